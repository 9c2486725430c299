"""The measurements behind a verdict, as sentences."""

import math

from pages.ui.i18n import Text, number
from pages.ui.verdict.curves import DiagnosedCurves
from pages.ui.verdict.icons import READABLE
from pages.ui.verdict.verdict_sentence import epoch_text


def evidence_lines(curves: DiagnosedCurves, t: Text) -> list[str]:
    """Return what was measured: validation, its rise, training, the drop, and just guessing."""
    return [*_validation(curves, t), *_drop(curves, t), *_guess(curves, t)]


def _validation(curves: DiagnosedCurves, t: Text) -> list[str]:
    found, e = curves.found, curves.found.evidence
    if found.best_epoch is None or not math.isfinite(e["end"]):
        return []
    low, high = found.turn_range or (found.best_epoch, found.best_epoch)
    id = "val" if found.verdict in READABLE else "val_unread"
    lines = [
        t(f"verdict.numbers_line.{id}", best=number(e["best"]), epoch=epoch_text(found.best_epoch),
          low=epoch_text(low), high=epoch_text(high), end=number(e["end"]))
    ]  # fmt: skip
    if found.verdict == "overfitting" and e["noise"] > 0:
        times = e["rise"] / e["noise"]
        id = "rise" if times < 20 else "rise_far"
        lines.append(t(f"verdict.numbers_line.{id}", rise=number(e["rise"]), times=f"{times:.0f}"))
    ends = {"start": e["train_start"], "end": e["train_end"], "gap": e["gap"]}
    if all(value == value for value in ends.values()):
        lines.append(t("verdict.numbers_line.train", **{k: number(v) for k, v in ends.items()}))
    return lines


def _drop(curves: DiagnosedCurves, t: Text) -> list[str]:
    found = curves.found
    if found.drop_end is None or found.verdict not in READABLE:
        return []
    low, high = found.drop_range or (found.drop_end, found.drop_end)
    values = {"value": found.drop_end, "low": low, "high": high}
    return [t("verdict.numbers_line.drop", **{name: epoch_text(epoch) for name, epoch in values.items()})]


def _guess(curves: DiagnosedCurves, t: Text) -> list[str]:
    best = curves.found.evidence["best"]
    if not (curves.guess > 0 and math.isfinite(best)):
        return []
    below = 1 - best / curves.guess
    id = "guess" if below >= 0.005 and curves.found.best_epoch else "guess_above"
    return [t(f"verdict.numbers_line.{id}", guess=number(curves.guess), percent=f"{100 * below:.0f}")]

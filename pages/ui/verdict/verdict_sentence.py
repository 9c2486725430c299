"""The verdict on curves in one plain sentence."""

import math

from core.diagnosis import rules
from core.diagnosis.verdicts import leapt, memorised
from pages.ui import i18n
from pages.ui.i18n import Text, number
from pages.ui.verdict.curves import DiagnosedCurves

# A healthy run whose last fifth still wins more than this share of all that was won is said to fall on.
LINGERS = 0.02
# A rise to less than this many times the lowest loss is not one that anybody sees: it would be said as 0 per cent.
SEEN = 1.005
# Healthy in its shape alone: after these endings nobody should read that all is well.
BUTS = ("apart", "hardly")


def whole_sentence(curves: DiagnosedCurves, t: Text) -> str:
    """Return the verdict's name and its sentence."""
    return t("format.verdict", name=name(curves, t), sentence=line(curves, t))


def name(curves: DiagnosedCurves, t: Text) -> str:
    """Return what the verdict is called."""
    return t(f"verdict.{name_id(curves)}")


def name_id(curves: DiagnosedCurves) -> str:
    """Return the id of the verdict's name, below `verdict`."""
    return "penalty.name" if curves.cause == "penalty" else f"{curves.found.verdict}.name{but(curves)}"


def but(curves: DiagnosedCurves) -> str:
    """Return the end of the ids of texts for curves that are healthy in their shape alone."""
    return "_but" if curves.found.verdict == "healthy" and ending(curves) in BUTS else ""


def is_flat(curves: DiagnosedCurves) -> bool:
    """Return whether curves are called underfitting though nobody knows what guessing costs: they do not move."""
    return curves.found.verdict == "underfitting" and math.isnan(curves.guess)


def no_meaning(curves: DiagnosedCurves, t: Text) -> str:
    """Return what the verdict does not mean."""
    return t(f"verdict.{curves.cause or curves.found.verdict}.not")


def meaning(curves: DiagnosedCurves, t: Text) -> str:
    """Return what the verdict means."""
    if curves.cause:
        return t(f"verdict.{curves.cause}.means")
    variant = "_flat" if is_flat(curves) else but(curves)
    return t(f"verdict.{curves.found.verdict}.means{variant}")


def line(curves: DiagnosedCurves, t: Text) -> str:
    """Return the sentence without the verdict's name."""
    found = curves.found
    if curves.config is not None and curves.cause == "penalty":
        e, l2 = found.evidence, i18n.plain(curves.config.l2)
        lowest, end = number(e["train_end"] - e["train_rebound"]), number(e["train_end"])
        return t(f"verdict.penalty.line_{found.verdict}", l2=l2, lowest=lowest, end=end)
    if found.verdict == "overfitting":
        turn = around(found.best_epoch, found.turn_range, t)
        return t("verdict.overfitting.line", rose=_rose(curves, t), turn=turn)
    if found.verdict == "healthy":
        return _healthy(curves, t)
    if found.verdict == "widening_gap" and memorised(found.evidence):
        return t("verdict.widening_gap.line_guess")
    if found.verdict == "underfitting" and found.evidence["train_end"] < 0.9 * curves.guess:
        return t("verdict.underfitting.line_new_data")
    if is_flat(curves):
        ends = {"start": found.evidence["train_start"], "end": found.evidence["train_end"]}
        return t("verdict.underfitting.line_flat", **{name: number(value) for name, value in ends.items()})
    if curves.diverged:
        return t("verdict.unstable.line_diverged", epoch=i18n.plain(curves.last_epoch))
    if found.verdict == "unstable" and leapt(found.evidence) and not rules.exploded(found.evidence):
        start, peak = found.evidence["train_start"], found.evidence["train_start"] + found.evidence["train_leap"]
        return t("verdict.unstable.line_leapt", start=number(start), peak=number(peak))
    return t(f"verdict.{found.verdict}.line")


def _healthy(curves: DiagnosedCurves, t: Text) -> str:
    found, end = curves.found, _end(curves, t)
    if found.drop_end is None:
        return t(f"verdict.healthy.line_without_drop{but(curves)}", end=end)
    id = "line" if curves.drop_is_sharp else "line_slow"
    return t(f"verdict.healthy.{id}{but(curves)}", drop_end=around(found.drop_end, found.drop_range, t), end=end)


def ending(curves: DiagnosedCurves) -> str:
    """Return how healthy curves end: `near` their lowest loss, or what else is to be said of the end."""
    e = curves.found.evidence
    if e["gap"] > max(e["train_fall"] / 5, abs(e["end"]) / 2):
        return "apart"
    if -e["gap"] > abs(e["end"]) / 2:
        return "below"
    if curves.last_val - e["best"] > abs(e["best"]) / 4:
        return "wavers"
    if e["best"] > 0.9 * curves.guess:
        return "hardly"
    return "falls" if e["late_fall"] > LINGERS * e["fall"] else "near"


def shape(curves: DiagnosedCurves) -> str:
    """Return what proposals are made for: the cause that the settings tell, the verdict, or how healthy curves end."""
    return curves.cause or (ending(curves) if curves.found.verdict == "healthy" else curves.found.verdict)


def _end(curves: DiagnosedCurves, t: Text) -> str:
    e = curves.found.evidence
    return t(
        f"verdict.healthy.end.{ending(curves)}", val=number(e["end"]), train=number(e["train_end"]),
        last=number(curves.last_val), best=number(e["best"]), guess=number(curves.guess),
    )  # fmt: skip


def _rose(curves: DiagnosedCurves, t: Text) -> str:
    """Return how much validation rose, in the word that one would use, to where one sees the curve end."""
    e, times = curves.found.evidence, rules.rise(curves.val_loss[curves.val_loss == curves.val_loss])
    if times < SEEN:  # the last epochs fell back: the level of the last fifth is what made the verdict
        times = e["end"] / e["best"]
    if not math.isfinite(times) or e["best"] <= 0:
        return t("verdict.rose.from", best=number(e["best"]), end=number(e["end"]))
    if times >= 4:
        return t("verdict.rose.times", times=f"{times:.0f}" if times < i18n.HUGE else number(times))
    if times >= 3:
        return t("verdict.rose.tripled")
    if times >= 2:
        return t("verdict.rose.doubled")
    return t("verdict.rose.half", percent=f"{100 * (times - 1):.0f}")


def around(epoch: float | None, span: tuple[float, float] | None, t: Text) -> str:
    """Return an epoch with those that could as well be named; "" where there is none."""
    if epoch is None:
        return ""
    low, high = span or (epoch, epoch)
    if low == high:
        return epoch_text(epoch)
    return t("verdict.range", value=epoch_text(epoch), low=epoch_text(low), high=epoch_text(high))


def epoch_text(epoch: float) -> str:
    """Return an epoch as its log counts it: whole, or with the digits that it needs."""
    return f"{epoch:.0f}" if float(epoch).is_integer() else f"{epoch:.4g}"

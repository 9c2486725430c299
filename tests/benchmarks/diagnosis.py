"""Prints how well `diagnose` reads a folder of labelled real curves: `python -m tests.benchmarks.diagnosis FOLDER`.

FOLDER holds `NNN.csv` (epoch, train_loss, val_loss) and `labels.csv` (id, verdict, also_ok, drop_lo, drop_hi, turn_lo,
turn_hi, confidence, note), as people labelled them.
"""

import argparse
import csv
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.diagnosis import Diagnosis, diagnose

# The labels' words for our verdicts.
SAME = {"noisy/unclear": "noisy", "diverged/unstable": "unstable"}


@dataclass(frozen=True)
class Labelled:
    """A curve with what people said about it."""

    id: str
    epochs: list[float]
    train: list[float]
    val: list[float]
    verdict: str
    accepted: frozenset[str]
    drop: tuple[float, float] | None
    turn: tuple[float, float] | None
    sure: bool
    note: str

    def read(self, until: float = float("inf")) -> Diagnosis:
        """Diagnose the curve, or its beginning up to an epoch."""
        n = sum(epoch <= until for epoch in self.epochs)
        return diagnose(self.train[:n], self.val[:n], self.epochs[:n])


def load(folder: Path) -> list[Labelled]:
    """Read all labelled curves of a folder."""
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        return [_labelled(folder, row) for row in csv.DictReader(file)]


def _labelled(folder: Path, label: dict[str, str]) -> Labelled:
    with (folder / f"{label['id']}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = ([_number(row[name]) for row in rows] for name in ("epoch", "train_loss", "val_loss"))
    verdict = SAME.get(label["verdict"], label["verdict"])
    others = {SAME.get(word, word) for word in label["also_ok"].split("|") if word}
    gap = {"widening_gap"} if verdict == "healthy" and "gap" in label["note"] else set()
    return Labelled(
        label["id"], *columns, verdict, frozenset({verdict} | others | gap), _range(label, "drop"),
        _range(label, "turn"), label["confidence"] == "high", label["note"],
    )  # fmt: skip


def _number(text: str) -> float:
    return float(text) if text else float("nan")


def _range(label: dict[str, str], name: str) -> tuple[float, float] | None:
    low, high = label[f"{name}_lo"], label[f"{name}_hi"]
    return None if "none" in (low, high) or not low or not high else (float(low), float(high))


def share(name: str, hits: list[bool], target: float) -> str:
    """Return one line: what was counted, how often it held, and the target if there is one."""
    part = sum(hits) / len(hits) if hits else float("nan")
    wanted = f", target {target:.2f}{'' if part >= target else ' MISSED'}" if target else ""
    return f"{name:<68} {sum(hits):>3} of {len(hits):>3} = {part:.3f}{wanted}"


def within(value: float | None, limits: tuple[float, float]) -> bool:
    """Tell whether a value is there and inside."""
    return value is not None and limits[0] <= value <= limits[1]


def _near(epoch: float | None, curve: Labelled) -> bool:
    beside = 0.02 * (curve.epochs[-1] - curve.epochs[0])
    return curve.turn is not None and within(epoch, (curve.turn[0] - beside, curve.turn[1] + beside))


def table(curves: list[Labelled]) -> list[str]:
    """Return the figures and the list of misses as lines of text."""
    read = {curve.id: curve.read() for curve in curves}
    right = {curve.id: read[curve.id].verdict in curve.accepted for curve in curves}
    called = [curve for curve in curves if read[curve.id].verdict == "overfitting"]
    over = [curve for curve in curves if curve.verdict == "overfitting"]
    calm = [curve for curve in curves if curve.verdict in ("healthy", "still_improving")]
    lines = [
        share("verdict accepted, labelled with high confidence", [right[c.id] for c in curves if c.sure], 0.95),
        share("verdict accepted, all", [right[c.id] for c in curves], 0.90),
        share("verdict is the first label, all", [read[c.id].verdict == c.verdict for c in curves], 0.0),
        share("overfitting: precision", [c.verdict == "overfitting" for c in called], 0.90),
        share("overfitting: precision, alternatives count", ["overfitting" in c.accepted for c in called], 0.90),
        share("overfitting: recall", [read[c.id].verdict == "overfitting" for c in over], 0.85),
        share(
            "best epoch within the labelled turn", [within(read[c.id].best_epoch, c.turn) for c in over if c.turn], 0.9
        ),
        share("the same, or within 2 % of the run beside it", [_near(read[c.id].best_epoch, c) for c in over], 0.0),
        share("overfit_from None: healthy, still improving", [read[c.id].overfit_from is None for c in calm], 0.95),
        share(
            "end of the drop within the label", [within(read[c.id].drop_end, c.drop) for c in curves if c.drop], 0.80
        ),
        share("no drop where none is labelled", [read[c.id].drop_end is None for c in curves if not c.drop], 0.0),
    ]
    lines += [
        share(
            f"beginning up to {name} not called overfitting",
            [c.read(cut).verdict != "overfitting" for c, cut in cuts],
            target,
        )
        for name, cuts, target in (
            ("the lowest validation loss", [(c, read[c.id].best_epoch) for c in over], 1.0),
            ("turn_lo", [(c, c.turn[0]) for c in over if c.turn], 1.0),
            ("turn_hi", [(c, c.turn[1]) for c in over if c.turn], 0.0),
        )
    ]
    lines.append("\nnot accepted, or outside the labelled range:")
    for curve in curves:
        d = read[curve.id]
        notes = [f"verdict {d.verdict}"] if not right[curve.id] else []
        if curve.drop and not within(d.drop_end, curve.drop):
            notes.append(f"drop {d.drop_end} {d.drop_range}, labelled {curve.drop}")
        if curve in over and curve.turn and not within(d.best_epoch, curve.turn):
            notes.append(f"best {d.best_epoch}, labelled {curve.turn}")
        if notes:
            accepted = "|".join(sorted(curve.accepted))
            lines.append(
                f"  {curve.id} {curve.verdict} ({accepted}, {'high' if curve.sure else 'low'}): {'; '.join(notes)}"
            )
    return lines


def long_run(n: int) -> tuple[list[float], list[float], list[int]]:
    """Return both losses and the epochs of a noisy run of n points that overfits, as lists, as a log has them."""
    share = np.arange(n) / n
    shake = np.random.default_rng(0).normal(0, 0.01, (2, n))
    train, val = np.exp(-10 * share) + 0.1 + shake[0], np.exp(-10 * share) + 0.2 + share / 2 + shake[1]
    return train.tolist(), val.tolist(), list(range(n))


def longest() -> str:
    """Return one line: how long the longest curve takes that `diagnose` is made for."""
    curve, took = long_run(100_000), []
    for _ in range(5):
        start = time.process_time()
        diagnose(*curve)
        took.append(time.process_time() - start)
    return f"{'100,000 points, median of 5':<68} {1000 * sorted(took)[2]:.0f} ms CPU, at most 50"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with NNN.csv and labels.csv")
    print("\n".join([*table(load(parser.parse_args().folder)), "", longest()]))

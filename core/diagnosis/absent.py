"""What is not there: one of the two losses, numbers where something else is printed, the beginning, enough rows."""

from collections.abc import Iterator

import numpy as np

from core.diagnosis.alone import reading
from core.diagnosis.curves import Floats
from core.diagnosis.findings import LOSSES, Columns, Finding
from core.diagnosis.verdicts import MIN_POINTS

# A log that counts in steps, or prints every tenth epoch, begins with its first ten.
STEPS = 1.5
# All values of a level loss lie within this share of it.
LEVEL = 0.05


def training_only(columns: Columns) -> Iterator[Finding]:
    """Validation has no number anywhere: what the training loss shows by itself."""
    if len(columns.measured["train"]) and not len(columns.measured["val"]):
        yield Finding("training_only", reading(columns.curves, "train"))


def validation_only(columns: Columns) -> Iterator[Finding]:
    """Training has no number anywhere: what the validation loss shows by itself."""
    if len(columns.measured["val"]) and not len(columns.measured["train"]):
        yield Finding("validation_only", reading(columns.curves, "val"))


def printed_nan(columns: Columns) -> Iterator[Finding]:
    """A loss is printed that is no number: from which epoch on, and what stood there before.

    `last` and `last_epoch` are the last number before it, None if there is none; `infinite` tells infinity from NaN;
    `to_the_end` is False where numbers follow again.
    """
    curves = columns.curves
    for loss in LOSSES:
        rows = np.flatnonzero(curves.printed[loss])
        if len(rows):
            first, numbers = int(rows[0]), np.flatnonzero(np.isfinite(curves.of(loss)))
            before = numbers[numbers < first]
            yield Finding(
                "printed_nan",
                {
                    "loss": loss,
                    "epoch": float(curves.epochs[first]),
                    "last": curves.given(curves.of(loss)[before[-1]]) if len(before) else None,
                    "last_epoch": float(curves.epochs[before[-1]]) if len(before) else None,
                    "infinite": bool(curves.infinite[loss][first]),
                    "to_the_end": not len(numbers) or bool(numbers[-1] < first),
                },
            )


def late_start(columns: Columns) -> Iterator[Finding]:
    """The log begins neither at 0 or 1 nor one step from 0; `level` tells whether nothing moves in it."""
    epochs = columns.curves.epochs
    if begins_late(epochs):
        level = all(is_level(columns.measured[loss]) for loss in LOSSES if len(columns.measured[loss]))
        yield Finding("late_start", {"epoch": float(epochs[0]), "level": level})


def few_points(columns: Columns) -> Iterator[Finding]:
    """What is said rests on fewer than ten rows."""
    points = columns.evidence.points or max(len(columns.measured[loss]) for loss in LOSSES)
    if 0 < points < MIN_POINTS:
        yield Finding("few_points", {"points": points})


def begins_late(epochs: Floats) -> bool:
    """Tell whether rows before the first are missing: it is neither 0 nor 1, nor one step."""
    return len(epochs) > 1 and bool(epochs[0] > max(1.0, STEPS * float(np.median(np.diff(epochs)))))


def is_level(values: Floats) -> bool:
    """Tell whether all values lie close together."""
    return bool(np.ptp(values) <= LEVEL * abs(float(np.median(values))))

"""What accuracies add to two losses, where a log has them."""

from collections.abc import Iterator

import numpy as np

from core.diagnosis.curves import Floats
from core.diagnosis.findings import LOSSES, Columns, Finding, needs_both
from core.diagnosis.shapes import late_points, level, level_error, noise, smooth
from core.diagnosis.verdicts import CHANCE, rose

# An accuracy that is the same in so many rows stands still; all right in all of them is no sign of guessing.
STANDS, PERFECT = 4, 0.999
# A rise by a smaller share of the rows is not worth a sentence.
POINTS, ROWS = 0.005, 5


def given(columns: Columns) -> str | None:
    """One of the accuracies is there."""
    return None if any(np.isfinite(accuracy).any() for accuracy in _of(columns)) else "no_accuracy"


def needs_validation(columns: Columns) -> str | None:
    """Validation's accuracy is there, and both losses."""
    if not np.isfinite(columns.val_accuracy).any():
        return "no_validation_accuracy"
    return needs_both(columns)


def constant_accuracy(columns: Columns) -> Iterator[Finding]:
    """An accuracy never changes: only one class is named (or the target is a number, and accuracy means nothing)."""
    still = {}
    for split, accuracy in zip(LOSSES, _of(columns), strict=True):
        values = accuracy[np.isfinite(accuracy)]
        if len(values) >= STANDS and np.ptp(values[1:]) == 0 and values[-1] < PERFECT:
            still[split] = float(values[-1])
    if still:
        split = "both" if len(still) == len(LOSSES) else next(iter(still))
        yield Finding("constant_accuracy", {"split": split, "accuracy": next(reversed(still.values()))})


def accuracy_still_rises(columns: Columns) -> Iterator[Finding]:
    """Validation's accuracy ends higher than it was where its loss was lowest, beyond chance, though the loss rose."""
    if not rose(columns.evidence):
        return
    rows = np.isfinite(columns.curves.val) & np.isfinite(columns.val_accuracy) & np.isfinite(columns.curves.train)
    if rows.sum() < ROWS:
        return
    losses, accuracy = columns.curves.val[rows], columns.val_accuracy[rows]
    before, width = level(accuracy, int(np.argmin(smooth(losses))))
    tail = late_points(len(accuracy))
    after = float(np.median(accuracy[-tail:]))
    if after - before > max(POINTS, CHANCE * level_error(noise(accuracy), width, tail)):
        yield Finding("accuracy_still_rises", {"before": before, "after": after})


def _of(columns: Columns) -> tuple[Floats, Floats]:
    return columns.train_accuracy, columns.val_accuracy

"""Columns that may not be what they are taken for: nothing measured, the same data twice, two scales, a score."""

from collections.abc import Iterator

import numpy as np

from core.diagnosis.curves import Floats
from core.diagnosis.findings import LEAST, LOSSES, SAMPLE, Columns, Finding, sample
from core.diagnosis.shapes import late_points, smooth

# Training is innocently above validation by up to 3.8 times in logs (dropout, a mean over the epoch), by 6 with odd
# training targets; a tenth of the rows may lie closer by chance.
SCALES, CLOSEST = 8.0, 0.1
# Two losses of different rows agree by chance in a rounded digit or two, not in three different values and all rows.
DISTINCT = 3
# A score levels off: most of its rise comes before the middle, in more than one step, and nearly all steps go up.
EARLY, ONE_STEP, UPWARD = 0.6, 0.75, 0.7
# It rises by this share of its last value, at the least, in so many rows.
RISE, RISING_ROWS = 0.03, 5
# Two values take turns where they lie this many times farther apart than either varies, over so many rows, and by
# this share of the loss, which one sees.
APART, TURNS, SEEN = 4, 8, 0.01


def all_zero(columns: Columns) -> Iterator[Finding]:
    """Every value of a loss is zero: nothing was measured."""
    zero = [loss for loss in LOSSES if len(columns.measured[loss]) >= LEAST and not np.any(columns.measured[loss])]
    if zero:
        yield Finding("all_zero", {"loss": "both" if len(zero) == len(LOSSES) else zero[0]})


def identical_losses(columns: Columns) -> Iterator[Finding]:
    """Both losses are the same in every row: validation was measured on the training data, or one was logged twice."""
    train, val = columns.both
    if np.array_equal(train, val) and len(np.unique(train[: 10 * DISTINCT])) >= DISTINCT:
        yield Finding("identical_losses", {"rows": len(train)})


def different_scales(columns: Columns) -> Iterator[Finding]:
    """Train lies so far above validation all along that they are two kinds of sum; `factor` is the typical one."""
    train, val = columns.both
    if not (np.all(train > 0) and np.all(val > 0)):
        return
    with np.errstate(over="ignore"):
        times = sample(train) / sample(val)
    if np.quantile(times, CLOSEST) > SCALES:
        yield Finding("different_scales", {"factor": float(np.median(times))})


def alternating(columns: Columns) -> Iterator[Finding]:
    """Two values take turns from row to row: `low` and `high`, in the second half of the run."""
    for loss in LOSSES:
        rows = len(columns.measured[loss])
        values = columns.measured[loss][-min(max(TURNS, rows // 2), SAMPLE) :]
        if len(values) < TURNS:
            continue
        low, high = sorted((values[::2], values[1::2]), key=np.median)
        between = float(np.median(high) - np.median(low))
        apart = max(APART * max(np.ptp(low), np.ptp(high)), SEEN * abs(float(np.median(high))))
        if low.max() < high.min() and between > apart:
            given = columns.curves.given
            yield Finding("alternating", {"loss": loss, "low": given(np.median(low)), "high": given(np.median(high))})


def rising_score(columns: Columns) -> Iterator[Finding]:
    """Whatever is there rises and levels off, as an accuracy or an AUC does and no loss: higher is better here."""
    there = [loss for loss in LOSSES if len(columns.measured[loss])]
    if there and all(_rises_and_levels_off(columns.measured[loss]) for loss in there):
        first, *_ = (columns.measured[loss] for loss in there)
        given = columns.curves.given
        loss = "both" if len(there) == len(LOSSES) else there[0]
        yield Finding("rising_score", {"loss": loss, "start": given(first[0]), "end": given(first[-1])})


def _rises_and_levels_off(values: Floats) -> bool:
    if len(values) < RISING_ROWS or values[-1] <= values[0]:
        return False
    curve = smooth(values)
    rise = curve[-1] - values[0]
    if not rise > RISE * abs(curve[-1]):
        return False
    # What single rows do is noise where a run is long; a tenth of it is a step that one sees.
    coarse = curve[np.linspace(0, len(curve) - 1, min(len(curve), 11)).astype(int)]
    steps = np.diff(np.r_[values[0], coarse[1:]])
    upward = np.mean(steps > 0) >= UPWARD
    return bool(
        upward
        and steps.max() < ONE_STEP * rise
        and curve[len(curve) // 2] - values[0] > EARLY * rise
        and np.median(values[-late_points(len(values)) :]) > values[0] + rise / 2
    )

"""One file, several trainings: where the epochs begin again, and whether the losses go on or start afresh."""

from collections.abc import Sequence

import numpy as np

from core.logs.run import Floats

# Rows that step back more often than this share are rows out of order, not runs.
MAX_RESTARTS = 0.2
MIN_ROWS = 3
# How much nearer to the last loss than to the first one a new segment must begin to be the same training.
NEARER = 2 / 3


def boundaries(x: Floats, starts: Sequence[int]) -> list[int]:
    """Return the first rows of the segments of a log, row 0 among them: where x falls, or where the log says so."""
    falls = (np.flatnonzero(np.diff(x) < 0) + 1).tolist()
    return sorted({0, *falls, *(start for start in starts if 0 < start < len(x))})


def out_of_order(x: Floats) -> bool:
    """Tell whether rows are shuffled, or listed from the last to the first."""
    falls = int(np.sum(np.diff(x) < 0))
    return falls > max(1, MAX_RESTARTS * len(x))


def goes_on(before: Floats, after: Floats) -> bool:
    """Tell whether the losses of a segment `(n,)` begin where those of the one before stopped, not where it began."""
    before, after = before[np.isfinite(before)], after[np.isfinite(after)]
    if len(before) < 2 or not len(after):
        return False
    to_last, to_first = abs(after[0] - before[-1]), abs(after[0] - before[0])
    return bool(to_last < NEARER * to_first and abs(before[-1] - before[0]) > 0)


def resumed_at(before: Floats, after: Floats) -> float | None:
    """Return the epoch at which a run was taken up again from a checkpoint; None if it begins from the start."""
    first = float(after[0])
    return first if first > float(before[0]) and first > 1 and first <= float(before[-1]) + 1 else None

"""Rules about a run's curves that exercises, pages and benchmarks share, so that none of them has one of its own."""

import numpy as np

from core.diagnosis.curves import Floats
from core.diagnosis.evidence import Evidence
from core.diagnosis.verdicts import broke_down, leapt
from core.diagnosis.verdicts import exploded as ends_above_start


def end(losses: Floats) -> float:
    """Return where a curve ends, in loss units: the median of the last three values, infinite after an explosion.

    Args:
        losses: one loss an epoch, `(n,)`, n ≥ 1.
    """
    with np.errstate(over="ignore"):  # the middle of two huge values
        return float(np.median(losses[-3:])) if np.isfinite(losses).all() else float("inf")


def rise(val_loss: Floats) -> float:
    """Return the end of a validation loss as a multiple of its lowest value: 1 where it ends there.

    Infinite after an explosion, and where it rose from a lowest value of exactly 0, which no multiple can tell.

    Args:
        val_loss: one validation loss an epoch, `(n,)`, n ≥ 1, none below 0.
    """
    last, lowest = end(val_loss), float(np.fmin.reduce(val_loss))
    if last == lowest:
        return 1.0
    return last / lowest if lowest > 0 else float("inf")


def exploded(evidence: Evidence) -> bool:
    """Return whether a loss left the numbers near the end, or the verdict's rule for explosions applies."""
    return broke_down(evidence) or ends_above_start(evidence)


def steps_too_large(evidence: Evidence) -> bool:
    """Return whether a run exploded, or leapt far above its start on the way."""
    return exploded(evidence) or leapt(evidence)

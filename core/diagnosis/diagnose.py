"""The one call: two losses in, a verdict with its phases and its evidence out."""

import math
from dataclasses import dataclass

import numpy as np

from core.diagnosis import shapes
from core.diagnosis.curves import Losses, read
from core.diagnosis.evidence import Evidence, measure
from core.diagnosis.verdicts import verdict_of


@dataclass(frozen=True)
class Diagnosis:
    """What two curves show. Epochs are in the units given; None where there is nothing to name."""

    verdict: str
    """An id of `VERDICTS`."""
    drop_end: float | None
    """Where train's sharp drop ends *in the stretch given*: a longer run of the same curve moves it."""
    drop_range: tuple[float, float] | None
    """First and last epoch that could as well be called the end of the drop."""
    best_epoch: float | None
    """Epoch of the lowest validation loss, the first of equals, whatever the verdict."""
    turn_range: tuple[float, float] | None
    """First and last epoch around it whose validation loss cannot be told from the lowest."""
    overfit_from: float | None
    """best_epoch where the verdict is "overfitting"."""
    evidence: Evidence
    """The numbers behind the verdict."""


def diagnose(
    train_loss: Losses, val_loss: Losses | None = None, epochs: Losses | None = None, baseline: float | None = None
) -> Diagnosis:
    """Say what a train and a validation loss over epochs show.

    Args:
        train_loss: one loss an epoch, `(n,)`; None, NaN and infinities may be among them, and it may be empty.
        val_loss: the validation loss of the same epochs. What the shorter of the two lacks at its end is missing.
        epochs: `(n,)`, in any unit (epochs, steps, from 0 or 1), default 0, 1, …; rows without one are left out.
        baseline: the validation loss of the best constant guess, if known.

    Returns:
        A `Diagnosis`. Its verdict is the first of these that applies (`core/diagnosis/verdicts.py` has the numbers):
        unstable (a loss left the numbers at the end), too_short, incomparable (also: no validation), unstable
        (exploded, train lost its gains again, train jumps, zigzags or leapt), overfitting, underfitting (train hardly
        fell), noisy, still_improving, widening_gap, underfitting (no better than the baseline), healthy.

    Raises:
        ValueError, TypeError: if a sequence holds something that is no number.
    """
    with np.errstate(all="ignore"):
        curves = read(train_loss, val_loss, epochs)
        known = math.nan if baseline is None else float(np.ldexp(baseline, -curves.exponent))
        evidence = measure(curves, known)
        seen, tested = np.isfinite(curves.train), np.isfinite(curves.val)
        drop_end, drop_range = shapes.drop(curves.epochs[seen], curves.train[seen])
        best_epoch, turn_range = shapes.lowest(curves.epochs[tested], curves.val[tested])
        given = evidence.times_two_to(curves.exponent)
    verdict = verdict_of(evidence)
    overfit_from = best_epoch if verdict == "overfitting" else None
    return Diagnosis(verdict, drop_end, drop_range, best_epoch, turn_range, overfit_from, given)

"""Curves with their diagnosis: all that sentences need to know, whether the curves come from a run or from a log."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.diagnosis import Diagnosis
from pages.ui.verdict.icons import READABLE

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class DiagnosedCurves:
    """Two losses over their epochs, `(n,)` each, and what the diagnosis found in them."""

    found: Diagnosis
    epochs: Floats
    train_loss: Floats
    val_loss: Floats
    """NaN is missing, or was printed."""
    guess: float = math.nan
    """The validation loss of just guessing, NaN where nobody knows it."""
    diverged: bool = False
    """Whether training ended at a loss that is no number."""

    @property
    def first_epoch(self) -> float:
        return float(self.epochs[0])

    @property
    def last_epoch(self) -> float:
        return float(self.epochs[-1])

    @property
    def last_val(self) -> float:
        """The last validation loss that there is, NaN where there is none."""
        seen = self.val_loss[~np.isnan(self.val_loss)]
        return float(seen[-1]) if len(seen) else math.nan

    def phases(self) -> tuple[float | None, float | None]:
        """Return where the sharp drop ends and where overfitting begins, None for what the curves do not show."""
        if self.found.verdict not in READABLE:
            return None, None
        drop, over = self.found.drop_end, self.found.overfit_from
        return (drop if over is None or drop is None else min(drop, over)), over

"""Curves with their diagnosis: all that sentences need to know, whether the curves come from a run or from a log."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.causes import cause
from core.config import ResolvedConfig
from core.diagnosis import Diagnosis
from pages.ui.verdict.icons import READABLE

Floats = NDArray[np.float64]

# A drop that takes a larger share of the run than this is not called sharp.
SHARP = 0.3


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
    config: ResolvedConfig | None = None
    """The settings, of a run that was trained here: they may tell the cause."""

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

    @property
    def cause(self) -> str | None:
        """Return the id of what in the settings is behind the verdict, where they tell."""
        return None if self.config is None else cause(self.config, self.found.verdict, self.found.evidence)

    @property
    def drop_is_sharp(self) -> bool:
        """Return whether the first drop takes so small a share of the run that one calls it sharp."""
        whole = self.last_epoch - self.first_epoch
        return self.found.drop_end is not None and self.found.drop_end - self.first_epoch <= SHARP * whole

    def phases(self) -> tuple[float | None, float | None]:
        """Return where the sharp drop ends and where overfitting begins, None for what the curves do not show."""
        if self.found.verdict not in READABLE:
            return None, None
        over = self.found.overfit_from
        drop = self.found.drop_end if self.drop_is_sharp else None
        return (drop if over is None or drop is None else min(drop, over)), over

"""A log that was read: its runs, each with its diagnosis. The one place that knows how a log is diagnosed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from core.diagnosis import diagnose
from core.logs import LoggedRun
from pages.ui.verdict import DiagnosedCurves


@dataclass(frozen=True)
class ReadRun:
    """A run of a log; its diagnosis is made when somebody asks for it."""

    log: LoggedRun

    @cached_property
    def curves(self) -> DiagnosedCurves:
        return diagnosed(self.log)


def diagnosed(log: LoggedRun) -> DiagnosedCurves:
    """Return the curves of a log with their diagnosis."""
    given = log.for_diagnosis()
    train, val = _column(given["train_loss"]), _column(given["val_loss"])
    return DiagnosedCurves(diagnose(**given), np.array(given["epochs"], dtype=float), train, val)


def _column(losses: list[float | None]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([np.nan if loss is None else loss for loss in losses])

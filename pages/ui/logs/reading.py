"""A log that was read: its runs, each with its diagnosis. The one place that knows how a log is diagnosed."""

from dataclasses import dataclass
from functools import cached_property

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
        """The rows that were diagnosed: of a log with few validations, only those that have one."""
        given = self.log.for_diagnosis()
        columns = (given["epochs"], given["train_loss"], given["val_loss"])
        epochs, train, val = (np.array([np.nan if v is None else v for v in column]) for column in columns)
        return DiagnosedCurves(diagnose(**given), epochs, train, val)

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
    given: dict[str, Any] = dict(log.for_diagnosis())
    train, val, epochs = given["train_loss"], given["val_loss"], np.array(given["epochs"], dtype=float)
    rows = np.searchsorted(log.epochs, epochs) if len(epochs) < len(log.epochs) else np.arange(len(epochs))
    accuracy = {f"{split}_accuracy": _shares(log, split, rows) for split in ("train", "val")}
    found = diagnose(**given, **{name: values for name, values in accuracy.items() if values is not None}, printed=True)
    return DiagnosedCurves(found, epochs, _column(train), _column(val))


def _column(losses: list[float | None]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([np.nan if loss is None else loss for loss in losses])


def _shares(log: LoggedRun, split: str, rows: Any) -> Any:
    """Return the accuracies of these rows as shares; None where there are none, or what is there is no share."""
    values = log.accuracy.get(split)
    if values is None or not np.isfinite(values).any():
        return None
    most, least = float(np.nanmax(values)), float(np.nanmin(values))
    if least < 0 or most > 100:
        return None
    return values[rows] / (100 if most > 1.5 else 1)

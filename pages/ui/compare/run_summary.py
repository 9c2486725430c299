"""What a comparison needs of one of its many runs: thin curves, ends and verdict; no model and no data."""

from dataclasses import dataclass
from math import inf, isfinite, isnan

import numpy as np
from numpy.typing import NDArray

from core.comparison import HIGHER_IS_BETTER, final_value, validation_curve
from core.config import ResolvedConfig
from core.datasets import DATASETS
from core.training import Run
from pages.ui import verdict
from pages.ui.run_player.lines import Line, thinned
from pages.ui.verdict.verdict_sentence import name_id

Floats = NDArray[np.float64]

# Points of a curve: as many as a picture of a few hundred pixels shows.
_POINTS = 90
# What a summary takes in memory, with its config: bytes.
N_BYTES = 3 * 8 * _POINTS + 2000


@dataclass(frozen=True)
class RunSummary:
    """One of many runs; `final` and `lowest` are validation values by their unit (`core.comparison.common_unit`).

    A value that is no number is infinite: worse than all others.
    """

    config: ResolvedConfig
    epochs: Floats
    train: Floats
    val: Floats
    final: dict[str, float]
    lowest: dict[str, float]
    train_final: float
    verdict: str
    """The verdict, or "penalty" where the settings tell that this is behind it."""
    name_id: str
    diverged: bool

    @property
    def line(self) -> Line:
        """Return the curves as charts take them."""
        return Line(self.epochs, self.train, self.val)


def summarise(run: Run) -> RunSummary:
    """Return what is needed of a run."""
    history, curves = run.history, verdict.curves_of(run)
    kept = thinned(history.val_loss, _POINTS)
    epochs, train, val = (column[kept] for column in (history.epoch, history.train_loss, history.val_loss))
    units = ("loss", "error" if DATASETS[run.config.dataset].task == "regression" else "accuracy")
    id = name_id(curves)
    return RunSummary(
        run.config, epochs, train, val, {unit: _number(final_value(run, unit), unit) for unit in units},
        {unit: _best(run, unit) for unit in units}, _number(float(history.train_loss[-1]), "loss"),
        "penalty" if curves.cause == "penalty" else curves.found.verdict, id, run.status == "diverged",
    )  # fmt: skip


def _best(run: Run, unit: str) -> float:
    values = validation_curve(run, unit)[1]
    finite = values[np.isfinite(values)]
    if not len(finite):
        return inf
    return float(finite.max() if unit in HIGHER_IS_BETTER else finite.min())


def _number(value: float, unit: str) -> float:
    """Return a value, the worst there is where it is no number."""
    if isfinite(value):
        return value
    return 0.0 if unit in HIGHER_IS_BETTER and isnan(value) else inf

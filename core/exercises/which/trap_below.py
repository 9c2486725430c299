"""Validation below training."""

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises.exercise import Exercise, always, choice
from core.exercises.which.trap_gap import one_right
from core.losses import LOSSES
from core.training import Run

Floats = NDArray[np.float64]


def clean_train_loss(run: Run) -> tuple[NDArray[np.intp], Floats]:
    """Return at the kept epochs the training loss against the targets as they were before some were spoiled."""
    data, loss = run.data, LOSSES[run.config.loss]
    raws = [run.model_at(epoch).raw(data.x_train) for epoch in run.kept_epochs]
    return np.array(run.kept_epochs), np.array([loss.value(raw, data.y_train_clean).mean() for raw in raws])


def _below(run: Run) -> dict[str, float]:
    history = run.history
    clean = float(clean_train_loss(run)[1][-1])
    return {"train": float(history.train_loss[-1]), "val": float(history.val_loss[-1]), "clean": clean}


def _spoiled(variant: int) -> tuple[RunConfig, ...]:
    return (RunConfig("blobs", outliers=0.2, n_val=200, data_seed=variant),)


EXERCISE = Exercise(
    "trap_below", "which", (choice("why", "bug", "leaked", "spoiled", "too_small"),),
    one_right("spoiled", _below), ("bug", "leaked", "too_small"),
    solve=always(why="spoiled"), initial_configs=_spoiled,
    wrong_answers={reason: always(why=reason) for reason in ("bug", "leaked", "too_small")},
)  # fmt: skip

"""What differs between configs, and in which unit their runs can be compared."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.datasets import DATASETS
from core.training import Run

Floats = NDArray[np.float64]

# What sets the scale of regression targets: the training rows before outliers.
_OF_THE_SCALE = ("noise", "n_train", "data_seed")
HIGHER_IS_BETTER = {"accuracy"}


def differing_fields(configs: Sequence[RunConfig]) -> dict[str, tuple[Any, ...]]:
    """Return the settings that are not the same in all configs: field -> the resolved value of each config.

    A setting that has no effect where it differs is left out: the degree of what is no polynomial, the hidden layers
    and the activation of what has none.
    """
    resolved = [config.resolved() for config in configs]
    columns = {f.name: tuple(_in_use(config, f.name) for config in resolved) for f in fields(RunConfig)}
    return {name: values for name, values in columns.items() if len(set(values)) > 1}


def common_unit(configs: Sequence[RunConfig]) -> str | None:
    """Return the unit in which the validation curves of these configs can share an axis.

    "loss" where all have the same loss of the same targets: for numbers, targets are scaled by the training rows, so
    that other rows make another unit. Else "accuracy" for classes, or "error" for numbers of one dataset: by how much
    predictions are off on average on the validation rows, which hold no outliers, in the data's own unit. None where
    there is no such unit: classes beside numbers, or numbers of several datasets.
    """
    resolved = [config.resolved() for config in configs]
    datasets = {config.dataset for config in resolved}
    tasks = {DATASETS[dataset].task for dataset in datasets}
    if len(tasks) > 1 or not tasks:
        return None
    is_regression = tasks == {"regression"}
    one_scale = len({tuple(getattr(c, name) for name in _OF_THE_SCALE) for c in resolved}) == 1 or not is_regression
    if len({config.loss for config in resolved}) == 1 and len(datasets) == 1 and one_scale:
        return "loss"
    if is_regression:
        return "error" if len(datasets) == 1 else None
    return "accuracy"


def validation_curve(run: Run, unit: str) -> tuple[Floats, Floats]:
    """Return epochs and validation values of a run in a unit of `common_unit`, two arrays of the same length.

    "error" is known at the epochs whose models were kept, 50 of a run by `train`, three of one by `over_seeds`.
    """
    if unit != "error":
        column = {"loss": "val_loss", "accuracy": "val_accuracy"}[unit]
        return run.history.epoch, run.history[column]
    epochs = run.kept_epochs
    return np.array(epochs, dtype=float), np.array([typical_error(run, epoch) for epoch in epochs])


def final_value(run: Run, unit: str) -> float:
    """Return the last validation value of a run in a unit of `common_unit`."""
    return typical_error(run, len(run.history)) if unit == "error" else float(validation_curve(run, unit)[1][-1])


def typical_error(run: Run, epoch: int) -> float:
    """Return by how much the model of an epoch is off on average on the validation rows, in the data's own unit."""
    raw = run.model_at(epoch).raw(run.data.x_val)
    with np.errstate(all="ignore"):
        return float(np.abs(raw - run.data.y_val).mean() * run.data.y_scale)


def _in_use(config: RunConfig, name: str) -> Any:
    """Return a setting, or the same for all configs whose model makes no use of it."""
    if name == "degree":
        return config.degree if config.model == "polynomial" else None
    if config.model != "mlp" and name in ("hidden", "activation", "dropout"):
        return 0.0 if name == "dropout" else None
    return getattr(config, name)

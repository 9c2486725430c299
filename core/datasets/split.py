"""One experiment's rows: train, validation and a sealed test, drawn by the data seed, corrupted, and scaled."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.datasets.catalogue import DATASETS, Dataset
from core.datasets.loaded import load

if TYPE_CHECKING:
    from core.config import ResolvedConfig, RunConfig

Floats = NDArray[np.float64]

N_TEST = 500
# An outlier stands this many spreads of the clean targets above its place: far outside, and still on the chart.
OUTLIER_SHIFT = 6.0
# Independent streams of one data seed, so that more training rows do not change the validation rows.
_TRAIN, _VAL, _TEST, _DEAL, _SPOIL = range(5)


@dataclass(frozen=True)
class Split:
    """The rows of one experiment; x is `(n, inputs)`, y is `(n,)`: scaled numbers, or class indices as floats.

    Inputs and regression targets are standardised by the clean training rows: a value in the data's own unit is
    `y * y_scale + y_mean` (0 and 1 for classes). `y_train_clean` is y_train before outliers or flips. The test rows
    are sealed: they judge once, at the end, and may be empty where all loaded rows are in use.
    """

    x_train: Floats
    y_train: Floats
    x_val: Floats
    y_val: Floats
    x_test: Floats
    y_test: Floats
    y_train_clean: Floats
    x_mean: Floats
    x_scale: Floats
    y_mean: float
    y_scale: float


def split(config: "RunConfig") -> Split:
    """Return the rows of an experiment; the same fields of the data always give the same rows."""
    dataset = DATASETS[config.dataset]
    (x_train, clean), (x_val, y_val), (x_test, y_test) = _rows(dataset, config.resolved())
    x_mean, x_scale = _scale(x_train)
    y_mean, y_scale = map(float, _scale(clean)) if dataset.task == "regression" else (0.0, 1.0)
    clean = (clean - y_mean) / y_scale
    share = max(config.outliers, dataset.own_outliers)
    parts = {
        "x_train": (x_train - x_mean) / x_scale,
        "y_train": _corrupt(clean, share, dataset.n_classes, config),
        "x_val": (x_val - x_mean) / x_scale,
        "y_val": (y_val - y_mean) / y_scale,
        "x_test": (x_test - x_mean) / x_scale,
        "y_test": (y_test - y_mean) / y_scale,
        "y_train_clean": clean,
        "x_mean": x_mean,
        "x_scale": x_scale,
    }
    for array in parts.values():
        array.flags.writeable = False
    return Split(**parts, y_mean=y_mean, y_scale=y_scale)


# The settings that the rows depend on.
_OF_THE_ROWS = ("dataset", "noise", "outliers", "n_train", "n_val", "data_seed")


def same_rows(a: "RunConfig", b: "RunConfig") -> bool:
    """Return whether two resolved configs have the same rows."""
    return all(getattr(a, name) == getattr(b, name) for name in _OF_THE_ROWS)


def _stream(config: "RunConfig", number: int) -> np.random.Generator:
    return np.random.default_rng((config.data_seed, number))


def _rows(dataset: Dataset, config: "ResolvedConfig") -> list[tuple[Floats, Floats]]:
    n_train, n_val = config.n_train, config.n_val
    if dataset.draw is not None:
        counts = {_TRAIN: n_train, _VAL: n_val, _TEST: N_TEST}
        return [dataset.draw(_stream(config, part), n, config.noise or 0.0) for part, n in counts.items()]
    x, y = load(dataset.id)
    order = _dealt(y, dataset.n_classes, _stream(config, _DEAL))
    # Training rows from the front and validation rows from the back: changing one count leaves the other's rows alone.
    front, back = n_train, len(order) - n_val
    return [(x[part], y[part]) for part in (order[:front], order[back:], order[front:back])]


def _dealt(y: Floats, n_classes: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Return a shuffled order in which every stretch holds the classes in about their shares (stratified)."""
    order = rng.permutation(len(y))
    if not n_classes:
        return order
    position = np.empty(len(y))
    for k in range(n_classes):
        members = order[y[order] == k]
        position[members] = (np.arange(len(members)) + rng.random()) / len(members)
    return np.argsort(position, kind="stable")


def _scale(values: Floats) -> tuple[Floats, Floats]:
    """Return each column's mean and standard deviation, 1 where a column is constant, so that it stays constant.

    Written out, because of many short runs np.mean and np.std took a tenth of the time.
    """
    n = len(values)
    mean = np.add.reduce(values) / n
    away = values - mean
    spread = np.sqrt(np.add.reduce(away * away) / n)
    return mean, np.where(spread > 1e-9 * (1.0 + np.abs(mean)), spread, 1.0)


def _corrupt(clean: Floats, share: float, n_classes: int, config: "RunConfig") -> Floats:
    """Return targets with a share of them pushed far up, or moved to another class."""
    corrupted, n = clean.copy(), round(share * len(clean))
    if not n:
        return corrupted
    rng = _stream(config, _SPOIL)
    chosen = rng.permutation(len(clean))[:n]
    if n_classes:
        corrupted[chosen] = (clean[chosen] + rng.integers(1, n_classes, len(chosen))) % n_classes
    else:
        corrupted[chosen] += OUTLIER_SHIFT
    return corrupted

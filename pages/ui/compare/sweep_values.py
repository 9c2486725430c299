"""Which settings can be swept, and over which values."""

from dataclasses import replace
from typing import Any

from core.comparison import differing_fields
from core.config import RANGES, ConfigError, ResolvedConfig
from core.training import cost
from pages.ui.runs import LONG

MOST = 16
# So much work at the most: under a minute. What is dearer is left out.
_MOST_WORK = 40 * LONG

_ROUND = (1.0, 3.0)
_ROWS = (10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000)
_VALUES: dict[str, tuple[float, ...]] = {
    "degree": tuple(range(1, 16)),
    "n_train": _ROWS,
    "noise": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0),
    "outliers": (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4),
    "batch_size": (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 0),
    "epochs": (10, 20, 50, 100, 200, 500, 1000, 2000),
    "l2": (0.0, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0),
    "dropout": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "patience": (0, 1, 2, 5, 10, 20, 50, 100),
}
_UNITS = (1, 2, 4, 8, 16, 32, 64)
FIELDS = ("learning_rate", "degree", "hidden", *(name for name in _VALUES if name != "degree"))
# Of these the places on an axis are equal ratios apart.
LOG_FIELDS = ("learning_rate", "hidden", "n_train", "batch_size", "epochs", "l2", "patience")


def fields_in(config: ResolvedConfig) -> tuple[str, ...]:
    """Return the settings that have an effect on runs of this config, and more than one value."""
    return tuple(field for field in FIELDS if len(_allowed(config, field, _candidates(config, field))) > 1)


def values_of(config: ResolvedConfig, field: str) -> tuple[Any, ...]:
    """Return up to 16 values in rising order, the one in use among them; batches of all rows come last."""
    config = config.resolved()
    used = getattr(config, field)
    allowed = [value for value in _allowed(config, field, _candidates(config, field)) if value != used]
    chosen, work = [used], cost(config)
    for value in sorted(allowed, key=lambda value: cost(replace(config, **{field: value}))):
        work += cost(replace(config, **{field: value}))
        if len(chosen) < MOST and work <= _MOST_WORK:
            chosen.append(value)
    return tuple(sorted(chosen, key=lambda value: place(config, field, value)))


def left_out(config: ResolvedConfig, field: str) -> tuple[Any, ...]:
    """Return the usual values that take too long with this config."""
    config = config.resolved()
    chosen = values_of(config, field)
    return tuple(value for value in _allowed(config, field, _candidates(config, field)) if value not in chosen)


def place(config: ResolvedConfig, field: str, value: Any) -> float:
    """Return how large a value is: the units of a layer, the rows of a batch."""
    if field == "hidden":
        return float(sum(value) / len(value))
    if field == "batch_size":
        return float(value or config.resolved().n_train or 1)
    return float(value)


def _candidates(config: ResolvedConfig, field: str) -> tuple[Any, ...]:
    config = config.resolved()
    if field == "learning_rate":
        return _rates(config)
    if field == "hidden":
        layers = len(config.hidden) or 1
        return tuple((units,) * layers for units in _UNITS)
    if field == "epochs":
        return tuple(value for value in _VALUES["epochs"] if value <= 4 * config.epochs)
    if field == "batch_size":
        return tuple(value for value in _VALUES["batch_size"] if value < config.n_train)
    return _VALUES[field]


def _rates(config: ResolvedConfig) -> tuple[float, ...]:
    """Return rates from a hundredth of the dataset's own to so much that the cliff is seen."""
    own = replace(config, learning_rate=None).resolved().learning_rate or 0.1
    rates = [float(f"{factor * 10.0**power:g}") for power in range(-5, 3) for factor in _ROUND]
    low, high = RANGES["learning_rate"]
    return tuple(rate for rate in rates if max(low, own / 150) <= rate <= min(high, own * 350))


def _allowed(config: ResolvedConfig, field: str, values: tuple[Any, ...]) -> list[Any]:
    """Return the values that can be, and that make another run than the one in use; and that one."""
    config = config.resolved()
    allowed = []
    for value in values:
        try:
            other = replace(config, **{field: value})
        except ConfigError:
            continue
        if value == getattr(config, field) or field in differing_fields([config, other]):
            allowed.append(value)
    return allowed

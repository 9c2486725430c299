"""A run that is to be trained among many others, and which of them can share one loop."""

from typing import NamedTuple

from core.config import ResolvedConfig
from core.datasets import DATASETS
from core.training.cost import UPDATE_OVERHEAD, cost

# Numbers that the runs of one stack may work on together: 1 MB, about what stays in a processor's second cache.
_STACK_NUMBERS, _LARGEST_STACK, _SMALLEST_STACK = 130_000, 64, 4
# In the units of `cost`: well under a tenth of a second.
_WORK_AT_A_TIME = 50_000_000
# What the loss of one row takes, in the same units.
_ROW_OVERHEAD = 40


class Job(NamedTuple):
    """What `train(config, batch_seed=batch_seed)` takes."""

    config: ResolvedConfig
    batch_seed: int | None = None


def stack_key(config: ResolvedConfig) -> tuple[object, ...] | None:
    """Return what resolved configs must have in common to be trained in one stack, or None where one trains alone.

    Stacking saves Python's own work for each update. That is most of the time of a linear model (one without hidden
    layers, on whatever features); hidden layers keep numpy busy enough. Runs that stop early would wait for the others.
    """
    if config.model == "mlp" or config.patience or stack_limit(config) < _SMALLEST_STACK:
        return None
    degree = config.degree if config.model == "polynomial" else None
    return (
        config.dataset, config.model, degree, config.loss, config.optimizer, config.n_train, config.n_val,
        config.batch_size, config.epochs,
    )  # fmt: skip


def stack_limit(config: ResolvedConfig) -> int:
    """Return how many runs of a resolved config may stand in one stack, so that its memory is bounded."""
    dataset = DATASETS[config.dataset]
    features = config.degree if config.model == "polynomial" else len(dataset.inputs)
    rows = config.n_train + config.n_val
    numbers = rows * (features + 1 + 4 * max(dataset.n_classes, 1))
    return min(_LARGEST_STACK, _STACK_NUMBERS // numbers)


def epochs_at_a_time(config: ResolvedConfig, runs: int = 1) -> int:
    """Return after how many epochs of so many runs in one stack it is time to show how far they are."""
    rows = config.n_train + config.n_val
    alone = cost(config) / config.epochs
    updates = -(-config.n_train // (config.batch_size or config.n_train))
    shared = min(alone, updates * UPDATE_OVERHEAD)
    return max(1, int(_WORK_AT_A_TIME / (shared + runs * (alone - shared + rows * _ROW_OVERHEAD))))

"""The beginner's words for numbers: three model sizes and four learning rates, as fields of a RunConfig."""

from dataclasses import replace

from core.config import Problem, RunConfig, fit
from core.datasets import DATASETS
from core.losses import LOSSES

# Times the starter's learning rate. "wild" is there to see what too much does; the others always end finite.
RATE_FACTORS = {"slow": 0.1, "good": 1.0, "fast": 3.0, "wild": 100.0}


def losses_for(dataset_id: str) -> tuple[str, ...]:
    """Return the ids of the losses that fit the dataset's task and number of classes."""
    dataset = DATASETS[dataset_id]
    return tuple(
        loss.id
        for loss in LOSSES.values()
        if loss.task == dataset.task and dataset.n_classes <= (loss.max_classes or dataset.n_classes)
    )


def rates(config: RunConfig) -> dict[str, float]:
    """Return the learning rate that each word stands for, given the dataset and the optimizer."""
    good = replace(config, learning_rate=None).resolved().learning_rate or 0.0
    return {word: float(f"{min(good * factor, 100.0):.6g}") for word, factor in RATE_FACTORS.items()}


def rate_word(config: RunConfig) -> str | None:
    """Return the word for the config's learning rate, or None for a rate of one's own."""
    rate = config.resolved().learning_rate
    return next((word for word, value in rates(config).items() if value == rate), None)


def size_word(config: RunConfig) -> str | None:
    """Return the word for the config's model, or None for a model of one's own."""
    full = config.resolved()
    sizes = DATASETS[config.dataset].sizes
    return next((word for word, size in sizes.items() if all(getattr(full, k) == v for k, v in size.items())), None)


def with_size(config: RunConfig, word: str) -> RunConfig:
    """Return the config with the model of that size."""
    return replace(config, **DATASETS[config.dataset].sizes[word])


def with_dataset(config: RunConfig, dataset_id: str) -> tuple[RunConfig, list[Problem]]:
    """Return the config moved to another dataset, and what was set by hand and does not fit there.

    A size or a rate that was chosen by its word keeps the word, not the number: "fast" on one dataset may explode on
    another. Everything that was not set takes the new dataset's starter.
    """
    size = size_word(config) if config.model is not None else None
    rate = rate_word(config) if config.learning_rate is not None else None
    values = {name: value for name, value in vars(config).items() if value is not None} | {"dataset": dataset_id}
    if size:
        values = {name: value for name, value in values.items() if name not in ("model", "hidden", "degree")}
        values |= DATASETS[dataset_id].sizes[size]
    if rate:
        del values["learning_rate"]
    moved, problems = fit(values)
    return (replace(moved, learning_rate=rates(moved)[rate]) if rate else moved), problems

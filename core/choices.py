"""The beginner's words for numbers: three model sizes and four learning rates, as fields of a RunConfig."""

from dataclasses import replace
from typing import Any

from core.config import Problem, RunConfig, fit
from core.datasets import DATASETS
from core.losses import LOSSES

_SIZE_FIELDS = {"model", "hidden", "degree"}
# Times the starter's learning rate. "wild" is there to see what too much does; the others always end finite.
RATE_FACTORS = {"slow": 0.1, "good": 1.0, "fast": 3.0, "wild": 300.0}


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


def by_hand(config: RunConfig) -> dict[str, Any]:
    """Return the fields that differ from the starter: a link spells out all of them, whoever chose them."""
    starter = RunConfig(dataset=config.dataset, optimizer=config.optimizer).resolved()
    return {k: v for k, v in vars(config).items() if v is not None and k != "dataset" and v != getattr(starter, k)}


def with_dataset(config: RunConfig, dataset_id: str) -> tuple[RunConfig, list[Problem]]:
    """Return the config moved to another dataset, and what was set by hand and does not fit there.

    A size or a rate that was chosen by its word keeps the word, not the number: "fast" on one dataset may explode on
    another. Everything that was not set takes the new dataset's starter.
    """
    values = by_hand(config)
    size = size_word(config) if values.keys() & _SIZE_FIELDS else None
    rate = rate_word(config) if "learning_rate" in values else None
    if size:
        values = {k: v for k, v in values.items() if k not in _SIZE_FIELDS} | DATASETS[dataset_id].sizes[size]
    elif values.keys() & _SIZE_FIELDS:
        values["model"] = config.resolved().model
    if rate:
        del values["learning_rate"]
    if config.optimizer != DATASETS[config.dataset].starter.optimizer:
        values["optimizer"] = config.optimizer
    moved, problems = fit(values | {"dataset": dataset_id})
    return (replace(moved, learning_rate=rates(moved)[rate]) if rate else moved), problems


def with_optimizer(config: RunConfig, optimizer: str) -> RunConfig:
    """Return the config with another optimizer and its rate: the same word, or a number of one's own as it is."""
    word = rate_word(config)
    moved = replace(config, optimizer=optimizer)
    if word is None:
        return moved
    return replace(moved, learning_rate=None if word == "good" else rates(moved)[word])

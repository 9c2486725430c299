"""Findings: what can be said of two curves before and beside a verdict, whatever it is; a registry of checks."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from core.diagnosis.curves import Curves, Floats
from core.diagnosis.evidence import Evidence

LOSSES = ("train", "val")
# Two points are a line whatever they are.
LEAST = 3
# So many values tell what is typical of 100,000.
SAMPLE = 5000


@dataclass(frozen=True)
class Finding:
    """One thing that was found: an id of `core.diagnosis.CHECKS` and the values that its sentence needs.

    A value named `loss` or `split` is "train", "val" or "both"; losses and epochs are in the units given.
    """

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Columns:
    """All that a check may look at."""

    curves: Curves
    evidence: Evidence
    train_accuracy: Floats
    """Of the rows of `curves`, NaN where there is none; empty if it was not given."""
    val_accuracy: Floats
    n_classes: int | None
    baseline: float | None

    @cached_property
    def measured(self) -> dict[str, Floats]:
        """By loss, "train" and "val": the values that are there."""
        return {loss: column[np.isfinite(column)] for loss in LOSSES for column in (self.curves.of(loss),)}

    @cached_property
    def both(self) -> tuple[Floats, Floats]:
        """Train and val of the rows that have both."""
        rows = np.isfinite(self.curves.train) & np.isfinite(self.curves.val)
        return self.curves.train[rows], self.curves.val[rows]


@dataclass(frozen=True)
class Check:
    """How one thing is looked for."""

    find: Callable[[Columns], Iterator[Finding]]
    """Yields what it found: nothing, one finding, or one for each of the two losses."""
    lacks: Callable[[Columns], str | None]
    """Returns why the check cannot be made with these columns, an id, or None if it can."""


def always(columns: Columns) -> str | None:
    """Every log can be checked."""
    return None


def needs_both(columns: Columns) -> str | None:
    """At least three rows need both losses."""
    if not len(columns.measured["train"]):
        return "no_training_loss"
    if not len(columns.measured["val"]):
        return "no_validation_loss"
    return None if columns.evidence.points >= LEAST else "too_few_points"


def needs_three(columns: Columns) -> str | None:
    """One of the losses needs at least three values."""
    return None if max(len(columns.measured[loss]) for loss in LOSSES) >= LEAST else "too_few_points"


def sample(values: Floats) -> Floats:
    """Return the values, or of a long column as many, evenly spread, as tell what is typical of all."""
    return values[:: math.ceil(len(values) / SAMPLE) or 1]

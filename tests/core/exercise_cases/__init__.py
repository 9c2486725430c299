"""For each exercise the wrong answers of learners, with the misconception that each must be told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.training import Run

# The answer may depend on the variant's own runs (those of `configs(variant)`).
Answer = dict[str, object]
Make = Callable[[int, Sequence[Run]], Answer]


@dataclass(frozen=True)
class Cases:
    wrong: dict[str, Make]
    """By the reason that the check must give. At least two, each what a learner might really answer."""

"""COMPARISONS: sets of runs that differ in one thing, and the one finding that each is certified to show.

Same data and same first weights in all runs of a comparison. `python -m tests.benchmarks.comparisons` counts over seeds
how often each finding holds, and `python -m tests.benchmarks.best_rates` finds the rates of those that give each run
the rate that suits it best.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any, NamedTuple

from core.comparison.differences import HIGHER_IS_BETTER, final_value
from core.config import RunConfig
from core.training import Run


class Lower(NamedTuple):
    """The claim that the final value of one run is better than that of another (places in the list of configs)."""

    better: int
    worse: int

    def holds(self, values: Sequence[float]) -> bool:
        """Return whether it is so for values of which less is better."""
        return values[self.better] < values[self.worse]


class Alike(NamedTuple):
    """The claim that the final values of all runs lie within so much of each other."""

    within: float

    def holds(self, values: Sequence[float]) -> bool:
        """Return whether it is so."""
        return all(map(isfinite, values)) and max(values) - min(values) <= self.within


@dataclass(frozen=True)
class ComparisonFinding:
    """What the runs of a comparison show: the id of its finding, each run's final value, and whether it holds."""

    id: str
    unit: str
    values: tuple[float, ...]
    holds: bool


@dataclass(frozen=True)
class Comparison:
    """Configs that differ in one thing, the unit that their curves share, and what they are certified to show.

    `field` is the setting that differs, "" where each config differs from the first in a setting of its own.
    `rates` is "same" or "own" where losses, optimizers or batches are compared: one rate for all, or for each the rate
    that suits it best. It is "" where the comparison is not of that kind.
    """

    id: str
    field: str
    configs: tuple[RunConfig, ...]
    unit: str
    finding: str
    claims: tuple[Lower | Alike, ...]
    rates: str = ""

    def find(self, runs: Sequence[Run]) -> ComparisonFinding:
        """Return what these runs of the configs, in their order, show."""
        values = tuple(final_value(run, self.unit) for run in runs)
        sign = -1.0 if self.unit in HIGHER_IS_BETTER else 1.0
        signed = [sign * value for value in values]
        return ComparisonFinding(self.finding, self.unit, values, all(claim.holds(signed) for claim in self.claims))

    def at_seed(self, seed: int) -> tuple[RunConfig, ...]:
        """Return the configs with other data and first weights, the same for all."""
        return tuple(replace(config, data_seed=seed, weights_seed=seed) for config in self.configs)


def _over(config: RunConfig, field: str, values: Sequence[Any], rates: Sequence[float] = ()) -> tuple[RunConfig, ...]:
    """Return a config for each value of a field, with a rate of its own if rates are given."""
    configs = [replace(config, **{field: value}) for value in values]
    if rates:
        configs = [replace(c, learning_rate=rate) for c, rate in zip(configs, rates, strict=True)]
    return tuple(configs)


_LINE = RunConfig("line_with_outliers", optimizer="adam", learning_rate=0.02, epochs=100)
_SPAM = RunConfig("spam", n_val=500, optimizer="gd", learning_rate=0.1)
_WAVE = RunConfig("sine", model="polynomial", n_train=30, noise=0.5, learning_rate=0.3, epochs=1000)
_MOONS = RunConfig("moons", noise=0.2, n_train=200, n_val=500, hidden=(8,), activation="tanh", epochs=100)
_REGRESSION, _CLASSES = ("mse", "mae", "huber"), ("cross_entropy", "brier", "hinge")
_OPTIMIZERS, _BATCHES = ("gd", "momentum", "adam"), (1, 32, 0)
_OPTIMIZED = replace(_MOONS, batch_size=0, learning_rate=0.01)
_BATCHED = replace(_MOONS, optimizer="gd", learning_rate=0.03, epochs=20)

# What overfits, and what each of four cures makes of it: each changes one setting of its own.
_CURES = (
    RunConfig(), RunConfig(l2=0.01), RunConfig(dropout=0.5), RunConfig(n_train=1000), RunConfig(patience=30),
)  # fmt: skip

_PULLED = (Lower(1, 0), Lower(2, 0))

_ALL = (
    Comparison(
        "losses_outliers", "loss", _over(_LINE, "loss", _REGRESSION), "error", "squares_follow_outliers", _PULLED,
        "same",
    ),
    Comparison(
        "losses_outliers_own_rates", "loss", _over(_LINE, "loss", _REGRESSION, (0.003, 0.1, 0.03)), "error",
        "squares_follow_outliers", _PULLED, "own",
    ),
    Comparison("losses_classes", "loss", _over(_SPAM, "loss", _CLASSES), "accuracy", "alike", (Alike(0.03),), "same"),
    Comparison(
        "losses_classes_own_rates", "loss", _over(_SPAM, "loss", _CLASSES, (0.03, 0.03, 0.01)), "accuracy", "alike",
        (Alike(0.03),), "own",
    ),
    Comparison(
        "learning_rates", "learning_rate", _over(RunConfig("diabetes"), "learning_rate", (0.001, 0.03, 0.1, 0.3)),
        "loss", "slow_lags_and_wild_explodes", (Lower(1, 0), Lower(2, 0), Lower(0, 3)),
    ),
    Comparison(
        "model_sizes", "degree", _over(_WAVE, "degree", (1, 3, 15)), "loss", "middle_size_is_best",
        (Lower(1, 0), Lower(1, 2)),
    ),
    Comparison(
        "training_rows", "n_train", _over(RunConfig(), "n_train", (30, 100, 1000)), "loss", "more_rows_help",
        (Lower(2, 0), Lower(2, 1)),
    ),
    Comparison("cures", "", _CURES, "loss", "each_cure_helps", tuple(Lower(cure, 0) for cure in range(1, len(_CURES)))),
    Comparison(
        "optimizers", "optimizer", _over(_OPTIMIZED, "optimizer", _OPTIMIZERS), "loss", "plain_descent_lags",
        (Lower(1, 0), Lower(2, 0)), "same",
    ),
    Comparison(
        "optimizers_own_rates", "optimizer", _over(_OPTIMIZED, "optimizer", _OPTIMIZERS, (3.0, 1.0, 0.1)), "loss",
        "alike", (Alike(0.2),), "own",
    ),
    Comparison(
        "batch_sizes", "batch_size", _over(_BATCHED, "batch_size", _BATCHES), "loss", "more_updates_are_ahead",
        (Lower(0, 1), Lower(1, 2)), "same",
    ),
    Comparison(
        "batch_sizes_own_rates", "batch_size", _over(_BATCHED, "batch_size", _BATCHES, (0.1, 1.0, 3.0)), "loss",
        "single_rows_are_ahead", (Lower(0, 1), Lower(0, 2)), "own",
    ),
)  # fmt: skip

COMPARISONS: dict[str, Comparison] = {comparison.id: comparison for comparison in _ALL}

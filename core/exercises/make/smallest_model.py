"""The smallest model that is nearly as good as a large one, judged by sealed test rows."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import (
    Answer,
    CertifiedSeeds,
    Exercise,
    Feedback,
    Measures,
    Part,
    WrongAnswer,
    always,
    number,
    passed,
    settings,
    wrong,
)
from core.exercises.make.measures import end, exploded, weights
from core.losses import LOSSES
from core.training import Run

# The small model may lose this much against the large one, and may have so many weights.
SMALL_LOSS, SMALL_WEIGHTS = 1.1, 33
# Seeds of data and weights of large nets that eight units match within 7 %.
_LARGE = (1, 8, 10, 11, 13, 20, 23, 25, 26, 28, 12, 29)


def _large(seed: int) -> tuple[RunConfig, ...]:
    """Return a large network that solves the rings well."""
    return (
        RunConfig(
            "circles", n_train=200, n_val=200, noise=0.15, optimizer="adam", learning_rate=0.02, epochs=150,
            data_seed=seed, weights_seed=seed,
        ),
    )  # fmt: skip


def small_and_good(runs: Sequence[Run]) -> Measures:
    """Return validation loss at the end and number of weights, and what is asked for."""
    start, own = runs[0], runs[-1]
    goal = float(np.ceil(100 * SMALL_LOSS * end(start)) / 100)
    return {"loss": end(own), "loss_needed": goal, "weights": weights(own), "weights_needed": SMALL_WEIGHTS}


def sealed_loss(run: Run) -> float:
    """Return the loss of the last model on the test rows: it is asked for once, at the end."""
    raw = run.model_at(len(run.history)).raw(run.data.x_test)
    return float(LOSSES[run.config.loss].value(raw, run.data.y_test).mean())


def _judge_smallest(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, values = runs[1], small_and_good(runs)
    if exploded(own):
        return wrong("exploded")
    is_good, is_small = values["loss"] <= values["loss_needed"], values["weights"] <= values["weights_needed"]
    if is_good and is_small:
        return passed(**values, sealed=sealed_loss(own), tried=number(answer, "tried"))
    return wrong("too_large" if is_good else "not_good_enough" if is_small else "neither", **values)


def _settings_tried(text: str) -> WrongAnswer:
    return always(settings=text, tried=14)


def _large_and_small(seed: int) -> tuple[RunConfig, ...]:
    """Return the large network, and one of eight units that trains for longer."""
    (large,) = _large(seed)
    return large, replace(large, hidden=(8,), epochs=400)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether eight units come within 7 %."""
    large, small = runs
    return end(small) <= 1.07 * end(large)


EXERCISE = Exercise(
    "smallest_model", "make", (settings(), Part("tried", "given", 0, 5000)), _judge_smallest,
    ("exploded", "too_large", "not_good_enough", "neither"),
    measures=small_and_good, solve=always(settings="hidden=8&epochs=400", tried=1),
    initial_configs=lambda variant: _large(_LARGE[variant]),
    certified=(CertifiedSeeds("smallest_model", _LARGE, _large_and_small, _suits),),
    editable_fields=("hidden", "activation", "learning_rate", "epochs", "l2", "patience"), minutes=4,
    wrong_answers={
        "too_large": _settings_tried(""),
        "not_good_enough": _settings_tried("hidden=1&epochs=400"),
        "neither": _settings_tried("hidden=16-16&epochs=5"),
        "exploded": _settings_tried("learning_rate=100"),
    },
)  # fmt: skip

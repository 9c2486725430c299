"""Wrong answers to what is to be brought about: settings that miss the goal, and what they miss it by."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.exercises.exercise import Answer, always
from core.exercises.make import errors_of_a
from core.exercises.misconceptions.answers import Answers, Make
from core.training import Run

Floats = NDArray[np.float64]


def _settings(text: str) -> Make:
    return always(settings=text)


def _settings_tried(text: str) -> Make:
    return always(settings=text, tried=14)


def _errors(make: Callable[[Floats], Floats | list[float]]) -> Make:
    """Return the errors of model B, made from those of model A."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        return {f"b{i}": float(error) for i, error in enumerate(make(errors_of_a(runs[0])), start=1)}

    return answer


ANSWERS: dict[str, Answers] = {
    "rank_opposite": {
        "scaled": _errors(lambda a: 2 * a),
        "same_sizes": _errors(lambda a: -a[::-1]),
        "all_equal": _errors(lambda a: [50, 50, 50, -50]),
        "same_ranking": _errors(lambda a: [1, 0, 1, 0]),
        "tie": _errors(lambda a: [np.abs(a).sum(), 0, 0, 0]),
    },
    "make_overfit": {
        "not_allowed": _settings("n_val=5"),
        "stopped_too_soon": _settings(""),
        "nothing_learned": _settings("learning_rate=0.00001"),
    },
    "mend_it": {
        "still_rises": _settings(""),
        "learned_too_little": _settings("epochs=3"),
        "stopped_too_late": _settings("patience=100"),
        "not_allowed": _settings("n_train=1500"),
        "exploded": _settings("learning_rate=100"),
    },
    "fast_rate": {
        "exploded": _settings("learning_rate=0.3"),
        "too_slow": _settings("learning_rate=0.05"),
        "no_faster": _settings("learning_rate=0.001"),
    },
    "same_accuracy_lower_loss": {
        "loss_unchanged": _settings(""),
        "loss_too_high": _settings("epochs=240"),
        "both_worse": _settings("epochs=1"),
        "accuracy_lost": _settings("epochs=40"),
        "exploded": _settings("learning_rate=100"),
    },
    "smallest_model": {
        "too_large": _settings_tried(""),
        "not_good_enough": _settings_tried("hidden=1&epochs=400"),
        "neither": _settings_tried("hidden=16-16&epochs=5"),
        "exploded": _settings_tried("learning_rate=100"),
    },
}

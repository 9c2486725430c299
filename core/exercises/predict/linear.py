"""A straight model where no straight border will do."""

from collections.abc import Sequence

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import CertifiedSeeds, Exercise, always
from core.exercises.predict.outcomes import WHAT, judge_outcome, predicted
from core.training import Run

# Seeds of data and weights: validation is never 0.01 away from just guessing.
_RINGS = (0, 1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14)


def _straight(seed: int) -> tuple[RunConfig, ...]:
    """Return a straight model where a ring lies around a ring."""
    return (
        RunConfig(
            "circles", model="linear", n_train=200, n_val=200, epochs=200, data_seed=seed, weights_seed=seed
        ),
    )  # fmt: skip


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether validation is never 0.01 away from just guessing."""
    return bool(np.abs(runs[0].history.val_loss - runs[0].guess_loss).max() < 0.01)


EXERCISE = Exercise(
    "predict_linear", "predict", (WHAT,),
    judge_outcome(falls_and_stays="training_will_do", turns_up="no_freedom", jumps="wild"),
    ("training_will_do", "no_freedom", "wild"), solve=always(what="near_guessing"),
    initial_configs=lambda variant: _straight(_RINGS[variant]),
    certified=(CertifiedSeeds("predict_linear", _RINGS, _straight, _suits),),
    minutes=1,
    wrong_answers={
        "training_will_do": predicted("falls_and_stays"),
        "no_freedom": predicted("turns_up"),
        "wild": predicted("jumps"),
    },
)  # fmt: skip

"""A straight model where no straight border will do."""

from core.config import RunConfig
from core.exercises.exercise import Exercise, always
from core.exercises.predict.outcomes import WHAT, judge_outcome, predicted

# Seeds of data and weights: validation is never 0.01 away from just guessing.
_RINGS = (0, 1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14)


def _straight(variant: int) -> tuple[RunConfig, ...]:
    """Return a straight model where a ring lies around a ring."""
    seed = _RINGS[variant]
    return (
        RunConfig(
            "circles", model="linear", n_train=200, n_val=200, epochs=200, data_seed=seed, weights_seed=seed
        ),
    )  # fmt: skip


EXERCISE = Exercise(
    "predict_linear", "predict", (WHAT,),
    judge_outcome(falls_and_stays="training_will_do", turns_up="no_freedom", jumps="wild"),
    ("training_will_do", "no_freedom", "wild"), solve=always(what="near_guessing"), initial_configs=_straight,
    minutes=1,
    wrong_answers={
        "training_will_do": predicted("falls_and_stays"),
        "no_freedom": predicted("turns_up"),
        "wild": predicted("jumps"),
    },
)  # fmt: skip

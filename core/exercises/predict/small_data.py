"""A large network and few rows."""

from core.config import RunConfig
from core.exercises.exercise import Exercise, always
from core.exercises.predict.outcomes import WHAT, judge_outcome, predicted

# Seeds of data and weights: validation ends 60 % above its lowest loss or more.
_FEW = (0, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14)


def _few_rows(variant: int) -> tuple[RunConfig, ...]:
    """Return a large network and few rows."""
    seed = _FEW[variant]
    return (RunConfig(n_train=40, n_val=200, epochs=200, data_seed=seed, weights_seed=seed),)


EXERCISE = Exercise(
    "predict_small_data", "predict", (WHAT,),
    judge_outcome(falls_and_stays="trusts_training", near_guessing="learns_nothing", jumps="wild"),
    ("trusts_training", "learns_nothing", "wild"),
    solve=always(what="turns_up"), initial_configs=_few_rows, core=True,
    wrong_answers={
        "trusts_training": predicted("falls_and_stays"),
        "learns_nothing": predicted("near_guessing"),
        "wild": predicted("jumps"),
    },
)  # fmt: skip

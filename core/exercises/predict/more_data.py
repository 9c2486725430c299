"""An overfitting run: what fifteen times the rows make of it."""

from dataclasses import replace

from core.config import RunConfig
from core.exercises.exercise import Exercise, always
from core.exercises.predict.outcomes import WHAT, judge_outcome, predicted

# Seeds of data and weights: the first overfits by 40 % or more, the second by less than 4 %.
_FEW_AND_MANY = (0, 1, 3, 5, 7, 9, 10, 12, 23, 24, 28, 30)


def _fifteen_times(variant: int) -> tuple[RunConfig, ...]:
    """Return an overfitting run, and the same with 15 times the rows."""
    seed = _FEW_AND_MANY[variant]
    few = RunConfig(n_train=100, n_val=200, hidden=(16, 16), epochs=200, data_seed=seed, weights_seed=seed)
    return few, replace(few, n_train=1500)


EXERCISE = Exercise(
    "predict_more_data", "predict", (WHAT,),
    judge_outcome(turns_up="same_again", near_guessing="too_much_to_learn", jumps="wild"),
    ("same_again", "too_much_to_learn", "wild"),
    solve=always(what="falls_and_stays"), initial_configs=_fifteen_times,
    wrong_answers={
        "same_again": predicted("turns_up"),
        "too_much_to_learn": predicted("near_guessing"),
        "wild": predicted("jumps"),
    },
)  # fmt: skip

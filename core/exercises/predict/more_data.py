"""An overfitting run: what fifteen times the rows make of it."""

from collections.abc import Sequence
from dataclasses import replace

from core.config import RunConfig
from core.diagnosis.rules import rise
from core.exercises.exercise import CertifiedSeeds, Exercise, always
from core.exercises.predict.outcomes import WHAT, judge_outcome, predicted
from core.training import Run

# Seeds of data and weights: the first overfits by 40 % or more, the second by less than 4 %.
_FEW_AND_MANY = (0, 1, 3, 5, 7, 9, 10, 12, 23, 24, 28, 30)


def _fifteen_times(seed: int) -> tuple[RunConfig, ...]:
    """Return an overfitting run, and the same with 15 times the rows."""
    few = RunConfig(n_train=100, n_val=200, hidden=(16, 16), epochs=200, data_seed=seed, weights_seed=seed)
    return few, replace(few, n_train=1500)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether the first run overfits by 40 % or more, the second by less than 4 %."""
    few, many = runs
    return rise(few.history.val_loss) >= 1.4 and rise(many.history.val_loss) < 1.04


EXERCISE = Exercise(
    "predict_more_data", "predict", (WHAT,),
    judge_outcome(turns_up="same_again", near_guessing="too_much_to_learn", jumps="wild"),
    ("same_again", "too_much_to_learn", "wild"),
    solve=always(what="falls_and_stays"), initial_configs=lambda variant: _fifteen_times(_FEW_AND_MANY[variant]),
    certified=(CertifiedSeeds("predict_more_data", _FEW_AND_MANY, _fifteen_times, _suits),),
    wrong_answers={
        "same_again": predicted("turns_up"),
        "too_much_to_learn": predicted("near_guessing"),
        "wild": predicted("jumps"),
    },
)  # fmt: skip

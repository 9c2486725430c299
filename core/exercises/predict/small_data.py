"""A large network and few rows."""

from collections.abc import Sequence

from core.config import RunConfig
from core.diagnosis.rules import rise
from core.exercises.exercise import CertifiedSeeds, Exercise, always
from core.exercises.predict.outcomes import WHAT, judge_outcome, predicted
from core.training import Run

# Seeds of data and weights: validation ends 60 % above its lowest loss or more.
_FEW = (0, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14)


def _few_rows(seed: int) -> tuple[RunConfig, ...]:
    """Return a large network and few rows."""
    return (RunConfig(n_train=40, n_val=200, epochs=200, data_seed=seed, weights_seed=seed),)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether validation ends 60 % above its lowest loss or more."""
    return rise(runs[0].history.val_loss) >= 1.6


EXERCISE = Exercise(
    "predict_small_data", "predict", (WHAT,),
    judge_outcome(falls_and_stays="trusts_training", near_guessing="learns_nothing", jumps="wild"),
    ("trusts_training", "learns_nothing", "wild"),
    solve=always(what="turns_up"), initial_configs=lambda variant: _few_rows(_FEW[variant]),
    certified=(CertifiedSeeds("predict_small_data", _FEW, _few_rows, _suits),), core=True,
    wrong_answers={
        "trusts_training": predicted("falls_and_stays"),
        "learns_nothing": predicted("near_guessing"),
        "wild": predicted("jumps"),
    },
)  # fmt: skip

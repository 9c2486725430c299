"""Mend a run that overfits."""

from collections.abc import Sequence

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, Measures, always, passed, settings, wrong
from core.exercises.make.measures import RESTRAINTS, changed_settings, exploded, percent, rise
from core.training import Run

# A run is mended that ends this near its lowest loss, which is this near the lowest of the run to be mended.
MENDED = 1.05
# Seeds of data and weights: the run overfits by 40 % or more; a penalty of 0.01 and fewer epochs both mend it, and two
# more of dropout, patience and a larger penalty.
_ILL = (6, 12, 14, 20, 22, 23, 34, 35, 36, 43, 44, 50)


def _ill(variant: int) -> tuple[RunConfig, ...]:
    """Return a run that overfits: few rows, and time enough to memorise them."""
    seed = _ILL[variant]
    return (RunConfig(n_train=100, n_val=200, hidden=(16, 16), data_seed=seed, weights_seed=seed),)


def mended(runs: Sequence[Run]) -> Measures:
    """Return how far validation ends above its lowest loss, and that lowest loss and what is asked for."""
    own = runs[-1]
    values = {"percent": percent(rise(own) - 1), "lowest": float(np.fmin.reduce(own.history.val_loss))}
    before = float(runs[0].history.val_loss.min())
    return values | {"before": before, "lowest_needed": MENDED * before}


def _judge_mend(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, values = runs[1], mended(runs)
    if exploded(own):
        return wrong("exploded")
    if values["lowest"] > values["lowest_needed"]:
        return wrong("learned_too_little", **values)
    if rise(own) <= MENDED:
        return passed(**values)
    return wrong("stopped_too_late" if own.status == "stopped_early" else "still_rises", **values)


EXERCISE = Exercise(
    "mend_it", "make", (settings(),), _judge_mend,
    ("exploded", "learned_too_little", "still_rises", "stopped_too_late"), solve=always(settings="l2=0.01"),
    measures=mended, initial_configs=_ill, editable_fields=RESTRAINTS, minutes=3,
    wrong_answers={
        "still_rises": changed_settings(""),
        "learned_too_little": changed_settings("epochs=3"),
        "stopped_too_late": changed_settings("patience=100"),
        "not_allowed": changed_settings("n_train=1500"),
        "exploded": changed_settings("learning_rate=100"),
    },
)  # fmt: skip

"""Mend a run that overfits."""

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
    always,
    passed,
    settings,
    wrong,
)
from core.exercises.make.measures import RESTRAINTS, changed_settings, exploded, percent, rise
from core.training import Run

# A run is mended that ends this near its lowest loss, which is this near the lowest of the run to be mended.
MENDED = 1.05
# Seeds of data and weights: the run overfits by 40 % or more, and several settings mend it.
_ILL = (6, 12, 14, 20, 22, 23, 34, 35, 36, 43, 44, 50)


def _ill(seed: int) -> tuple[RunConfig, ...]:
    """Return a run that overfits: few rows, and time enough to memorise them."""
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


# Settings of which a penalty of 0.01 has to mend a certified run, and another at least.
_CURES = (
    {"l2": 0.01}, {"l2": 0.03}, {"l2": 0.1}, {"dropout": 0.3}, {"dropout": 0.5}, {"patience": 10}, {"patience": 20},
)  # fmt: skip


def _ill_and_cured(seed: int) -> tuple[RunConfig, ...]:
    """Return the run, and what each of the cures makes of it."""
    (ill,) = _ill(seed)
    return ill, *(replace(ill, **cure) for cure in _CURES)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether it overfits by 40 % or more, and enough of the cures mend it."""
    ill, *cured = runs
    lowest = MENDED * ill.history.val_loss.min()
    is_mended = [rise(run) <= MENDED and run.history.val_loss.min() <= lowest for run in cured]
    return rise(ill) >= 1.4 and is_mended[0] and any(is_mended[1:])


EXERCISE = Exercise(
    "mend_it", "make", (settings(),), _judge_mend,
    ("exploded", "learned_too_little", "still_rises", "stopped_too_late"), solve=always(settings="l2=0.01"),
    measures=mended, initial_configs=lambda variant: _ill(_ILL[variant]),
    certified=(CertifiedSeeds("mend_it", _ILL, _ill_and_cured, _suits),), editable_fields=RESTRAINTS, minutes=3,
    wrong_answers={
        "still_rises": changed_settings(""),
        "learned_too_little": changed_settings("epochs=3"),
        "stopped_too_late": changed_settings("patience=100"),
        "not_allowed": changed_settings("n_train=1500"),
        "exploded": changed_settings("learning_rate=100"),
    },
)  # fmt: skip

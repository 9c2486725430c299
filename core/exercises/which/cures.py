"""A run that overfits, and what one of three cures has made of it: which one was it?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, always, choice, passed, wrong
from core.training import Run

# Each cure by the setting that it changes, and the new value.
CURES: dict[str, tuple[str, Any]] = {
    "more_data": ("n_train", 600),
    "penalty": ("l2", 0.02),
    "stop_early": ("patience", 20),
}


def cure(before: RunConfig, after: RunConfig) -> str:
    """Return which cure leads from one run to the other."""
    return next(id for id, (name, _) in CURES.items() if getattr(before, name) != getattr(after, name))


def _judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
    before, after = runs
    given, right = str(answer["cure"]), cure(before.config, after.config)
    lows = [float(run.history.val_loss.min()) for run in runs]
    values = {"low": lows[0], "new_low": lows[1], "last": len(after.history) - 1, "epochs": len(before.history) - 1}
    if given == right:
        return passed(**values)
    if right == "stop_early":
        return wrong("ends_early", **values)
    if given == "stop_early":
        return wrong("runs_on", **values)
    return wrong("new_level" if right == "more_data" else "same_level", **values)


# Seeds with which validation rises by half at least, and each cure leaves its own sign: more rows take the lowest
# validation loss below 3/4 of what it was, the penalty leaves it within 5 %, and early stopping leaves the curve as it
# was but ends it within the first third.
_SEEDS = {"more_data": (1, 20, 21, 38), "penalty": (3, 15, 16, 27), "stop_early": (24, 33, 36, 39)}
_PLACES = (*CURES,) * 4


def _pair(variant: int) -> tuple[RunConfig, ...]:
    id = _PLACES[variant]
    seed = _SEEDS[id][variant // len(CURES)]
    before = RunConfig(n_train=60, n_val=500, hidden=(16, 16), epochs=200, data_seed=seed, weights_seed=seed)
    name, value = CURES[id]
    return before, replace(before, **{name: value})


def _solve(variant: int, runs: Sequence[Run]) -> Answer:
    return {"cure": cure(*(run.config for run in runs))}


EXERCISE = Exercise(
    "which_cure", "which", (choice("cure", *CURES),), _judge, ("ends_early", "runs_on", "new_level", "same_level"),
    solve=_solve, initial_configs=_pair,
    # Variant 0 was mended by more rows.
    wrong_answers={"new_level": always(cure="penalty"), "runs_on": always(cure="stop_early")},
)  # fmt: skip

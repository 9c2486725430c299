"""Right for the wrong reason: a gap that is no overfitting, validation below train, and an axis that flatters."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, always, choice, passed, wrong
from core.exercises.make import rise
from core.losses import LOSSES
from core.training import Run

Floats = NDArray[np.float64]


def _one_right(right: str, measure: Callable[[Run], Mapping[str, float]]) -> Callable[..., Feedback]:
    """Return a check whose wrong options name their own misconceptions."""

    def judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
        given, values = str(answer["why"]), measure(runs[0])
        return passed(**values) if given == right else wrong(given, **values)

    return judge


def _gap(run: Run) -> dict[str, float]:
    history = run.history
    return {"train": float(history.train_loss[-1]), "val": float(history.val_loss[-1]), "low": history.val_loss.min()}


# Seeds with which validation ends within half a per cent of its lowest point, and train at less than 60 % of it.
_STEADY = (2, 5, 24, 39, 42, 46, 56, 66, 76, 85, 94, 100)


def _steady(variant: int) -> tuple[RunConfig, ...]:
    seed = _STEADY[variant]
    return (RunConfig("friedman", model="linear", n_train=30, n_val=200, epochs=300, data_seed=seed),)


def clean_train_loss(run: Run) -> tuple[NDArray[np.intp], Floats]:
    """Return at the kept epochs the training loss against the targets as they were before some were spoiled."""
    data, loss = run.data, LOSSES[run.config.loss or ""]
    raws = [run.model_at(epoch).raw(data.x_train) for epoch in run.kept_epochs]
    return np.array(run.kept_epochs), np.array([loss.value(raw, data.y_train_clean).mean() for raw in raws])


def _below(run: Run) -> dict[str, float]:
    history = run.history
    clean = float(clean_train_loss(run)[1][-1])
    return {"train": float(history.train_loss[-1]), "val": float(history.val_loss[-1]), "clean": clean}


def _spoiled(variant: int) -> tuple[RunConfig, ...]:
    return (RunConfig("blobs", outliers=0.2, n_val=200, data_seed=variant),)


# By how much validation rose since its lowest, in shares of it: the ends of each answer.
RISES = {"hardly": 0.25, "half": 0.75, "doubled": 1.6, "tripled": np.inf}
# Seeds whose rise lies well within one of the answers, in turn doubled, half and tripled, and does not change by a
# millionth when the learning rate is changed in its tenth digit.
_RISEN = (57, 64, 49, 5, 42, 15, 35, 80, 3, 58, 11, 88)


def _risen(variant: int) -> tuple[RunConfig, ...]:
    seed = _RISEN[variant]
    return (RunConfig(n_train=60, n_val=200, hidden=(16, 16), data_seed=seed, weights_seed=seed),)


def risen(run: Run) -> str:
    """Return which of RISES a run shows."""
    return next((name for name, most in RISES.items() if rise(run) - 1 < most), [*RISES][-1])


def _judge_log(answer: Answer, runs: Sequence[Run]) -> Feedback:
    run, names = runs[0], list(RISES)
    low = float(run.history.val_loss.min())
    values = {"percent": round(100 * (rise(run) - 1)), "low": low, "end": rise(run) * low}
    off = names.index(str(answer["rise"])) - names.index(risen(run))
    if off == 0:
        return passed(**values)
    if off > 0:
        return wrong("overdone", **values)
    return wrong("flattered" if answer["rise"] == "hardly" else "too_little", **values)


EXERCISES = (
    Exercise(
        "trap_gap", "which", (choice("why", "gap", "no_rise", "stopped", "train_low"),),
        _one_right("no_rise", _gap), ("gap", "stopped", "train_low"),
        solve=always(why="no_rise"), initial_configs=_steady, minutes=1,
    ),
    Exercise(
        "trap_log", "which", (choice("rise", *RISES),), _judge_log, ("flattered", "too_little", "overdone"),
        solve=lambda variant, runs: {"rise": risen(runs[0])}, initial_configs=_risen,
    ),
    Exercise(
        "trap_below", "which", (choice("why", "bug", "leaked", "spoiled", "too_small"),),
        _one_right("spoiled", _below), ("bug", "leaked", "too_small"),
        solve=always(why="spoiled"), initial_configs=_spoiled,
    ),
)  # fmt: skip

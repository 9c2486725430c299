"""Exercises that mark a place on a curve: held against the diagnosis of that very run, by its ranges."""

from collections.abc import Sequence

from core.config import RunConfig
from core.diagnosis import Diagnosis, diagnose
from core.exercises.exercise import NOWHERE, Answer, Exercise, Feedback, epoch, number, passed, wrong
from core.training import Run


def diagnosis(run: Run) -> Diagnosis:
    """Return what the two curves of a run show."""
    history = run.history
    return diagnose(history.train_loss, history.val_loss, history.epoch, run.baseline)


# Seeds of data and weights with which the curve clearly turns, and its lowest stretch is neither at the start nor wide.
_TURNS = (0, 1, 2, 5, 6, 7, 8, 9, 10, 12, 13, 14)


def _overfits(variant: int) -> tuple[RunConfig, ...]:
    seed = _TURNS[variant]
    return (RunConfig(data_seed=seed, weights_seed=seed),)


def _judge_turn(answer: Answer, runs: Sequence[Run]) -> Feedback:
    found = diagnosis(runs[0])
    values = _values(found)
    low, high = values["low"], values["high"]
    if answer["mark"] == NOWHERE:
        return wrong("not_seen", **values)
    mark = number(answer, "mark")
    if low <= mark <= high:
        return passed(mark=mark, **values)
    if mark > high:
        return wrong("when_obvious", mark=mark, **values)
    drop = found.drop_end or 0.0
    return wrong("where_they_part" if mark <= max(drop, low / 2) else "first_bump", mark=mark, **values)


def _best_epoch(variant: int, runs: Sequence[Run]) -> Answer:
    return {"mark": diagnosis(runs[0]).best_epoch or 0.0}


def _values(found: Diagnosis) -> dict[str, float]:
    low, high = found.turn_range or (0.0, 0.0)
    return {"best": found.best_epoch or 0.0, "low": low, "high": high}


EXERCISES = (
    Exercise(
        "mark_turn", "mark", (epoch(250),), _judge_turn,
        ("not_seen", "when_obvious", "where_they_part", "first_bump"),
        starts=_overfits, solve=_best_epoch, core=True,
    ),
)  # fmt: skip

"""Wrong marks on a curve, each at a place that learners take for the one that is asked for."""

from collections.abc import Callable, Sequence

from core.exercises.exercise import NOWHERE, Answer, always
from core.exercises.mark import bumps, diagnosis, parting
from core.exercises.misconceptions.answers import Answers, Make
from core.training import Run


def _at(place: Callable[[Run], float]) -> Make:
    """Return the mark at a place that depends on the run."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        return {"mark": round(place(runs[0]))}

    return answer


def _range(found: tuple[float, float] | None) -> tuple[float, float]:
    assert found is not None  # each variant is chosen for having one
    return found


def _drop(run: Run) -> tuple[float, float]:
    return _range(diagnosis(run).drop_range)


def _lowest(run: Run) -> tuple[float, float]:
    return _range(diagnosis(run).turn_range)


def _last_bump(run: Run) -> int:
    """Return where validation rises for the last time before its lowest stretch."""
    return max((at for at in bumps(run) if at < _lowest(run)[0]), default=1)


def _falling(run: Run, *places: int, before: int = 0) -> int:
    """Return an epoch ahead of the lowest stretch that is far from all of these places."""
    ahead = range(int(_lowest(run)[0]) - before)
    return max(ahead, key=lambda epoch: min(abs(epoch - place) for place in places))


ANSWERS: dict[str, Answers] = {
    "mark_drop": {
        "not_seen": always(mark=NOWHERE),
        "still_dropping": _at(lambda run: _drop(run)[0] - 2),
        "until_level": _at(lambda run: _drop(run)[1] + 5),
        "until_the_end": always(mark=110),
    },
    "mark_turn": {
        "not_seen": always(mark=NOWHERE),
        "when_obvious": _at(lambda run: _lowest(run)[1] + 20),
        "just_outside": _at(lambda run: _lowest(run)[1] + 2),
        "first_bump": _at(_last_bump),
        "still_falling": _at(lambda run: _falling(run, *bumps(run))),
    },
    "mark_ship": {
        "train_on": always(mark=NOWHERE),
        "last_epoch": always(mark=120),
        "lowest_training": _at(lambda run: int(run.history.train_loss.argmin())),
        "too_late": _at(lambda run: _lowest(run)[1] + 20),
        "where_they_part": _at(parting),
        "still_falling": _at(lambda run: _falling(run, parting(run), before=5)),
    },
    "mark_none": {
        "lowest_point": _at(lambda run: diagnosis(run).best_epoch or 0),
        "gap_is_no_turn": _at(parting),
        "first_bump": _at(_last_bump),
        "still_falling": _at(lambda run: _falling(run, *bumps(run), parting(run))),
    },
}

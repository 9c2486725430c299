"""Where validation turns."""

from collections.abc import Sequence

from core.config import RunConfig
from core.exercises.curves import diagnosis
from core.exercises.exercise import (
    NOWHERE,
    Answer,
    CertifiedSeeds,
    Exercise,
    Feedback,
    always,
    epoch,
    number,
    passed,
    wrong,
)
from core.exercises.mark.places import (
    best_epoch,
    bumps,
    falling_at,
    is_bump,
    is_close,
    last_bump,
    lowest_stretch,
    mark_at,
    parting,
    turn_range,
)
from core.training import Run

# So little after the lowest stretch (a share of the run) nobody sees a rise yet.
NEAR = 0.05
# Seeds of data and weights: the curve clearly turns, and its lowest stretch is neither at the start nor wide.
_TURNS = (0, 1, 2, 5, 6, 7, 8, 9, 10, 12, 13, 14)


def _overfits(seed: int) -> tuple[RunConfig, ...]:
    return (RunConfig(data_seed=seed, weights_seed=seed),)


def _judge_turn(answer: Answer, runs: Sequence[Run]) -> Feedback:
    values = lowest_stretch(runs[0])
    if answer["mark"] == NOWHERE:
        return wrong("not_seen", **values)
    mark = number(answer, "mark")
    if values["low"] <= mark <= values["high"]:
        return passed(mark=mark, **values)
    if mark < values["low"]:
        return wrong(_too_early(mark, runs[0]), mark=mark, **values)
    is_near = mark <= values["high"] + NEAR * (len(runs[0].history) - 1)
    return wrong("just_outside" if is_near else "when_obvious", mark=mark, **values)


def _too_early(mark: float, run: Run) -> str:
    """Return what a mark before the lowest stretch took for the turn."""
    if is_bump(mark, run):
        return "first_bump"
    return "where_they_part" if is_close(mark, parting(run), run) else "still_falling"


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether the curve clearly turns, and its lowest stretch is neither at the start nor wide."""
    found = diagnosis(runs[0])
    low, high = found.turn_range or (0.0, 0.0)
    return found.verdict == "overfitting" and low >= 40 and high - low <= 65


EXERCISE = Exercise(
    "mark_turn", "mark", (epoch(250),), _judge_turn,
    ("not_seen", "just_outside", "when_obvious", "where_they_part", "still_falling", "first_bump"),
    solve=best_epoch, initial_configs=lambda variant: _overfits(_TURNS[variant]),
    certified=(CertifiedSeeds("mark_turn", _TURNS, _overfits, _suits),), core=True,
    wrong_answers={
        "not_seen": always(mark=NOWHERE),
        "when_obvious": mark_at(lambda run: turn_range(run)[1] + 20),
        "just_outside": mark_at(lambda run: turn_range(run)[1] + 2),
        "first_bump": mark_at(last_bump),
        "still_falling": mark_at(lambda run: falling_at(run, *bumps(run))),
    },
)  # fmt: skip

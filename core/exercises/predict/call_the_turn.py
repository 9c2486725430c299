"""Call the turn while the curve is shown bit by bit."""

from collections.abc import Callable, Sequence

from core.config import RunConfig
from core.exercises.curves import diagnosis
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, Part, WrongAnswer, number, passed, wrong
from core.exercises.mark.places import turn_range
from core.training import Run

# In "call the turn", so many epochs are shown at first and by each press; a call may miss the range by so many.
SHOWN, MORE, SLACK = 20, 10, 5
_LAST = 250
# Seeds of data and weights: the lowest stretch begins after 35 epochs and is at most 60 wide.
_CALLS = (1, 2, 6, 7, 9, 10, 11, 12, 13, 16, 19, 20)


def _will_turn(seed: int) -> tuple[RunConfig, ...]:
    return (RunConfig(n_val=200, data_seed=seed, weights_seed=seed),)


def _judge_call(answer: Answer, runs: Sequence[Run]) -> Feedback:
    """Judge an epoch that was named while the curve was shown up to `called` only."""
    found = diagnosis(runs[0])
    low, high = found.turn_range or (0.0, 0.0)
    mark, called = number(answer, "mark"), number(answer, "called")
    if mark > called:
        return wrong("not_shown_yet", mark=mark, called=called)
    if mark < low - SLACK:  # the game goes on: nothing of what is not shown yet is told
        return wrong("false_alarm", mark=mark, called=called)
    values = {"mark": mark, "called": called, "best": found.best_epoch or 0.0, "low": low, "high": high}
    return passed(**values) if mark <= high + SLACK else wrong("when_obvious", **values)


def _solve_call(variant: int, runs: Sequence[Run]) -> Answer:
    """Name the lowest epoch, once ten more than its stretch were shown."""
    found = diagnosis(runs[0])
    _, high = found.turn_range or (0.0, 0.0)
    return {"mark": found.best_epoch or 0.0, "called": min(10 * (int(high) // 10 + 3), _LAST)}


def _call(mark: Callable[[float, float], float], called: Callable[[float, float], float]) -> WrongAnswer:
    """Return a call, and how much was shown by then, made from the ends of the lowest stretch."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        found = turn_range(runs[0])
        return {"mark": round(mark(*found)), "called": round(called(*found))}

    return answer


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether it overfits, and its lowest stretch begins after 35 epochs and is at most 60 wide."""
    found = diagnosis(runs[0])
    low, high = found.turn_range or (0.0, 0.0)
    return found.verdict == "overfitting" and low > 35 and high - low <= 60


EXERCISE = Exercise(
    "call_the_turn", "predict",
    (Part("mark", "number", 0, _LAST), Part("called", "given", SHOWN, _LAST)), _judge_call,
    ("not_shown_yet", "false_alarm", "when_obvious"),
    solve=_solve_call, initial_configs=lambda variant: _will_turn(_CALLS[variant]),
    certified=(CertifiedSeeds("call_the_turn", _CALLS, _will_turn, _suits),), minutes=3,
    wrong_answers={
        "not_shown_yet": _call(lambda low, high: low + 5, lambda low, high: 20),
        "false_alarm": _call(lambda low, high: low - 10, lambda low, high: 10 * (low // 10)),
        "when_obvious": _call(lambda low, high: high + 30, lambda low, high: 10 * (high // 10 + 5)),
    },
)  # fmt: skip

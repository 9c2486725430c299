"""Wrong predictions, and calls of a turn that come too early or too late."""

from collections.abc import Callable, Sequence

from core.exercises.exercise import Answer, always
from core.exercises.mark import diagnosis
from core.exercises.misconceptions.answers import Answers, Make
from core.training import Run


def _what(id: str) -> Make:
    return always(what=id)


def _call(mark: Callable[[float, float], float], called: Callable[[float, float], float]) -> Make:
    """Return a call, and how much was shown by then, made from the ends of the lowest stretch."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        found = diagnosis(runs[0]).turn_range
        assert found is not None  # each variant is chosen for having one
        return {"mark": round(mark(*found)), "called": round(called(*found))}

    return answer


ANSWERS: dict[str, Answers] = {
    "predict_small_data": {
        "trusts_training": _what("falls_and_stays"),
        "learns_nothing": _what("near_guessing"),
        "wild": _what("jumps"),
    },
    "predict_linear": {
        "training_will_do": _what("falls_and_stays"),
        "no_freedom": _what("turns_up"),
        "wild": _what("jumps"),
    },
    "predict_more_data": {
        "same_again": _what("turns_up"),
        "too_much_to_learn": _what("near_guessing"),
        "wild": _what("jumps"),
    },
    "call_the_turn": {
        "not_shown_yet": _call(lambda low, high: low + 5, lambda low, high: 20),
        "false_alarm": _call(lambda low, high: low - 10, lambda low, high: 10 * (low // 10)),
        "when_obvious": _call(lambda low, high: high + 30, lambda low, high: 10 * (high // 10 + 5)),
    },
    "predict_rate": {
        "faster_is_better": _what("falls_and_stays"),
        "rate_overfits": _what("turns_up"),
        "rate_learns_nothing": _what("near_guessing"),
    },
}

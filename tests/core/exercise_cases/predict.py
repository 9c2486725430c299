from core.exercises.mark import diagnosis
from tests.core.exercise_cases import Cases


def _what(id):
    return lambda variant, runs: {"what": id}


def _call(mark, called):
    """Return a call by how far it and what was shown lie behind the beginning of the lowest stretch."""

    def answer(variant, runs):
        low, high = diagnosis(runs[0]).turn_range
        return {"mark": mark(low, high), "called": called(low, high)}

    return answer


CASES = {
    "predict_small_data": Cases(
        wrong={
            "trusts_training": _what("falls_and_stays"),
            "learns_nothing": _what("near_guessing"),
            "wild": _what("jumps"),
        },
    ),
    "predict_linear": Cases(
        wrong={
            "training_will_do": _what("falls_and_stays"),
            "no_freedom": _what("turns_up"),
            "wild": _what("jumps"),
        },
    ),
    "predict_more_data": Cases(
        wrong={
            "same_again": _what("turns_up"),
            "too_much_to_learn": _what("near_guessing"),
            "wild": _what("jumps"),
        },
    ),
    "call_the_turn": Cases(
        wrong={
            "not_shown_yet": _call(lambda low, high: low + 5, lambda low, high: 20),
            "false_alarm": _call(lambda low, high: low - 10, lambda low, high: 10 * (low // 10)),
            "when_obvious": _call(lambda low, high: high + 30, lambda low, high: 10 * (high // 10 + 5)),
        },
    ),
    "predict_rate": Cases(
        wrong={
            "faster_is_better": _what("falls_and_stays"),
            "rate_overfits": _what("turns_up"),
            "rate_learns_nothing": _what("near_guessing"),
        },
    ),
}

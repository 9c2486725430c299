from core.diagnosis import diagnose
from tests.core.exercise_cases import Cases


def _at(place):
    """Return the mark at a place that depends on where the lowest stretch begins and ends."""

    def answer(variant, runs):
        history = runs[0].history
        low, high = diagnose(history.train_loss, history.val_loss, history.epoch, runs[0].baseline).turn_range
        return {"mark": place(low, high)}

    return answer


CASES = {
    "mark_turn": Cases(
        right=_at(lambda low, high: (low + high) // 2),
        wrong={
            "not_seen": lambda variant, runs: {"mark": "none"},
            "when_obvious": _at(lambda low, high: high + 20),
            "where_they_part": _at(lambda low, high: 3),
            "first_bump": _at(lambda low, high: low - 1),
        },
    ),
}

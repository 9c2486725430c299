"""A learning rate near the largest stable one, below it or above it."""

from collections.abc import Sequence

from core.config import RunConfig
from core.exercises.curvature import steepest
from core.exercises.exercise import Answer, Exercise, Feedback, passed, plain, wrong
from core.exercises.predict.outcomes import WHAT, outcome, predicted
from core.training import Run

# Above or at least a tenth below the largest stable rate of their data, which is 0.234 to 0.257.
_RATES = (0.26, 0.2, 0.15, 0.28, 0.21, 0.27, 0.3, 0.18, 0.2, 0.265, 0.23, 0.29)


def _steep(variant: int) -> tuple[RunConfig, ...]:
    """Return a straight model on real data with a rate near the largest stable one, below it or above it."""
    return (RunConfig("diabetes", learning_rate=_RATES[variant], data_seed=variant, weights_seed=variant),)


def _judge_rate(answer: Answer, runs: Sequence[Run]) -> Feedback:
    curvature, prediction = steepest(runs[0]), str(answer["what"])
    values: dict[str, float | str] = {
        "rate": plain(runs[0].config.learning_rate),
        "curvature": curvature,
        "limit": 2 / curvature,
        "end": float(runs[0].history.val_loss[-1]),
    }
    happened = outcome(runs[0])
    if prediction == happened:
        return passed(**values)
    if prediction in ("falls_and_stays", "jumps"):
        return wrong("faster_is_better" if happened == "jumps" else "afraid_of_speed", **values)
    return wrong("rate_overfits" if prediction == "turns_up" else "rate_learns_nothing", **values)


EXERCISE = Exercise(
    "predict_rate", "predict", (WHAT,), _judge_rate,
    ("faster_is_better", "afraid_of_speed", "rate_overfits", "rate_learns_nothing"),
    solve=lambda variant, runs: {"what": outcome(runs[-1])},
    initial_configs=_steep, minutes=3,
    wrong_answers={
        "faster_is_better": predicted("falls_and_stays"),
        "rate_overfits": predicted("turns_up"),
        "rate_learns_nothing": predicted("near_guessing"),
    },
)  # fmt: skip

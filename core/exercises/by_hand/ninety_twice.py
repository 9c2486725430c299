"""Two models that are right ninety times in a hundred, one of them with three times the loss."""

from collections.abc import Sequence

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, Part, always, number, passed, wrong
from core.lessons.confidence import Answers, answers
from core.lessons.probabilities import WHOLE
from core.training import Run

# Model B's loss is to be at least so many times model A's.
TIMES = 3
N, N_RIGHT = 100, 90
LOW, HIGH = 51, 99
# Seeds of data and weights with which exactly 90 of 100 validation rows are right, none of them within 0.02 of the
# border between the classes, and the loss is from .24 to .29, so that three times as much can be reached.
_NINETY = (303, 315, 323, 365, 380, 394, 461, 477, 492, 511, 668, 709)


def _ninety(seed: int) -> tuple[RunConfig, ...]:
    return (RunConfig("blobs", noise=1.05, n_train=100, n_val=N, data_seed=seed, weights_seed=seed),)


def model_a(run: Run) -> Answers:
    """Return the answers of the trained model to its validation rows."""
    return Answers(run.model_at(len(run.history)).raw(run.data.x_val), run.data.y_val)


def model_b(right: float, wrong: float) -> Answers:
    """Return answers of which as many are right, with these per cents of confidence in right and in wrong ones."""
    return answers(right / WHOLE, wrong / WHOLE, N_RIGHT, N)


def _judge_ninety(answer: Answer, runs: Sequence[Run]) -> Feedback:
    right, sure_wrong = number(answer, "right"), number(answer, "wrong")
    a, b = float(model_a(runs[0]).costs.mean()), float(model_b(right, sure_wrong).costs.mean())
    # Rounded down: 2.99 times is not yet three times.
    values: dict[str, float | str] = {"a": a, "b": b, "times": f"{np.floor(100 * b / a) / 100:.2f}"}
    middle = (LOW + HIGH) / 2
    if b >= TIMES * a:
        return passed(**values)
    if right > middle:
        return wrong("surer_when_right", **values)
    if sure_wrong < middle:
        return wrong("unsure_when_wrong", **values)
    if right < middle and sure_wrong == middle:
        return wrong("timid_alone", **values)
    return wrong("wrong_alone" if right == middle and sure_wrong > middle else "too_little", **values)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether 90 rows are right, none within 0.02 of the border, and three times the loss can be reached."""
    a = model_a(runs[0])
    far = bool(np.abs(a.raw).min() > 0.02)
    return int(a.right.sum()) == N_RIGHT and far and 0.235 <= float(a.costs.mean()) <= 0.29


EXERCISE = Exercise(
    "ninety_twice", "by_hand",
    (Part("right", "share", LOW, HIGH, 1), Part("wrong", "share", LOW, HIGH, 1)), _judge_ninety,
    ("surer_when_right", "unsure_when_wrong", "timid_alone", "wrong_alone", "too_little"),
    solve=always(right=55, wrong=97), initial_configs=lambda variant: _ninety(_NINETY[variant]),
    certified=(CertifiedSeeds("ninety_twice", _NINETY, _ninety, _suits),), minutes=3,
    wrong_answers={
        "surer_when_right": always(right=99, wrong=75),
        "unsure_when_wrong": always(right=60, wrong=51),
        "timid_alone": always(right=55, wrong=75),
        "wrong_alone": always(right=75, wrong=90),
        "too_little": always(right=70, wrong=80),
    },
)  # fmt: skip

"""Exercises by hand about how sure an answer is: what a probability costs, and two models that are right alike."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, Part, always, number, passed, plain, wrong
from core.lessons.confidence import Answers, answers
from core.lessons.probabilities import WHOLE, raw_of
from core.losses import LOSSES, softmax
from core.training import Run

Floats = NDArray[np.float64]

# The cost of one answer that is asked for: e ** -4 is 1.8 %.
DEAR = 4.0
# Per cent on the truth: above it an answer is sure of the truth, up to it nearly as far off as it is asked to be.
_SURE, _NEARLY = 60, 10


def cost(per_cent: float | Floats) -> Floats:
    """Return the cross-entropy of answers that give the truth so many per cent, `(n,)`; infinite at 0."""
    share = np.atleast_1d(np.asarray(per_cent, dtype=float)) / WHOLE
    return LOSSES["cross_entropy"].value(raw_of(np.column_stack([share, 1 - share])), np.zeros(len(share)))


def real_answer(run: Run) -> tuple[int, float]:
    """Return the class of a validation row, and the per cent that the trained model gives it: right, but not sure."""
    data = run.data
    truth = data.y_val.astype(int)
    given = WHOLE * softmax(run.model_at(len(run.history)).raw(data.x_val))[np.arange(len(truth)), truth]
    row = int(np.flatnonzero((given > 55) & (given < 85))[0])
    return int(truth[row]), float(given[row])


def _judge_doubt(answer: Answer, runs: Sequence[Run]) -> Feedback:
    per_cent = number(answer, "truth")
    loss = float(cost(per_cent)[0])
    values: dict[str, float | str] = {"per_cent": plain(per_cent), "loss": loss}
    if loss > DEAR:
        return passed(**values)
    if per_cent > _SURE:
        return wrong("sure_is_dear", **values)
    return wrong("unsure_is_dear" if per_cent > _NEARLY else "nearly", **values)


# Model B's loss is to be at least so many times model A's.
TIMES = 3
N, N_RIGHT = 100, 90
LOW, HIGH = 51, 99
# Seeds of data and weights with which exactly 90 of 100 validation rows are right, none of them within 0.02 of the
# border between the classes, and the loss is from .24 to .29, so that three times as much can be reached.
_NINETY = (303, 315, 323, 365, 380, 394, 461, 477, 492, 511, 668, 709)


def _ninety(variant: int) -> tuple[RunConfig, ...]:
    seed = _NINETY[variant]
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


EXERCISES = (
    Exercise(
        "cost_of_doubt", "by_hand", (Part("truth", "share", 0, WHOLE, 0.5),), _judge_doubt,
        ("sure_is_dear", "unsure_is_dear", "nearly"),
        initial_configs=lambda variant: (
            RunConfig("cat_dog_fish", model="linear", n_train=100, n_val=50, epochs=60, data_seed=variant),
        ),
        solve=always(truth=1.5), minutes=1,
    ),
    Exercise(
        "ninety_twice", "by_hand",
        (Part("right", "share", LOW, HIGH, 1), Part("wrong", "share", LOW, HIGH, 1)), _judge_ninety,
        ("surer_when_right", "unsure_when_wrong", "timid_alone", "wrong_alone", "too_little"),
        solve=always(right=55, wrong=97), initial_configs=_ninety, minutes=3,
    ),
)  # fmt: skip

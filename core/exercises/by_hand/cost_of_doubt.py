"""What a probability costs: how unsure of the truth an answer has to be to cost as much as is asked for."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, Part, always, number, passed, plain, wrong
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


EXERCISE = Exercise(
    "cost_of_doubt", "by_hand", (Part("truth", "share", 0, WHOLE, 0.5),), _judge_doubt,
    ("sure_is_dear", "unsure_is_dear", "nearly"),
    initial_configs=lambda variant: (
        RunConfig("cat_dog_fish", model="linear", n_train=100, n_val=50, epochs=60, data_seed=variant),
    ),
    solve=always(truth=1.5), minutes=1,
    wrong_answers={
        "sure_is_dear": always(truth=99),
        "unsure_is_dear": always(truth=50),
        "nearly": always(truth=2),
    },
)  # fmt: skip

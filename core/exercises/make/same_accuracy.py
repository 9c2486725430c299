"""A lower loss at the same accuracy."""

from collections.abc import Sequence

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, Measures, passed, settings, wrong
from core.exercises.make.measures import RESTRAINTS, changed_settings, end, exploded
from core.training import Run

# The loss to be reached at the same accuracy, as a share of the loss at the start.
LOWER = 0.8
# Seeds of data and weights: the loss has risen, and right answers stay where the epochs end at the lowest loss.
_OVERCONFIDENT = (0, 4, 5, 7, 9, 10, 11, 24, 29, 30, 31, 33)


def _overconfident(seed: int) -> tuple[RunConfig, ...]:
    """Return a run whose loss has risen while its accuracy stayed about level."""
    return (RunConfig(n_train=100, n_val=200, hidden=(16, 16), data_seed=seed, weights_seed=seed),)


def _right(run: Run) -> float:
    """Return how many validation rows the last model gets right."""
    return float(np.round(run.history.val_accuracy[-1] * len(run.data.y_val)))


def accuracy_and_loss(runs: Sequence[Run]) -> Measures:
    """Return right answers and loss at the end, what is asked for, and of how many rows."""
    start, own = runs[0], runs[-1]
    rows = len(start.data.y_val)
    return {
        "right": _right(own), "rows": rows, "right_needed": _right(start) - rows // 100, "loss": end(own),
        "loss_needed": LOWER * end(start),
    }  # fmt: skip


def _judge_same_accuracy(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, values = runs[1], accuracy_and_loss(runs)
    if exploded(own):
        return wrong("exploded")
    is_right, is_low = values["right"] >= values["right_needed"], values["loss"] <= values["loss_needed"]
    if is_right and is_low:
        return passed(**values)
    if is_right:
        return wrong("loss_unchanged" if own.config == runs[0].config else "loss_too_high", **values)
    return wrong("accuracy_lost" if is_low else "both_worse", **values)


def _stop_at_lowest(variant: int, runs: Sequence[Run]) -> Answer:
    return {"settings": f"epochs={int(runs[0].history.val_loss.argmin())}"}


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether the goal is reached by stopping at the lowest loss."""
    history, rows = runs[0].history, len(runs[0].data.y_val)
    lowest = int(history.val_loss.argmin())
    lost = (history.val_accuracy[-1] - history.val_accuracy[lowest]) * rows
    return bool(history.val_loss[lowest] <= LOWER * end(runs[0]) and round(lost) <= rows // 100)


EXERCISE = Exercise(
    "same_accuracy_lower_loss", "make", (settings(),), _judge_same_accuracy,
    ("exploded", "loss_unchanged", "loss_too_high", "accuracy_lost", "both_worse"),
    measures=accuracy_and_loss, solve=_stop_at_lowest,
    initial_configs=lambda variant: _overconfident(_OVERCONFIDENT[variant]),
    certified=(CertifiedSeeds("same_accuracy_lower_loss", _OVERCONFIDENT, _overconfident, _suits),),
    editable_fields=RESTRAINTS, minutes=4,
    wrong_answers={
        "loss_unchanged": changed_settings(""),
        "loss_too_high": changed_settings("epochs=240"),
        "both_worse": changed_settings("epochs=1"),
        "accuracy_lost": changed_settings("epochs=40"),
        "exploded": changed_settings("learning_rate=100"),
    },
)  # fmt: skip

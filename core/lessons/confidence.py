"""How sure a model is of its answers: what the loss charges for and accuracy does not see."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets import DATASETS
from core.losses import LOSSES, sigmoid, softmax
from core.training import Run, predicted_class

Floats = NDArray[np.float64]

_LOSS = LOSSES["cross_entropy"]


@dataclass(frozen=True)
class Answers:
    """Answers to yes-or-no questions: raw outputs and targets, both `(n,)`."""

    raw: Floats
    target: Floats

    @property
    def right(self) -> NDArray[np.bool_]:
        """Return which answers are right, `(n,)`."""
        return np.asarray(predicted_class(self.raw) == self.target)

    @property
    def accuracy(self) -> float:
        """Return the share of right answers."""
        return float(self.right.mean())

    @property
    def costs(self) -> Floats:
        """Return the cross-entropy of each answer, `(n,)`; the loss is their mean."""
        return _LOSS.value(self.raw, self.target)

    @property
    def confidence(self) -> Floats:
        """Return the probability that was given to each answer, right or wrong, `(n,)`."""
        return confidence(self.raw)


def answers(sure_when_right: float, sure_when_wrong: float, n_right: int, n: int) -> Answers:
    """Return n answers, the first n_right of them right, each with its stated confidence, above 1/2 and below 1."""
    target = (np.arange(n) % 2).astype(float)
    is_right = np.arange(n) < n_right
    sure = np.where(is_right, sure_when_right, sure_when_wrong)
    # The raw output whose sigmoid is that confidence, on the side of the answer.
    side = np.where(is_right == (target == 1), 1.0, -1.0)
    return Answers(side * np.log(sure / (1 - sure)), target)


def confidence(raw: Floats) -> Floats:
    """Return the highest predicted probability of each row, `(n,)`, for raw outputs `(n,)` or `(n, n_classes)`."""
    return sigmoid(np.abs(raw)) if raw.ndim == 1 else np.asarray(softmax(raw).max(axis=1))


@dataclass(frozen=True)
class Sureness:
    """Mean confidence on the validation rows at some epochs, arrays `(m,)`; NaN where there is no such answer."""

    epoch: NDArray[np.intp]
    when_right: Floats
    when_wrong: Floats


def sureness(run: Run) -> Sureness:
    """Return how sure a classifier was of its right and of its wrong validation answers at each epoch that was kept."""
    x, target = run.data.x_val, run.data.y_val
    right, wrong = [], []
    for epoch in run.kept_epochs:
        raw = run.model_at(epoch).raw(x)
        sure, is_right = confidence(raw), predicted_class(raw) == target
        right.append(sure[is_right].mean() if is_right.any() else np.nan)
        wrong.append(sure[~is_right].mean() if not is_right.all() else np.nan)
    return Sureness(np.array(run.kept_epochs), np.array(right), np.array(wrong))


def right_on_fresh_rows(run: Run, epoch: int, n_rows: int, n_sets: int) -> NDArray[np.intp]:
    """Return how many of n_rows fresh rows one model gets right, for each of n_sets sets: the play of chance.

    The model does not change, only the rows that it is asked; they are drawn as the run's own were. Made data only.
    """
    config, data = run.config, run.data
    draw = DATASETS[config.dataset].draw
    if draw is None:
        raise ValueError(f"{config.dataset} is a loaded dataset: there are no fresh rows of it")
    # 2700 keeps these rows apart from the run's own, whose streams end in 0 to 4.
    rng = np.random.default_rng((config.data_seed, 2700))
    sets = [draw(rng, n_rows, config.noise or 0.0) for _ in range(n_sets)]
    x, y = np.concatenate([x for x, _ in sets]), np.concatenate([y for _, y in sets])
    is_right = predicted_class(run.model_at(epoch).raw((x - data.x_mean) / data.x_scale)) == y
    return np.asarray(is_right.reshape(n_sets, n_rows).sum(axis=1))

"""One weight of a straight classifier is nudged: the number of right answers moves in steps, the loss on a slope."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.losses import LOSSES
from core.training import predicted_class, train

Floats = NDArray[np.float64]

# Few rows, so that the steps can be seen, of two clouds that overlap: then the loss has its valley in sight. Of this
# seed the validation rows are about as hard as those that are learned from, which is nothing to be puzzled by.
CONFIG = RunConfig("blobs", noise=0.9, n_train=40, data_seed=113)
# The nudged weight, that of the first input: its ends, and how far one nudge goes.
LOW, HIGH, NUDGE = -1.0, 5.0, 0.05
_LOSS = LOSSES["cross_entropy"]


@dataclass(frozen=True)
class Fitted:
    """A trained straight classifier and the rows that it has learned from.

    `line` is `(3,)`: the weights of the two inputs and the bias; raw = x @ line[:2] + line[2]. x is `(n, 2)`, y `(n,)`.
    """

    line: Floats
    x: Floats
    y: Floats

    def with_weight(self, weight: float) -> Floats:
        """Return the line with another weight of the first input."""
        return np.array([weight, *self.line[1:]])


@dataclass(frozen=True)
class Nudged:
    """What the rows say at each of some weights: arrays `(m,)`."""

    weight: Floats
    loss: Floats
    """Mean cross-entropy."""
    slope: Floats
    """How fast that loss changes with the weight: its derivative."""
    right: NDArray[np.intp]
    """Right answers; between two steps their slope is 0 everywhere."""


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """Return the classifier as core trains it."""
    run = train(CONFIG)
    model = run.model_at(len(run.history))
    bias = model.raw(np.zeros((1, 2)))
    # A straight model is what it says at 0 and one step along each input.
    return Fitted(np.concatenate([model.raw(np.eye(2)) - bias, bias]), run.data.x_train, run.data.y_train)


def at(fit: Fitted, weights: Floats) -> Nudged:
    """Return loss, slope and right answers with each of the weights `(m,)` in place of the trained one."""
    rows = [_one(fit, float(weight)) for weight in weights]
    loss, slope, right = zip(*rows, strict=True)
    return Nudged(weights, np.array(loss), np.array(slope), np.array(right))


def _one(fit: Fitted, weight: float) -> tuple[float, float, int]:
    line = fit.with_weight(weight)
    raw = fit.x @ line[:2] + line[2]
    # By the chain rule: how the loss changes with raw, times how raw changes with the weight.
    slope = _LOSS.gradient(raw, fit.y) * fit.x[:, 0]
    right = int(np.count_nonzero(predicted_class(raw) == fit.y))
    return float(_LOSS.value(raw, fit.y).mean()), float(slope.mean()), right


@lru_cache(maxsize=1)
def everywhere() -> Nudged:
    """Return what the rows say at every weight from `LOW` to `HIGH`, a nudge apart."""
    weights = np.round(np.linspace(LOW, HIGH, round((HIGH - LOW) / NUDGE) + 1), 2)
    return at(fitted(), weights)


def boundary(line: Floats, half: float) -> Floats:
    """Return the two ends `(2, 2)` of the line on which raw is 0, in the square of half that side around (0, 0).

    NaN where the line misses the square.
    """
    ends = []
    for axis in (0, 1):
        for edge in (-half, half):
            other = line[1 - axis]
            place = -(line[2] + line[axis] * edge) / other if other else np.inf
            if abs(place) <= half:
                ends.append((edge, place) if axis == 0 else (place, edge))
    return np.array([min(ends), max(ends)]) if len(ends) > 1 else np.full((2, 2), np.nan)

"""A loss turns raw outputs and targets into one number a sample; its gradient says how that number changes with raw.

`raw` is what the model puts out before sigmoid or softmax: `(n,)` for one output, `(n, n_classes)` for several.
`target` is `(n,)`: numbers for regression, 0 or 1 for two classes, class indices for several. Values are per sample,
`(n,)`; a gradient has the shape of `raw` and is the derivative of that sample's own value. The loss of a batch is
the mean of its values. `best_constant` is the raw output that a model which may only say one thing should choose.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Loss(Protocol):
    """What every loss offers."""

    @property
    def id(self) -> str:
        """Return the id that links and tests use."""

    @property
    def task(self) -> str:
        """Return "regression" or "classification"."""

    @property
    def max_classes(self) -> int | None:
        """Return the largest number of classes, None for any."""

    @property
    def gives_probabilities(self) -> bool:
        """Return whether sigmoid or softmax of `raw` are probabilities; else they are numbers or scores."""

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return each sample's loss, shape `(n,)`."""

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return each sample's derivative of its value with respect to raw, in the shape of raw."""

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the raw output with the lowest mean loss on target: `()`, or `(n_classes,)` for three or more."""


class MeanSquaredError:
    """value = r², r = raw - target (not halved); gradient = 2r. Target and raw: any real number."""

    id, task, max_classes = "mse", "regression", None
    gives_probabilities = False

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return r²."""
        return (raw - target) ** 2

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return 2r."""
        return 2.0 * (raw - target)

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the mean, where the sum of 2r is zero."""
        return np.asarray(np.mean(target))


class MeanAbsoluteError:
    """value = |r|, r = raw - target; gradient = sign(r), taken as 0 at the corner r = 0."""

    id, task, max_classes = "mae", "regression", None
    gives_probabilities = False

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return |r|."""
        return np.abs(raw - target)

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return the sign of r."""
        return np.sign(raw - target)

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the median: as many targets above as below."""
        return np.asarray(np.median(target))


class HuberLoss:
    """value = r²/2 up to |r| = 1, then |r| - 1/2; gradient = r limited to [-1, 1] (Huber 1964, delta = 1)."""

    id, task, max_classes = "huber", "regression", None
    gives_probabilities = False

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return the square near zero and the straight line beyond, joined without a corner."""
        size = np.abs(raw - target)
        near = np.minimum(size, 1.0)
        return near * (size - 0.5 * near)

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return r, limited to [-1, 1]."""
        return np.clip(raw - target, -1.0, 1.0)

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the zero of the mean gradient, which rises with the guess, by halving the interval that holds it."""
        low, high = float(np.min(target)), float(np.max(target))
        for _ in range(60):
            middle = (low + high) / 2
            if np.mean(self.gradient(np.asarray(middle), target)) < 0:
                low = middle
            else:
                high = middle
        return np.asarray((low + high) / 2)


class CrossEntropy:
    """value = -ln p(target); p = sigmoid(raw) for one output, softmax(raw) for several; gradient = p - truth.

    Computed from raw, never from a clipped probability: a clip at 1e-15 would cap the loss at 34.5 and hide how wrong
    a confident model is.
    """

    id, task, max_classes = "cross_entropy", "classification", None
    gives_probabilities = True

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return -ln of the probability that was given to the truth."""
        if raw.ndim == 1:
            # -ln sigmoid(z) is ln(1 + e^-z) for class 1, and with +z for class 0; e^ of a negative never overflows
            wrong = (1.0 - 2.0 * target) * raw
            rest = -np.abs(wrong)
            np.exp(rest, out=rest)
            np.log1p(rest, out=rest)
            rest += np.maximum(wrong, 0.0)
            return rest
        highest = raw.max(axis=1)
        powers = np.subtract(raw, highest[:, None], dtype=float)
        np.exp(powers, out=powers)
        log_total = np.log(powers.sum(axis=1))
        cost: Floats = log_total + (highest - _of_target(raw, target))
        return cost

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return p - 1 for the true class and p for the others."""
        if raw.ndim == 1:
            slope = sigmoid(raw)
            slope -= target
            return slope
        slope = softmax(raw)
        # Classes first, as a network's outputs lie in memory: a third of the time of slope[rows, classes] -= 1.
        by_class = slope.T
        by_class -= np.arange(len(by_class))[:, None] == target
        return slope

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the raw output whose probabilities are the class shares; infinite where a class is missing."""
        return raw_of_shares(target, n_classes)


class BrierScore:
    """value = (p - target)² for one output; for several the sum over classes of (p_k - truth_k)² (Brier 1950).

    Bounded by 1 (by 2 for several classes), and its gradient fades where the model is confidently wrong.
    """

    id, task, max_classes = "brier", "classification", None
    gives_probabilities = True

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return the squared error of the probabilities."""
        if raw.ndim == 1:
            return (sigmoid(raw) - target) ** 2
        squares: Floats = ((softmax(raw) - _one_hot(target, raw.shape[1])) ** 2).sum(axis=1)
        return squares

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return the slope by the chain rule: of the square, times that of sigmoid or softmax."""
        if raw.ndim == 1:
            p = sigmoid(raw)
            return 2.0 * (p - target) * p * (1.0 - p)
        p = softmax(raw)
        slope = 2.0 * (p - _one_hot(target, raw.shape[1]))
        slope -= (p * slope).sum(axis=1, keepdims=True)
        return p * slope

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the raw output whose probabilities are the class shares."""
        return raw_of_shares(target, n_classes)


class HingeLoss:
    """value = max(0, 1 - y·raw), y = -1 for class 0 and +1 for class 1; two classes only. Scores, not probabilities."""

    id, task, max_classes = "hinge", "classification", 2
    gives_probabilities = False

    def value(self, raw: Floats, target: Floats) -> Floats:
        """Return how much is missing to the right side with a margin of 1."""
        return np.maximum(0.0, 1.0 - (2.0 * target - 1.0) * raw)

    def gradient(self, raw: Floats, target: Floats) -> Floats:
        """Return -y inside the margin or on the wrong side, else 0."""
        sign = 2.0 * target - 1.0
        return np.where(sign * raw < 1.0, -sign, 0.0)

    def best_constant(self, target: Floats, n_classes: int) -> Floats:
        """Return the margin on the side of the larger class."""
        return np.asarray(1.0 if np.mean(target) > 0.5 else -1.0)


LOSSES: dict[str, Loss] = {
    loss.id: loss
    for loss in (MeanSquaredError(), MeanAbsoluteError(), HuberLoss(), CrossEntropy(), BrierScore(), HingeLoss())
}


def sigmoid(raw: Floats) -> Floats:
    """Return 1 / (1 + e^-raw). As a tanh it would take twice as long where numpy has no quick one (all but AVX-512)."""
    p: Floats = np.asarray(np.negative(raw))
    with np.errstate(over="ignore"):  # 1 / (1 + infinity) is right
        np.exp(p, out=p)
    p += 1.0
    return np.reciprocal(p, out=p)


def softmax(raw: Floats) -> Floats:
    """Return probabilities `(n, n_classes)`, shifted by the row's maximum so that e^ cannot overflow."""
    by_class = raw.T
    powers: Floats = np.subtract(by_class, np.maximum.reduce(by_class), dtype=float)
    np.exp(powers, out=powers)
    powers /= np.add.reduce(powers)
    return powers.T


def class_shares(target: Floats, n_classes: int) -> Floats:
    """Return the share of each class in target, shape `(n_classes,)`."""
    counts = np.bincount(target.astype(np.intp), minlength=n_classes)
    return np.asarray(counts / len(target), dtype=np.float64)


def raw_of_shares(target: Floats, n_classes: int) -> Floats:
    """Return the raw output whose probabilities equal the class shares: a scalar for two classes."""
    with np.errstate(divide="ignore"):
        logs = np.log(class_shares(target, n_classes))
    return np.asarray(logs[1] - logs[0]) if n_classes == 2 else logs


def _one_hot(target: Floats, n_classes: int) -> Floats:
    return np.asarray(np.eye(n_classes)[target.astype(np.intp)])


def _of_target(raw: Floats, target: Floats) -> Floats:
    return np.asarray(raw[np.arange(len(target)), target.astype(np.intp)])

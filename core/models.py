"""Models from scratch: a linear model, a polynomial and a multi-layer perceptron are one network with other inputs.

Inside, data stand feature-major, `(features, n)`, because a layer is then `W @ a + b` with the bias along the rows.
All weights live in one flat vector with a view a layer, so that an optimizer step is a vector operation and a
snapshot is one copy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.polynomial import legendre
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Activation:
    """A hidden unit's bend, applied in place, its slope written in terms of its *output*, and its first weights."""

    apply: Callable[[Floats], object]
    slope: Callable[[Floats], Floats]
    weight_limit: Callable[[int, int], float]


def _glorot(n_in: int, n_out: int) -> float:
    """Keep the size of signals in both directions (Glorot and Bengio 2010, formula 16)."""
    return float(np.sqrt(6.0 / (n_in + n_out)))


def _he(n_in: int, n_out: int) -> float:
    """Make up for the half that relu cuts off (He et al. 2015, formula 10, as a uniform range)."""
    return float(np.sqrt(6.0 / n_in))


def _tanh(z: Floats) -> None:
    """1 - 2 / (1 + e^2z): np.tanh itself takes 2.5 times as long where a processor lacks AVX-512."""
    z *= 2.0
    np.exp(z, out=z)
    z += 1.0
    np.divide(2.0, z, out=z)
    np.subtract(1.0, z, out=z)


def _sigmoid(z: Floats) -> None:
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1.0
    np.reciprocal(z, out=z)


def _relu(z: Floats) -> None:
    np.maximum(z, 0.0, out=z)


ACTIVATIONS = {
    "tanh": Activation(_tanh, lambda a: 1.0 - a * a, _glorot),
    "relu": Activation(_relu, lambda a: (a > 0.0).astype(float), _he),
    "sigmoid": Activation(_sigmoid, lambda a: a * (1.0 - a), _glorot),
}


class Network:
    """A chain of layers: `sizes` are the widths from inputs to outputs; `(2, 1)` has no hidden layer and is linear."""

    def __init__(self, sizes: tuple[int, ...], activation: str) -> None:
        """Build a network with every weight at zero."""
        self.sizes = sizes
        self.activation = ACTIVATIONS[activation]
        shapes = [(n_out, n_in) for n_in, n_out in pairwise(sizes)]
        total = sum(n_out * (n_in + 1) for n_out, n_in in shapes)
        self.parameters = np.zeros(total)
        self.gradient = np.zeros(total)
        self.weights, self.biases = _views(self.parameters, shapes)
        self._weight_slopes, self._bias_slopes = _views(self.gradient, shapes)
        self._outputs: list[Floats] = []
        self._masks: list[Floats] | None = None

    def start(self, rng: np.random.Generator) -> None:
        """Draw first weights (uniform within the activation's limit, biases 0); a linear model starts at 0."""
        if len(self.weights) == 1:
            return
        for weight in self.weights:
            limit = self.activation.weight_limit(weight.shape[1], weight.shape[0])
            weight[:] = rng.uniform(-limit, limit, weight.shape)

    def weights_only(self) -> Floats:
        """Return 1 at every weight and 0 at every bias, in the order of `parameters`."""
        marks = np.zeros_like(self.parameters)
        for weight in _views(marks, [w.shape for w in self.weights])[0]:
            weight[:] = 1.0
        return marks

    def forward(self, features: Floats, masks: list[Floats] | None = None) -> Floats:
        """Return outputs `(n_outputs, n)` for features `(n_inputs, n)`; `masks` multiply the hidden layers."""
        signal = features
        self._outputs, self._masks = [features], masks
        for layer, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            signal = weight @ signal
            signal += bias
            if layer < len(self.weights) - 1:
                self.activation.apply(signal)
                if masks is not None:
                    signal *= masks[layer]
                self._outputs.append(signal)
        return signal

    def backward(self, slope: Floats) -> Floats:
        """Return the gradient of the parameters, given the loss's slope `(n_outputs, m)` at the last outputs.

        `m` may be smaller than the `n` of the last `forward`: the first m columns are then the ones that teach (the
        training rows), and the rest were only looked at. The array is reused by the next call.
        """
        ones = np.ones(slope.shape[1])
        for layer in reversed(range(len(self.weights))):
            below = self._outputs[layer][:, : slope.shape[1]]
            np.matmul(slope, below.T, out=self._weight_slopes[layer])
            np.matmul(slope, ones, out=self._bias_slopes[layer][:, 0])
            if layer:
                slope = self.weights[layer].T @ slope
                if self._masks is None:
                    slope *= self.activation.slope(below)
                else:
                    self._through_dropout(slope, below, self._masks[layer - 1])
        return self.gradient

    def _through_dropout(self, slope: Floats, below: Floats, mask: Floats) -> None:
        """Undo the mask's scale to find the unit's own output; where the mask is 0 the slope is 0 whatever it was."""
        slope *= self.activation.slope(below / np.where(mask > 0.0, mask, 1.0))
        slope *= mask


def _views(flat: Floats, shapes: list[tuple[int, int]]) -> tuple[list[Floats], list[Floats]]:
    weights, biases, start = [], [], 0
    for n_out, n_in in shapes:
        middle, end = start + n_out * n_in, start + n_out * (n_in + 1)
        weights.append(flat[start:middle].reshape(n_out, n_in))
        biases.append(flat[middle:end].reshape(n_out, 1))
        start = end
    return weights, biases


def legendre_features(x: Floats, degree: int) -> Floats:
    """Return P_1 … P_degree of x, shape `(degree, n)`; x is `(n,)` in [-1, 1].

    Legendre polynomials are orthogonal on that interval, so that one learning rate serves all of them; raw powers
    explode or crawl (DLMF 18.3).
    """
    return np.ascontiguousarray(legendre.legvander(x, degree).T[1:])

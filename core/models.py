"""Models from scratch: a linear model, a polynomial and a multi-layer perceptron are one network with other inputs.

Inside, data stand feature-major, `(features, n)`, with a last row of ones: a bias is the weight of an input that is
always 1, so that a layer is one product `W @ a` and its gradient another. All weights live in one flat vector with a
view a layer, so that an optimizer step is a vector operation and a snapshot is one copy.
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


# A processor with AVX-512 (a level that numpy calls X86_V4 since 2.4) has the quickest tanh in numpy itself; on others
# five quick steps take half the time of that one, from so many numbers on.
_SIMD = np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found", [])
HAS_QUICK_TANH = not {"AVX512_SKX", "X86_V4"}.isdisjoint(_SIMD)
_FEW = 400


def _tanh(z: Floats) -> None:
    """1 - 2 / (1 + e^2z), with e^2z as a power of 2."""
    if HAS_QUICK_TANH or z.size <= _FEW:
        np.tanh(z, out=z)
        return
    z *= 2.0 / np.log(2.0)
    np.exp2(z, out=z)
    z += 1.0
    np.divide(2.0, z, out=z)
    np.subtract(1.0, z, out=z)


def _tanh_slope(a: Floats) -> Floats:
    slope = np.square(a)
    np.subtract(1.0, slope, out=slope)
    return slope


def _sigmoid(z: Floats) -> None:
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1.0
    np.reciprocal(z, out=z)


def _relu(z: Floats) -> None:
    np.maximum(z, 0.0, out=z)


ACTIVATIONS = {
    "tanh": Activation(_tanh, _tanh_slope, _glorot),
    "relu": Activation(_relu, lambda a: (a > 0.0).astype(float), _he),
    "sigmoid": Activation(_sigmoid, lambda a: a * (1.0 - a), _glorot),
}


class Network:
    """A chain of layers: `sizes` are the widths from inputs to outputs; `(2, 1)` has no hidden layer and is linear."""

    def __init__(self, sizes: tuple[int, ...], activation: str) -> None:
        """Build a network with every weight at zero."""
        self.sizes = sizes
        self.activation = ACTIVATIONS[activation]
        self.parameters = np.zeros(sum(n_out * (n_in + 1) for n_in, n_out in pairwise(sizes)))
        self.gradient = np.zeros_like(self.parameters)
        self._layers, self._slopes = _views(self.parameters, sizes), _views(self.gradient, sizes)
        self.weights = [layer[:, :-1] for layer in self._layers]
        self.biases = [layer[:, -1:] for layer in self._layers]
        self._signals: list[Floats] = []
        self._rooms: dict[int, list[tuple[Floats, Floats]]] = {}
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
        marks = np.ones_like(self.parameters)
        for layer in _views(marks, self.sizes):
            layer[:, -1] = 0.0
        return marks

    def forward(self, features: Floats, masks: list[Floats] | None = None) -> Floats:
        """Return outputs `(n_outputs, n)` for `with_ones(features)`; `masks` multiply the hidden layers."""
        self._signals, self._masks = [features], masks
        for number, (signal, units) in enumerate(self._room(features.shape[1])):
            np.matmul(self._layers[number], self._signals[-1], out=units)
            self.activation.apply(units)
            if masks is not None:
                units *= masks[number]
            self._signals.append(signal)
        return self._layers[-1] @ self._signals[-1]

    def _room(self, n: int) -> list[tuple[Floats, Floats]]:
        """Return an array for each hidden layer's signal, with the row of ones and without; used again for equal n."""
        if n not in self._rooms:
            signals = [np.ones((units + 1, n)) for units in self.sizes[1:-1]]
            self._rooms[n] = [(signal, signal[:-1]) for signal in signals]
        return self._rooms[n]

    def backward(self, slope: Floats) -> Floats:
        """Return the gradient of the parameters, given the loss's slope `(n_outputs, m)` at the last outputs.

        `m` may be smaller than the `n` of the last `forward`: the first m columns are then the ones that teach (the
        training rows), and the rest were only looked at. The array is reused by the next call.
        """
        for number in reversed(range(len(self._layers))):
            below = self._signals[number][:, : slope.shape[1]]
            np.matmul(slope, below.T, out=self._slopes[number])
            if number:
                # dot, not @: numpy's matmul takes a slow path where there is only one output.
                slope = np.dot(self.weights[number].T, slope)
                if self._masks is None:
                    slope *= self.activation.slope(below[:-1])
                else:
                    self._through_dropout(slope, below[:-1], self._masks[number - 1])
        return self.gradient

    def _through_dropout(self, slope: Floats, below: Floats, mask: Floats) -> None:
        """Undo the mask's scale to find the unit's own output; where the mask is 0 the slope is 0 whatever it was."""
        slope *= self.activation.slope(below / np.where(mask > 0.0, mask, 1.0))
        slope *= mask


def _views(flat: Floats, sizes: tuple[int, ...]) -> list[Floats]:
    """Return each layer's part of a flat vector: weights `(n_out, n_in)` with the biases as the last column."""
    views, start = [], 0
    for n_in, n_out in pairwise(sizes):
        end = start + n_out * (n_in + 1)
        views.append(flat[start:end].reshape(n_out, n_in + 1))
        start = end
    return views


def with_ones(features: Floats) -> Floats:
    """Return features `(n_inputs, n)` with the row of ones below that the biases weigh."""
    return np.vstack([features, np.ones(features.shape[1])])


def legendre_features(x: Floats, degree: int) -> Floats:
    """Return P_1 … P_degree of x, shape `(degree, n)`; x is `(n,)` in [-1, 1].

    Legendre polynomials are orthogonal on that interval, so that one learning rate serves all of them; raw powers
    explode or crawl (DLMF 18.3).
    """
    return np.ascontiguousarray(legendre.legvander(x, degree).T[1:])

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
    """A hidden unit's bend, applied in place, its slope written in terms of its *output*, and its first weights.

    `slope(outputs, out)` is written to `out`, where it is not None.
    """

    apply: Callable[[Floats], object]
    slope: Callable[..., Floats]
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
_2_OVER_LN2 = 2.0 / float(np.log(2.0))


def _tanh(z: Floats) -> None:
    """1 - 2 / (1 + e^2z), with e^2z as a power of 2."""
    if HAS_QUICK_TANH or z.size <= _FEW:
        np.tanh(z, out=z)
        return
    z *= _2_OVER_LN2
    np.exp2(z, out=z)
    z += 1.0
    np.divide(2.0, z, out=z)
    np.subtract(1.0, z, out=z)


def _tanh_slope(a: Floats, out: Floats | None = None) -> Floats:
    out = np.square(a, out=out)
    return np.subtract(1.0, out, out=out)


def _relu_slope(a: Floats, out: Floats | None = None) -> Floats:
    return np.sign(a, out=out)


def _sigmoid_slope(a: Floats, out: Floats | None = None) -> Floats:
    out = np.subtract(1.0, a, out=out)
    return np.multiply(a, out, out=out)


def _sigmoid(z: Floats) -> None:
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1.0
    np.reciprocal(z, out=z)


def _relu(z: Floats) -> None:
    np.maximum(z, 0.0, out=z)


ACTIVATIONS = {
    "tanh": Activation(_tanh, _tanh_slope, _glorot),
    "relu": Activation(_relu, _relu_slope, _he),
    "sigmoid": Activation(_sigmoid, _sigmoid_slope, _glorot),
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
        # For small products `dot` takes three quarters of the time of `matmul`, but it copies a part of a wider array
        # first. Models without hidden layers use matmul, as stacks do, so that both round alike.
        self._product = np.dot if len(sizes) > 2 else np.matmul
        self._transposed = [weight.T for weight in self.weights]
        self._features: Floats = np.empty(0)
        self._buffers: dict[int, _Buffers] = {}
        self._current = _Buffers(sizes, 0)
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
        """Return outputs `(n_outputs, n)` for `with_ones(features)`; `masks` multiply the hidden layers.

        The array is used again by the next call with equal n.
        """
        self._features, self._masks = features, masks
        buffers = self._current = self._buffers_for(features.shape[1])
        signal = features
        for number, units in enumerate(buffers.units):
            self._product(self._layers[number], signal, out=units)
            self.activation.apply(units)
            if masks is not None:
                units *= masks[number]
            signal = buffers.signals[number]
        outputs: Floats = self._product(self._layers[-1], signal, out=buffers.outputs)
        return outputs

    def backward(self, slope: Floats) -> Floats:
        """Return the gradient of the parameters, given the loss's slope `(n_outputs, m)` at the last outputs.

        `m` may be smaller than the `n` of the last `forward`: the first m columns are then the ones that teach (the
        training rows), and the rest were only looked at. The array is used again by the next call.
        """
        m, signals = slope.shape[1], self._current.signals
        buffers = self._buffers_for(m)
        product = self._product if buffers is self._current else np.matmul
        for number in range(len(self._layers) - 1, 0, -1):
            below = signals[number - 1][:, :m]
            product(slope, below.T, out=self._slopes[number])
            slope = np.dot(self._transposed[number], slope, out=buffers.slopes[number - 1])
            self._through_units(slope, below[:-1], number - 1, buffers.bends[number - 1])
        product(slope, self._features[:, :m].T, out=self._slopes[0])
        return self.gradient

    def _buffers_for(self, n: int) -> "_Buffers":
        if n not in self._buffers:
            self._buffers[n] = _Buffers(self.sizes, n)
        return self._buffers[n]

    def _through_units(self, slope: Floats, units: Floats, number: int, out: Floats) -> None:
        """Multiply by the units' slope, in place.

        Under dropout, undo the mask's scale to find the unit's own output; where the mask is 0 the slope is 0 whatever
        it was.
        """
        if self._masks is None:
            slope *= self.activation.slope(units, out)
            return
        mask = self._masks[number]
        slope *= self.activation.slope(units / np.where(mask > 0.0, mask, 1.0), out)
        slope *= mask


class _Buffers:
    """The arrays that a pass through n rows fills, used again by the next."""

    def __init__(self, sizes: tuple[int, ...], n: int) -> None:
        """Prepare each hidden layer's signal, with the row of ones and without, room for slopes, and the outputs."""
        self.signals = [np.ones((units + 1, n)) for units in sizes[1:-1]]
        self.units = [signal[:-1] for signal in self.signals]
        self.slopes = [np.empty((units, n)) for units in sizes[1:-1]]
        self.bends = [np.empty((units, n)) for units in sizes[1:-1]]
        self.outputs = np.empty((sizes[-1], n))


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

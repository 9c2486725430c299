"""An optimizer turns a gradient into an update of the weights: gradient descent and three refinements of it.

Formulas and constants are those of torch.optim, so that torch is the reference: momentum 0.9, RMSProp 0.99,
Adam 0.9 and 0.999, epsilon 1e-8. All weights of a model are one flat vector, changed in place.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Many models can be changed at once: `size` is then (models, weights), and the rate may be one for each, (models, 1).
Rate: TypeAlias = float | Floats
Size: TypeAlias = int | tuple[int, ...]

EPSILON = 1e-8


class GradientDescent:
    """w ← w - rate·g: one small step straight downhill."""

    def __init__(self, learning_rate: Rate, size: Size) -> None:
        """Prepare for `size` weights."""
        self.learning_rate = learning_rate
        # Room for what a step computes: asking for it anew took a third of its time.
        self._change, self._divisor = np.empty(size), np.empty(size)

    def step(self, weights: Floats, gradient: Floats) -> None:
        """Change `weights`, shape `(size,)`, in place."""
        weights -= np.multiply(gradient, self.learning_rate, out=self._change)


class Momentum(GradientDescent):
    """v ← 0.9·v + g; w ← w - rate·v: a heavy ball, which keeps most of its speed (Polyak 1964)."""

    def __init__(self, learning_rate: Rate, size: Size) -> None:
        """Prepare for `size` weights, at rest."""
        super().__init__(learning_rate, size)
        self.speed = np.zeros(size)

    def step(self, weights: Floats, gradient: Floats) -> None:
        """Change `weights`, shape `(size,)`, in place."""
        self.speed *= 0.9
        self.speed += gradient
        weights -= np.multiply(self.speed, self.learning_rate, out=self._change)


class RMSProp(GradientDescent):
    """s ← 0.99·s + 0.01·g²; w ← w - rate·g / √s: each weight gets steps of a similar size (Hinton 2012)."""

    def __init__(self, learning_rate: Rate, size: Size) -> None:
        """Prepare for `size` weights."""
        super().__init__(learning_rate, size)
        self.squares = np.zeros(size)

    def step(self, weights: Floats, gradient: Floats) -> None:
        """Change `weights`, shape `(size,)`, in place."""
        self.squares *= 0.99
        self.squares += 0.01 * gradient**2
        weights -= self.learning_rate * gradient / (np.sqrt(self.squares) + EPSILON)


class Adam(GradientDescent):
    """Momentum and RMSProp together, both corrected for having started at zero (Kingma and Ba 2015, algorithm 1)."""

    def __init__(self, learning_rate: Rate, size: Size) -> None:
        """Prepare for `size` weights."""
        super().__init__(learning_rate, size)
        self.means = np.zeros(size)
        self.squares = np.zeros(size)
        self.steps = 0

    def step(self, weights: Floats, gradient: Floats) -> None:
        """Change `weights`, shape `(size,)`, in place."""
        self.steps += 1
        self.means *= 0.9
        self.means += 0.1 * gradient
        self.squares *= 0.999
        self.squares += 0.001 * gradient**2
        rate = self.learning_rate / (1 - 0.9**self.steps)
        weights -= rate * self.means / (np.sqrt(self.squares / (1 - 0.999**self.steps)) + EPSILON)


OPTIMIZERS: dict[str, type[GradientDescent]] = {
    "gd": GradientDescent,
    "momentum": Momentum,
    "rmsprop": RMSProp,
    "adam": Adam,
}

"""The training loop in the small: a line with two numbers, weight and bias, on eight points, one update a round.

It is gradient descent as `core.training` does it, with the same losses and the same optimizer, laid open step by step.
A line is an array `(2,)`: weight w (slope) and bias b (height), and predicts `w * x + b`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.losses import LOSSES
from core.optimizers import OPTIMIZERS

Floats = NDArray[np.float64]

N_POINTS = 8
SEEDS = 20
# Learning rates that deserve their names over `LONG` rounds, for each loss and every seed (tests/core/test_line_loop.py
# holds them to it). With MSE, steps grow without bound above 1 / (largest eigenvalue of the mean of (x, 1)(x, 1)ᵀ),
# which is 0.434 for these x; far below it, so that one can watch the drop. MAE's slope never grows, so too large a rate
# leaps to and fro.
RATES: dict[str, dict[str, float]] = {
    "mse": {"right": 0.006, "small": 0.0002, "large": 0.455},
    "mae": {"right": 0.04, "small": 0.0005, "large": 1.5},
}
LONG = 400


@dataclass(frozen=True)
class Points:
    """What the line is to fit: x and y, each `(n,)`."""

    x: Floats
    y: Floats


@dataclass(frozen=True)
class Look:
    """What one line says about the points, how wrong that is, and which way is uphill.

    `errors` are prediction - target, `(n,)`; `loss` is the mean of their losses; `slope` is its gradient by weight and
    bias, `(2,)`.
    """

    predictions: Floats
    errors: Floats
    loss: float
    slope: Floats


@dataclass(frozen=True)
class Walk:
    """The lines `(rounds + 1, 2)` that a run comes by, the first one untrained, and their losses `(rounds + 1,)`."""

    lines: Floats
    losses: Floats


def points(seed: int) -> Points:
    """Return eight points along y = 1.1x + 0.6, half a unit apart, with a spread of 0.35."""
    x = np.arange(N_POINTS) / 2 - 1
    return Points(x, 1.1 * x + 0.6 + np.random.default_rng((seed, 0)).normal(0, 0.35, N_POINTS))


def first_line(seed: int) -> Floats:
    """Return a line that knows nothing yet and falls where the points rise."""
    rng = np.random.default_rng((seed, 1))
    return np.array([rng.uniform(-1.4, -0.8), rng.uniform(0.4, 1.2)])


def look(line: Floats, points: Points, loss: str) -> Look:
    """Predict and measure: `loss` is an id of LOSSES that takes numbers. KeyError for another id."""
    rule = LOSSES[loss]
    predictions = line[0] * points.x + line[1]
    # By the chain rule: a prediction changes by x where the weight changes by 1, and by 1 with the bias.
    slopes = rule.gradient(predictions, points.y)
    slope = np.array([np.mean(slopes * points.x), np.mean(slopes)])
    mean = float(np.mean(rule.value(predictions, points.y)))
    return Look(predictions, predictions - points.y, mean, slope)


def walk(line: Floats, points: Points, loss: str, rate: float, rounds: int) -> Walk:
    """Go round the loop: predict, measure, update, again. Read-only arrays; a loss may grow to infinity."""
    now = np.array(line, dtype=float)
    optimizer = OPTIMIZERS["gd"](rate, now.size)
    lines, losses = np.empty((rounds + 1, now.size)), np.empty(rounds + 1)
    with np.errstate(all="ignore"):
        for number in range(rounds + 1):
            seen = look(now, points, loss)
            lines[number], losses[number] = now, seen.loss
            optimizer.step(now, seen.slope)
    lines.flags.writeable = losses.flags.writeable = False
    return Walk(lines, losses)


def surface(points: Points, loss: str, weights: Floats, biases: Floats) -> Floats:
    """Return the loss of every line on a grid, shape `(len(biases), len(weights))`."""
    predictions = weights[None, :, None] * points.x + biases[:, None, None]
    return np.asarray(LOSSES[loss].value(predictions, points.y).mean(axis=2))

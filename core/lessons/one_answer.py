"""Gradient descent on one answer alone: how many steps until a confidently wrong one has turned."""

import numpy as np

from core.losses import LOSSES
from core.optimizers import GradientDescent


def steps_to_turn(loss_id: str, raw: float, target: int, learning_rate: float, most: int = 10_000) -> int | None:
    """Return after how many steps a single raw output is on the target's side of 0, where p passes a half.

    The raw output itself is what the steps change, as if it were the only weight. None if `most` steps do not do it:
    an infinite raw output never turns.
    """
    weights, truth = np.array([raw], dtype=float), np.array([float(target)])
    descent = GradientDescent(learning_rate, 1)
    for step in range(most + 1):
        if (weights[0] > 0) == bool(target) and weights[0] != 0:
            return step
        if not np.isfinite(weights[0]):
            return None
        descent.step(weights, LOSSES[loss_id].gradient(weights, truth))
    return None

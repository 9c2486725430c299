"""How steep the bowl of a straight model's squared error is, and which learning rate it still bears."""

import numpy as np

from core.models import with_ones
from core.training import Run


def steepest(run: Run) -> float:
    """Return the largest curvature of the mean squared error: of its Hessian, 2/n times XᵀX with a column of ones."""
    features = with_ones(run.data.x_train.T)
    return float(np.linalg.eigvalsh(2 / features.shape[1] * features @ features.T)[-1])


def largest_stable_rate(run: Run) -> float:
    """Return the learning rate above which plain gradient descent on all rows at once explodes: 2 / curvature."""
    return 2 / steepest(run)

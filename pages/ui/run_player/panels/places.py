"""What the pictures of a model share: places in a box in few letters, and probabilities."""

import string
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.losses import sigmoid, softmax

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]

# Two letters a place: 4096 steps from a whole picture before the box to a whole one behind it. A list of numbers
# would take two and a half times the bytes.
LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "-_"
STEPS = 64 * 64 - 1
MOST_POINTS = 150


def across(x: Floats, low: float, high: float) -> str:
    """Return places between two ends, two letters each; what lies far outside stays near, and NaN goes to the top."""
    with np.errstate(all="ignore"):
        share = np.nan_to_num((x - low) / (high - low), nan=2.0, posinf=2.0, neginf=-1.0)
    steps = np.rint((np.clip(share, -1, 2) + 1) / 3 * STEPS).astype(int)
    return "".join(LETTERS[step // 64] + LETTERS[step % 64] for step in steps.tolist())


def points(x: Floats, y: Floats, box: Box, classes: Floats | None = None) -> dict[str, Any]:
    """Return the first points that lie in the box (left, right, bottom, top), with their classes."""
    x0, x1, y0, y1 = box
    rows = np.flatnonzero((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))[:MOST_POINTS]
    found: dict[str, Any] = {"x": across(x[rows], x0, x1), "y": across(y[rows], y0, y1)}
    return found if classes is None else found | {"c": [int(c) for c in classes[rows]]}


def probabilities(raw: Floats) -> Floats:
    """Return `(n, n_classes)`, for one raw output those of both classes."""
    with np.errstate(all="ignore"):
        if raw.ndim == 1:
            p = sigmoid(raw)
            return np.column_stack([1 - p, p])
        return softmax(raw)

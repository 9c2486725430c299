"""What the pictures of a model share: places in a box as whole numbers, and the kept models' raw answers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.losses import sigmoid, softmax
from core.training import Run

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]

# Steps across a picture: finer than a screen, and still short to send.
FINE = 4000
MOST_POINTS = 150


def across(x: Floats, low: float, high: float) -> list[int]:
    """Return places between two ends as whole numbers; what lies far outside stays near, and NaN goes to the top."""
    share = np.nan_to_num((x - low) / (high - low), nan=9.0, posinf=9.0, neginf=-9.0)
    return [int(step) for step in np.rint(np.clip(share, -9, 9) * FINE)]


def points(x: Floats, y: Floats, box: Box, classes: Floats | None = None) -> dict[str, Any]:
    """Return the first points that lie in the box (left, right, bottom, top), with their classes."""
    x0, x1, y0, y1 = box
    rows = np.flatnonzero((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))[:MOST_POINTS]
    found: dict[str, Any] = {"x": across(x[rows], x0, x1), "y": across(y[rows], y0, y1)}
    return found if classes is None else found | {"c": [int(c) for c in classes[rows]]}


def raw_of_frames(run: Run, x: Floats) -> list[Floats]:
    """Return what each kept model puts out."""
    return [run.model_at(epoch).raw(x) for epoch in run.kept_epochs]


def probabilities(raw: Floats) -> Floats:
    """Return `(n, n_classes)`, for one raw output those of both classes."""
    with np.errstate(all="ignore"):
        if raw.ndim == 1:
            p = sigmoid(raw)
            return np.column_stack([1 - p, p])
        return softmax(raw)

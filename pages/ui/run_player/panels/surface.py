"""Which class each model would choose at each place, all models in one picture."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import DATASETS
from core.training import Run, predicted_class
from pages.ui.charts.images import palette_png, rgb
from pages.ui.charts.palette import CLASS_COLOURS
from pages.ui.run_player.panels.places import Floats, points, probabilities

SIDE, STEPS = 50, 12
COLUMNS = 8
# Each frame's edge is doubled: a smoothed picture would else take in its neighbour's.
BORDER = 1


def surface(run: Run) -> dict[str, Any]:
    data, n_classes = run.data, DATASETS[run.config.dataset].n_classes
    both = np.vstack([data.x_train, data.x_val])
    low, high = np.quantile(both, 0.005, axis=0), np.quantile(both, 0.995, axis=0)
    middle, half = (low + high) / 2, 0.58 * float((high - low).max())
    box = (middle[0] - half, middle[0] + half, middle[1] - half, middle[1] + half)
    across, up = np.linspace(box[0], box[1], SIDE), np.linspace(box[3], box[2], SIDE)
    places = np.array([(x, y) for y in up for x in across])
    frames = [_shades(raw).reshape(SIDE, SIDE) for raw in run.raw_of_kept(places)]
    return {
        "train": points(data.x_train[:, 0], data.x_train[:, 1], box, data.y_train),
        "val": points(data.x_val[:, 0], data.x_val[:, 1], box, data.y_val),
        "image": palette_png(tiled(frames), _palette(n_classes)),
        "side": SIDE,
        "border": BORDER,
        "columns": min(COLUMNS, len(frames)),
    }


def tiled(frames: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Return all frames row by row in one picture, each with its own edge around it."""
    columns = min(COLUMNS, len(frames))
    framed = [np.pad(frame, BORDER, mode="edge") for frame in frames]
    framed += [np.zeros_like(framed[0])] * (-len(framed) % columns)
    return np.vstack([np.hstack(framed[row : row + columns]) for row in range(0, len(framed), columns)])


def _palette(n_classes: int) -> list[tuple[int, int, int, int]]:
    """Return for each class a ramp from nearly clear (undecided) to stronger (sure), never full: points stand on top.

    See-through rather than mixed with a page colour, so that one picture serves both themes.
    """
    return [
        (*rgb(colour), round(255 * (0.06 + 0.38 * step / (STEPS - 1))))
        for colour in CLASS_COLOURS[:n_classes]
        for step in range(STEPS)
    ]


def _shades(raw: Floats) -> NDArray[np.uint8]:
    """Return the palette index of each place: the predicted class, and how sure the model is of it."""
    proba = probabilities(raw)
    guess = 1 / proba.shape[1]
    sure = (np.nan_to_num(proba.max(axis=1), nan=guess) - guess) / (1 - guess)
    shades = predicted_class(raw) * STEPS + np.clip(sure * STEPS, 0, STEPS - 1)
    return np.asarray(shades, dtype=np.uint8)

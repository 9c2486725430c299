"""The map of the loss over weight and bias as a picture, and the path of the loop on it."""

import base64
from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from PIL import Image, ImageColor

from core.lessons.line_loop import Points, surface
from pages.ui.charts.palette import TRAIN

Floats = NDArray[np.float64]

WEIGHTS, BIASES = (-2.0, 3.4), (-1.8, 2.8)
# Cells of the map: fine enough that its rings look round.
ACROSS, UP = 640, 480
RINGS = 14
# A path ends where it is this many maps away: SVG has no 1e30, and a hundred leaps across would hide the map.
BEYOND = 0.3


def map_url(points: Points, loss: str) -> tuple[str, tuple[float, float, float]]:
    """Return the map as a picture, and its lowest place: weight, bias, loss.

    The bluer, the higher the loss. Rings stand at even steps of its root above the lowest, so that a bowl's are evenly
    spaced. See-through, so that one picture serves both themes.
    """
    weights, biases = np.linspace(*WEIGHTS, ACROSS), np.linspace(BIASES[1], BIASES[0], UP)
    heights = surface(points, loss, weights, biases)
    place = np.unravel_index(heights.argmin(), heights.shape)
    low = float(heights[place])
    bands = np.floor(np.sqrt((heights - low) / (heights.max() - low)) * (RINGS - 1e-9)).astype(np.uint8)
    edge = np.zeros(bands.shape, dtype=bool)
    edge[:-1] |= bands[:-1] != bands[1:]
    edge[:, :-1] |= bands[:, :-1] != bands[:, 1:]
    shades = [round(255 * (0.04 + 0.66 * band / (RINGS - 1))) for band in range(RINGS)]
    picture = _as_url(np.where(edge, RINGS, bands).astype(np.uint8), [*shades, round(255 * 0.9)])
    return picture, (float(weights[place[1]]), float(biases[place[0]]), low)


def _as_url(pixels: NDArray[np.uint8], opacities: Sequence[int]) -> str:
    """Return a PNG in one colour as a data URL; the pixels are indices into the opacities (0-255)."""
    image = Image.fromarray(pixels)
    image.putpalette(ImageColor.getrgb(TRAIN) * len(opacities))
    file = BytesIO()
    image.save(file, "png", transparency=bytes(opacities), optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode("ascii")


def path(lines: Floats) -> pd.DataFrame:
    """Return the places of a path, cut off where it has left the map for good: at the first one far outside."""
    span = np.array([WEIGHTS[1] - WEIGHTS[0], BIASES[1] - BIASES[0]])
    low, high = np.array([WEIGHTS[0], BIASES[0]]) - BEYOND * span, np.array([WEIGHTS[1], BIASES[1]]) + BEYOND * span
    outside = np.flatnonzero(~((lines > low) & (lines < high)).all(axis=1))
    kept = lines[: outside[0] + 1] if len(outside) else lines
    kept = np.clip(kept, low, high)
    return pd.DataFrame({"x": kept[:, 0], "y": kept[:, 1], "i": range(len(kept))})


def on_map(weight: float, bias: float) -> bool:
    """Tell whether a line has its place on the map."""
    return bool(WEIGHTS[0] <= weight <= WEIGHTS[1] and BIASES[0] <= bias <= BIASES[1])

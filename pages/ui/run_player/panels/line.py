"""A fitted line over one input, with the points that it runs through."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.datasets import DATASETS
from core.training import Run
from pages.ui.run_player.panels.places import Box, Floats, across, points

GRID = 61


@dataclass(frozen=True)
class Fit:
    """The lines of all kept models, `(frames, GRID)` over `x`, and both sets of points, in the data's own units."""

    x: Floats
    lines: list[Floats]
    train: tuple[Floats, Floats]
    val: tuple[Floats, Floats]
    box: Box


def fit(run: Run) -> Fit:
    """Return a run's lines; the box holds all points."""
    data = run.data
    low, high = DATASETS[run.config.dataset].x_range or (0.0, 1.0)
    x = np.linspace(low, high, GRID)
    lines = [raw * data.y_scale + data.y_mean for raw in run.raw_of_kept((x[:, None] - data.x_mean) / data.x_scale)]
    train, val = (
        (x_part[:, 0] * data.x_scale[0] + data.x_mean[0], y_part * data.y_scale + data.y_mean)
        for x_part, y_part in ((data.x_train, data.y_train), (data.x_val, data.y_val))
    )
    seen = np.concatenate([train[1], val[1]])
    pad = 0.06 * float(np.ptp(seen))
    return Fit(x, lines, train, val, (low, high, float(seen.min()) - pad, float(seen.max()) + pad))


def line(run: Run) -> dict[str, Any]:
    made = fit(run)
    bottom, top = made.box[2:]
    return {
        "train": points(*made.train, made.box),
        "val": points(*made.val, made.box),
        "fits": [across(values, bottom, top) for values in made.lines],
    }

"""Each row's prediction against its true value."""

from typing import Any

import numpy as np

from core.training import Run
from pages.ui.run_player.panels.places import across

MOST_TRAIN, MOST_VAL = 80, 120


def scatter(run: Run) -> dict[str, Any]:
    data = run.data
    n_train, n_val = min(len(data.y_train), MOST_TRAIN), min(len(data.y_val), MOST_VAL)
    x = np.vstack([data.x_train[:n_train], data.x_val[:n_val]])
    true = np.concatenate([data.y_train[:n_train], data.y_val[:n_val]]) * data.y_scale + data.y_mean
    low, high = float(true.min()), float(true.max())
    pad = 0.08 * (high - low) or 1.0
    low, high = low - pad, high + pad
    answers = [np.clip(raw * data.y_scale + data.y_mean, low, high) for raw in run.raw_of_kept(x)]
    return {
        "n_train": n_train,
        "x": across(true, low, high),
        "answers": [across(np.nan_to_num(values, nan=high), low, high) for values in answers],
    }

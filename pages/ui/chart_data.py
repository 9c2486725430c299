"""A run becomes the data sets of its chart: everything that changes from run to run, and nothing that is a word.

Data sets: `hist` one row an epoch, `meta` one row of places and limits, and those of the model panel. Its kind follows
from the dataset: a line over one input, a surface over two, predictions against the truth, or counts by class.
"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets import DATASETS
from core.losses import LOSSES, sigmoid, softmax
from core.training import Run, predicted_class
from pages.ui.charts.images import palette_png, rgb
from pages.ui.charts.palette import CLASS_COLOURS

Floats = NDArray[np.float64]
Tables = dict[str, pd.DataFrame]

GRID, SIDE, STEPS = 61, 50, 12
MAX_POINTS = 150
# From the easiest validation row to the hardest.
EXAMPLES = (0.0, 0.3, 0.6, 0.9, 1.0)


def kind(run: Run) -> str:
    """Return which picture of the model goes beside the curves: line, surface, scatter or confusion."""
    dataset = DATASETS[run.config.dataset]
    if len(dataset.inputs) == 1:
        return "line"
    if dataset.task == "regression":
        return "scatter"
    return "surface" if len(dataset.inputs) == 2 else "confusion"


def tables(run: Run, log_y: bool) -> Tables:
    """Return all data sets of a run, the same for every language and theme."""
    make = {"line": _line, "surface": _surface, "scatter": _scatter, "confusion": _confusion}[kind(run)]
    panel, limits = make(run)
    return {"hist": _history(run, log_y), "meta": pd.DataFrame([_meta(run, log_y) | limits]), **panel}


# Numbers in their short form end at 1e38, a log axis at what a browser can still multiply.
_HUGE, _TOP = 1e30, 1e307


def loss_limits(run: Run, log_y: bool) -> tuple[float, float]:
    """Return the lower and upper end of the loss axis.

    Neither a huge first epoch nor an exploding end may squeeze the rest: a line may leave the chart at its top. On a
    log axis that is no worry, and an explosion is a straight line there.
    """
    history = run.history
    both = np.concatenate([history.train_loss, history.val_loss])
    both = both[np.isfinite(both)]
    if not len(both):
        return (0.1, 1.0) if log_y else (0.0, 1.0)
    start = max(history.train_loss[0], history.val_loss[0])
    if log_y:
        positive = both[both > 0]
        low, high = (positive.min(), positive.max()) if len(positive) else (0.1, 1.0)
        low = min(low, run.baseline) if 0 < run.baseline < high else low
        return float(low * 0.9), float(max(min(high, _TOP) * 1.1, low * 10))
    rest = np.concatenate([history.train_loss[_early(run) :], history.val_loss[_early(run) :]])
    usual = rest[np.isfinite(rest)].max(initial=0.0)
    top = min(usual, 5 * start) if usual > start else start
    if start / 8 > usual > 0:
        top = 2 * usual
    return 0.0, float(top * 1.05) or 1.0


def _early(run: Run) -> int:
    """Return the first epoch that is no longer part of the start."""
    return max(1, len(run.history) // 50)


def _history(run: Run, log_y: bool) -> pd.DataFrame:
    """Return the losses as they are, to be written, and as they are drawn: SVG has no 1e35, a log axis no zero."""
    history, (_, top) = run.history, loss_limits(run, log_y)
    columns: dict[str, Any] = {"epoch": history.epoch.astype(np.int16)}
    for name in ("train", "val"):
        losses = history[f"{name}_loss"]
        finite = np.where(np.isfinite(losses) & ((losses > 0) | (not log_y)), losses, np.nan)
        for column, values in ((name, finite), (f"{name}_drawn", np.minimum(finite, 4 * top))):
            columns[column] = values if np.fmax.reduce(values, initial=0.0) > _HUGE else _short(values)
    columns["f"] = np.searchsorted(run.kept_epochs, history.epoch, side="right").astype(np.int8) - 1
    return pd.DataFrame(columns)


def _meta(run: Run, log_y: bool) -> dict[str, Any]:
    low, top = loss_limits(run, log_y)
    both = np.concatenate([run.history.train_loss, run.history.val_loss])
    most = float(both[np.isfinite(both)].max(initial=0.0))
    return {
        "most": most if most > 1.2 * top else -1.0,
        "last": len(run.history) - 1,
        "best": best_epoch(run),
        "guess": run.baseline if np.isfinite(run.baseline) else -1.0,
        "low": low,
        "top": top,
        "epochs": run.config.epochs,
    }


def best_epoch(run: Run) -> int:
    """Return the epoch with the lowest validation loss, -1 where there is no finite one."""
    losses = run.history.val_loss
    return int(np.nanargmin(losses)) if np.isfinite(losses).any() else -1


def _frames(run: Run) -> pd.DataFrame:
    return pd.DataFrame({"epoch": run.kept_epochs, "i": range(len(run.kept_epochs))})


def _raw_of_frames(run: Run, x: Floats) -> list[Floats]:
    return [run.model_at(epoch).raw(x) for epoch in run.kept_epochs]


def _points(x: Floats, y: Floats, c: Floats, box: tuple[float, float, float, float]) -> pd.DataFrame:
    """Return the first points that lie in the box."""
    x0, x1, y0, y1 = box
    inside = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
    rows = np.flatnonzero(inside)[:MAX_POINTS]
    return pd.DataFrame({"x": _short(x[rows]), "y": _short(y[rows]), "c": c[rows].astype(np.int32)})


def _short(values: Floats) -> NDArray[np.float32]:
    """Return numbers with the digits that a picture needs: half the bytes to send."""
    return values.astype(np.float32)


def _line(run: Run) -> tuple[Tables, dict[str, Any]]:
    data = run.data
    x_range = DATASETS[run.config.dataset].x_range or (0.0, 1.0)
    x = np.linspace(*x_range, GRID)
    scaled = (x[:, None] - data.x_mean) / data.x_scale
    fits = [raw * data.y_scale + data.y_mean for raw in _raw_of_frames(run, scaled)]
    parts = {}
    for name, x_part, y_part in (("train", data.x_train, data.y_train), ("val", data.x_val, data.y_val)):
        parts[name] = (x_part[:, 0] * data.x_scale[0] + data.x_mean[0], y_part * data.y_scale + data.y_mean)
    seen = np.concatenate([parts["train"][1], parts["val"][1]])
    pad = 0.06 * float(np.ptp(seen))
    box = (*x_range, float(seen.min()) - pad, float(seen.max()) + pad)
    far = 10 * (box[3] - box[2])
    flat = np.nan_to_num(np.concatenate(fits), nan=box[3] + far, posinf=far, neginf=-far)
    return {
        "train_points": _points(*parts["train"], np.zeros(len(data.y_train)), box),
        "val_points": _points(*parts["val"], np.zeros(len(data.y_val)), box),
        "fit": pd.DataFrame({"y": _short(np.clip(flat, box[2] - far, box[3] + far))}),
        "grid": pd.DataFrame({"i": range(GRID), "x": x}),
        "frames": _frames(run),
    }, _limits(box, GRID)


def _surface(run: Run) -> tuple[Tables, dict[str, Any]]:
    data, n_classes = run.data, DATASETS[run.config.dataset].n_classes
    both = np.vstack([data.x_train, data.x_val])
    low, high = np.quantile(both, 0.005, axis=0), np.quantile(both, 0.995, axis=0)
    middle, half = (low + high) / 2, 0.58 * float((high - low).max())
    box = (middle[0] - half, middle[0] + half, middle[1] - half, middle[1] + half)
    across, up = np.linspace(box[0], box[1], SIDE), np.linspace(box[3], box[2], SIDE)
    places = np.array([(x, y) for y in up for x in across])
    palette = _palette(n_classes)
    urls = [palette_png(_shades(raw).reshape(SIDE, SIDE), palette) for raw in _raw_of_frames(run, places)]
    return {
        "train_points": _points(data.x_train[:, 0], data.x_train[:, 1], data.y_train, box),
        "val_points": _points(data.x_val[:, 0], data.x_val[:, 1], data.y_val, box),
        "frames": _frames(run).assign(url=urls),
    }, _limits(box, 1)


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


def probabilities(raw: Floats) -> Floats:
    """Return `(n, n_classes)`, for one raw output those of both classes."""
    with np.errstate(all="ignore"):
        if raw.ndim == 1:
            p = sigmoid(raw)
            return np.column_stack([1 - p, p])
        return softmax(raw)


def _scatter(run: Run) -> tuple[Tables, dict[str, Any]]:
    data = run.data
    n_train, n_val = min(len(data.y_train), 80), min(len(data.y_val), 120)
    x = np.vstack([data.x_train[:n_train], data.x_val[:n_val]])
    true = np.concatenate([data.y_train[:n_train], data.y_val[:n_val]]) * data.y_scale + data.y_mean
    answers = np.concatenate([raw * data.y_scale + data.y_mean for raw in _raw_of_frames(run, x)])
    low, high = float(true.min()), float(true.max())
    pad = 0.08 * (high - low)
    box = (low - pad, high + pad, low - pad, high + pad)
    answers = np.clip(np.nan_to_num(answers, nan=box[3], posinf=box[3], neginf=box[2]), box[2], box[3])
    order = np.arange(n_train + n_val)
    points = pd.DataFrame({"x": _short(true), "i": order.astype(np.int32)})
    return {
        "train_points": points[:n_train],
        "val_points": points[n_train:].reset_index(drop=True),
        "answers": pd.DataFrame({"y": _short(answers)}),
        "frames": _frames(run),
    }, _limits(box, len(order))


def _confusion(run: Run) -> tuple[Tables, dict[str, Any]]:
    data, n_classes = run.data, DATASETS[run.config.dataset].n_classes
    truth = data.y_val.astype(int)
    answers = _raw_of_frames(run, data.x_val)
    counts = [np.bincount(truth * n_classes + predicted_class(raw), minlength=n_classes**2) for raw in answers]
    of_class = np.maximum(np.bincount(truth, minlength=n_classes), 1)
    cells = np.arange(n_classes**2)
    rows = _example_rows(run, answers[-1])
    scored = run.config.loss == "hinge"
    shown = []
    for raw in answers:
        proba = probabilities(raw[rows])
        sure = np.nan_to_num(proba[np.arange(len(rows)), truth[rows]])
        shown.append(np.column_stack([predicted_class(raw[rows]), np.full(len(rows), -1.0) if scored else sure]))
    examples = pd.DataFrame({"i": range(len(rows)), "c": truth[rows]})
    if run.config.dataset == "digits":
        pixels = data.x_val[rows] * data.x_scale + data.x_mean
        examples["url"] = [_digit(row) for row in pixels]
    return {
        "cells": pd.DataFrame({"i": cells, "r": cells // n_classes, "c": cells % n_classes,
                               "of": of_class[cells // n_classes]}),
        "counts": pd.DataFrame({"n": np.concatenate(counts).astype(np.int32)}),
        "examples": examples,
        "answers": pd.DataFrame(np.concatenate(shown).astype(np.float32), columns=["c", "p"]),
        "frames": _frames(run),
    }, _limits((0.0, 1.0, 0.0, 1.0), n_classes)  # fmt: skip


def _example_rows(run: Run, raw: Floats) -> list[int]:
    """Return validation rows from the easiest to the hardest, by their loss at the end of the run."""
    with np.errstate(all="ignore"):
        losses = np.nan_to_num(LOSSES[run.config.loss or ""].value(raw, run.data.y_val), posinf=1e300)
    order = np.argsort(losses, kind="stable")
    return [int(order[round(share * (len(order) - 1))]) for share in EXAMPLES]


def _digit(pixels: Floats) -> str:
    """Return a digit as black ink on white paper, in both themes."""
    palette = [(255 - round(255 * ink / 16),) * 3 + (255,) for ink in range(17)]
    return palette_png(np.clip(pixels.round(), 0, 16).reshape(8, 8).astype(np.uint8), palette)


def _limits(box: tuple[float, float, float, float], grid: int) -> dict[str, Any]:
    """Return the panel's box in data units, and how many values belong to one frame."""
    return {"x0": box[0], "x1": box[1], "y0": box[2], "y1": box[3], "grid": grid}

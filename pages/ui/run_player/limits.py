"""The ends of the axes: nothing may squeeze what is to be read."""

from collections.abc import Sequence

import numpy as np

from pages.ui.run_player.lines import Floats, Line

# A log axis ends at what a browser can still multiply.
_TOP = 1e307


def loss_limits(
    lines: Sequence[Line], *, log_y: bool = False, guess: float = float("nan"), from_zero: bool = True
) -> tuple[float, float]:
    """Return the lower and upper end of the loss axis.

    Neither a huge first epoch nor an exploding end may squeeze the rest: a line may leave the chart at its top. On a
    log axis that is no worry, and an explosion is a straight line there. Without `from_zero`, or where losses are
    negative, the axis begins a little below the lowest one.
    """
    columns = [column for line in lines for name, column in line.columns().items() if name in ("train", "val")]
    values = _finite(np.concatenate(columns)) if columns else np.array([])
    if log_y:
        return _log_limits(values, guess)
    if not len(values):
        return 0.0, 1.0
    low, top = float(values.min()), _top(columns, values)
    if from_zero and low >= 0:
        return 0.0, top * 1.05 or 1.0
    pad = 0.05 * (top - low) or 0.05 * abs(top) or 1.0
    return low - pad, top + pad


def accuracy_limits(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Return the ends of the accuracy axis, None where there is no accuracy."""
    columns = [column for line in lines for name, column in line.columns().items() if name.endswith("accuracy")]
    values = _finite(np.concatenate(columns)) if columns else np.array([])
    if not len(values):
        return None
    low, top = float(values.min()), float(values.max())
    pad = 0.06 * (top - low) or 0.05
    return low - pad, min(top + pad, 1.0) if top <= 1 else top + pad


def share_limits(lines: Sequence[Line]) -> tuple[float, float]:
    """Return the ends of an axis of shares, such as accuracies: a low start may leave the chart at its bottom."""
    columns = [_finite(column[_early(len(column)) :]) for line in lines for column in _losses(line)]
    values = np.concatenate(columns) if columns else np.array([])
    if not len(values):
        return 0.0, 1.0
    low, top = float(values.min()), float(values.max())
    pad = 0.06 * (top - low) or 0.05
    return low - pad, min(top + pad, 1.0)


def most(lines: Sequence[Line]) -> float:
    """Return the largest finite loss of all lines, NaN where there is none."""
    largest = [_finite(column).max(initial=-np.inf) for line in lines for column in _losses(line)]
    top = max(largest, default=-np.inf)
    return float(top) if np.isfinite(top) else float("nan")


def _losses(line: Line) -> list[Floats]:
    return [column for name, column in line.columns().items() if name in ("train", "val")]


def _finite(values: Floats) -> Floats:
    return values[np.isfinite(values)]


def _log_limits(values: Floats, guess: float) -> tuple[float, float]:
    positive = values[values > 0]
    low, high = (float(positive.min()), float(positive.max())) if len(positive) else (0.1, 1.0)
    low = min(low, guess) if 0 < guess < high else low
    return low * 0.9, max(min(high, _TOP) * 1.1, low * 2)


def _top(columns: Sequence[Floats], values: Floats) -> float:
    """Return where a linear axis ends: at the start, or at what is usual after it, up to five times the start."""
    starts = [_finite(column)[0] for column in columns if np.isfinite(column).any()]
    rest = np.concatenate([_finite(column[_early(len(column)) :]) for column in columns])
    start, usual = float(max(starts)), float(rest.max(initial=-np.inf))
    if not np.isfinite(usual):
        return start
    if start <= 0:
        return float(values.max())
    top = min(usual, 5 * start) if usual > start else start
    return 2 * usual if start / 8 > usual > 0 else top


def _early(n: int) -> int:
    """Return the first row that is no longer part of the start."""
    return max(1, n // 50)

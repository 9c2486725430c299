"""Two sequences as they come from a run or a log become columns that can be measured."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Losses = Sequence[float | None] | NDArray[np.floating]


@dataclass(frozen=True)
class Curves:
    """One row an epoch, in the order of the epochs; a missing or non-finite loss is NaN.

    Losses are divided by `2 ** exponent`, so that none is larger than 1: 1e305 can then be squared, and multiplying
    both losses by a power of two changes no bit of what is measured.
    """

    epochs: Floats
    train: Floats
    val: Floats
    exponent: int
    broke_down: bool


def read(train_loss: Losses, val_loss: Losses | None, epochs: Losses | None) -> Curves:
    """Put the losses side by side; what the shorter one lacks at its end is missing.

    Without epochs, rows are numbered from 0. Rows without an epoch are left out; rows are sorted by epoch.
    """
    train, val = _column(train_loss), _column(val_loss)
    n = max(len(train), len(val))
    at = np.arange(n, dtype=float) if epochs is None else _padded(_column(epochs), n)
    train, val = _padded(train, n), _padded(val, n)
    known = np.isfinite(at)
    if not known.all():
        at, train, val = at[known], train[known], val[known]
    if np.any(np.diff(at) < 0):
        order = np.argsort(at, kind="stable")
        at, train, val = at[order], train[order], val[order]
    broke_down = _broke_down(train, val)
    train, val = (np.where(np.isfinite(losses), losses, np.nan) for losses in (train, val))
    largest = max(float(np.fmax.reduce(np.abs(losses), initial=0.0)) for losses in (train, val))
    exponent = math.frexp(largest)[1]
    return Curves(at, np.ldexp(train, -exponent), np.ldexp(val, -exponent), exponent, broke_down)


def _column(values: Losses | None) -> Floats:
    return np.asarray([] if values is None else values, dtype=float).ravel()


def _padded(column: Floats, n: int) -> Floats:
    return np.pad(column, (0, n - len(column)), constant_values=np.nan) if len(column) < n else column[:n]


def _broke_down(train: Floats, val: Floats) -> bool:
    """Tell whether the losses left the numbers: an infinity in the last fifth, or nothing but NaN at the end.

    One missing loss in the last row is a gap in the log; both missing are a run that died.
    """
    last = slice(-max(1, len(train) // 5), None)
    infinite = np.isinf(train[last]).any() or np.isinf(val[last]).any()
    anything = np.isfinite(train) | np.isfinite(val)
    return bool(infinite or (anything.any() and not anything[-1]))

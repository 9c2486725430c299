"""Two sequences as they come from a run or a log become columns that can be measured."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Losses = Sequence[float | None] | NDArray[np.floating]


Masks = NDArray[np.bool_]


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
    printed: dict[str, Masks]
    """By loss, "train" and "val": the rows in which something stands that is no number, as against nothing."""
    infinite: dict[str, Masks]
    """By loss: the rows with an infinity."""
    order: NDArray[np.int64]
    """Which of the rows given these are."""

    def of(self, loss: str) -> Floats:
        """Return the column "train" or "val"."""
        return self.train if loss == "train" else self.val

    def given(self, value: float) -> float:
        """Return a loss of these columns in the unit in which it was given."""
        return float(np.ldexp(value, self.exponent))


def read(
    train_loss: Losses | None, val_loss: Losses | None, epochs: Losses | None, printed: bool | None = None
) -> Curves:
    """Put the losses side by side; what the shorter one lacks at its end is missing.

    Without epochs, rows are numbered from 0. Rows without an epoch are left out; rows are sorted by epoch. `printed`
    tells whether a NaN was printed or is missing; without it, some are taken for printed (see `_trailing`).
    """
    given = {"train": _column(train_loss), "val": _column(val_loss)}
    n = max(map(len, given.values()))
    dead = all(len(column) == n and n and np.isnan(column[-1]) for column in given.values())
    marks = {
        loss: _printed(given[loss], _nones(losses, given[loss]), printed, dead)
        for loss, losses in (("train", train_loss), ("val", val_loss))
    }
    at = np.arange(n, dtype=float) if epochs is None else _padded(_column(epochs), n)
    order = _order(at)
    columns = {loss: _padded(column, n)[order] for loss, column in given.items()}
    infinite = {loss: np.isinf(column) for loss, column in columns.items()}
    no_numbers = {loss: _padded(marks[loss], n)[order] & ~np.isfinite(columns[loss]) | infinite[loss] for loss in given}
    train, val = (np.where(np.isfinite(losses), losses, np.nan) for losses in columns.values())
    largest = max(float(np.fmax.reduce(np.abs(losses), initial=0.0)) for losses in (train, val))
    exponent = math.frexp(largest)[1]
    return Curves(
        at[order], np.ldexp(train, -exponent), np.ldexp(val, -exponent), exponent,
        _broke_down(train, val, no_numbers, infinite), no_numbers, infinite, order,
    )  # fmt: skip


def in_order(column: Losses | None, order: NDArray[np.int64]) -> Floats:
    """Return another column of the same rows in the order of the curves, NaN where it has none; None gives nothing."""
    if column is None:
        return np.array([])
    values = _column(column)
    return _padded(values, max(len(values), int(order.max(initial=-1)) + 1))[order]


def _order(at: Floats) -> NDArray[np.int64]:
    """Return which rows have an epoch, in the order of the epochs."""
    rows = np.flatnonzero(np.isfinite(at))
    return rows[np.argsort(at[rows], kind="stable")] if np.any(np.diff(at[rows]) < 0) else rows


def _column(values: Losses | None) -> Floats:
    return np.asarray([] if values is None else values, dtype=float).ravel()


def _nones(values: Losses | None, column: Floats) -> Masks:
    """Return which values are None: nothing stood there, whereas a NaN may have been printed."""
    if values is None or (isinstance(values, np.ndarray) and values.dtype != object) or not np.isnan(column).any():
        return np.zeros(len(column), dtype=bool)
    return np.array([value is None for value in np.ravel(np.asarray(values, dtype=object))], dtype=bool)


def _printed(column: Floats, nones: Masks, printed: bool | None, dead: bool) -> Masks:
    """Return which NaN of a column were printed; `dead` tells that the last row has no number at all."""
    if printed is None:
        return _trailing(column, nones, least=1 if dead else 2)
    return np.isnan(column) & ~nones if printed else np.zeros(len(column), dtype=bool)


def _trailing(column: Floats, nones: Masks, least: int) -> Masks:
    """Return which NaN of a column were printed, where nobody says so: those with which it ends.

    They are at least `least` in a row, and more than are missing in a row anywhere else: a validation loss that is
    measured at every third epoch ends with two gaps as well.
    """
    printed = np.zeros(len(column), dtype=bool)
    numbers = np.flatnonzero(~(np.isnan(column) & ~nones))
    last = int(numbers[-1]) + 1 if len(numbers) else 0
    measured = np.flatnonzero(np.isfinite(column))
    gap = int(np.diff(measured).max(initial=1)) - 1
    if len(column) - last >= (least if len(numbers) else 1) and len(column) - last > gap:
        printed[last:] = True
    return printed


def _padded(column: NDArray[Any], n: int) -> NDArray[Any]:
    if len(column) >= n:
        return column[:n]
    nothing = False if column.dtype == bool else np.nan
    return np.pad(column, (0, n - len(column)), constant_values=nothing)


def _broke_down(train: Floats, val: Floats, printed: dict[str, Masks], infinite: dict[str, Masks]) -> bool:
    """Tell whether the losses left the numbers: an infinity in the last fifth, or nothing but printed NaN at the end.

    One missing loss in the last row is a gap in the log; a NaN without a number beside it is a run that died.
    """
    if not len(train):
        return False
    last = slice(-max(1, len(train) // 5), None)
    anything = np.isfinite(train) | np.isfinite(val)
    died = anything.any() and not anything[-1] and (printed["train"][-1] or printed["val"][-1])
    return bool(infinite["train"][last].any() or infinite["val"][last].any() or died)

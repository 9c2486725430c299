"""Curves for the player: any numbers over any epochs become series of few points that look the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

# So many runs can be told apart in one picture: the player has as many colours.
MOST_LINES = 6
# Points of one series that are sent to the browser; more than a wide screen has columns.
MOST_POINTS = 2000
DIGITS = 6


@dataclass(frozen=True)
class Line:
    """One run: its losses, and perhaps accuracies, over its epochs.

    `epochs` has a number a row, rising, whole or not, from wherever the log begins. A column may be left out (None).
    NaN says that nothing was measured at that row: the curve goes on straight to the next value, or has a gap there
    if `join` is False. An infinite value was measured: the curve breaks off, and "∞" is written at it.

    A single run is drawn in the two colours of training and validation; of several runs each has the colour
    `colour` (0 … 5; None: its place in the list). Training is solid and validation dashed unless `dashes`
    (of "solid", "dashed", "dotted", "dash_dot", "long", "dash_dots") says otherwise.
    """

    epochs: ArrayLike
    train: ArrayLike | None = None
    val: ArrayLike | None = None
    train_accuracy: ArrayLike | None = None
    val_accuracy: ArrayLike | None = None
    name: str = ""
    colour: int | None = None
    dashes: tuple[str, str] = ("solid", "dashed")
    join: bool = True

    def columns(self) -> dict[str, Floats]:
        """Return the columns that hold at least one number, as float64; ValueError where lengths differ."""
        found = {}
        for name in ("train", "val", "train_accuracy", "val_accuracy"):
            values = getattr(self, name)
            if values is None:
                continue
            column = np.asarray(values, dtype=np.float64)
            if column.shape != self.x.shape:
                raise ValueError(f"{name} has {column.shape} values for {self.x.shape} epochs")
            if not np.isnan(column).all():
                found[name] = column
        return found

    @property
    def x(self) -> Floats:
        return np.asarray(self.epochs, dtype=np.float64)


def packed(line: Line, place: int, *, single: bool) -> dict[str, Any]:
    """Return a line as it is sent; a `single` one has no colour of its own."""
    colour = place if line.colour is None else line.colour
    return {
        "name": line.name,
        "colour": -1 if single else colour % MOST_LINES,
        "dashes": list(line.dashes),
        "series": {name: series(line.x, column, join=line.join) for name, column in line.columns().items()},
    }


def series(x: Floats, y: Floats, *, join: bool = True) -> dict[str, Any]:
    """Return the points to draw: `y` with null for a gap and "inf" for what is infinite, `x` as numbers or a range."""
    known = ~np.isnan(y) if join else np.ones(len(y), dtype=bool)
    x, y = x[known], y[known]
    kept = thinned(y, MOST_POINTS)
    return {"x": _places(x[kept]), "y": [_value(value) for value in y[kept].tolist()]}


def thinned(y: Floats, most: int) -> NDArray[np.intp]:
    """Return at most `most` row numbers, rising: first, last, and of each stretch the lowest, highest and a break.

    So a single spike and the lowest epoch of a hundred thousand are still there.
    """
    if len(y) <= most:
        return np.arange(len(y))
    kept = {0, len(y) - 1}
    finite = np.isfinite(y)
    for rows in np.array_split(np.arange(len(y)), (most - 2) // 3):
        good = rows[finite[rows]]
        if len(good):
            kept |= {int(good[y[good].argmin()]), int(good[y[good].argmax()])}
        if len(good) < len(rows):
            kept.add(int(rows[~finite[rows]][0]))
    return np.array(sorted(kept), dtype=np.intp)


def whole(lines: Sequence[Line]) -> bool:
    """Return whether all epochs are whole numbers."""
    return all(bool((line.x == np.round(line.x)).all()) for line in lines)


def _places(x: Floats) -> Any:
    """Return epochs one apart as [first, how many], others as a list in six digits (whole ones in full)."""
    if len(x) > 1 and bool((np.diff(x) == 1).all()):
        return {"from": _number(float(x[0])), "n": len(x)}
    return [_number(value) for value in x.tolist()]


def _number(value: float) -> float:
    """Return an epoch: whole ones as integers, others with the digits that a picture needs."""
    return int(value) if value.is_integer() else float(f"{value:.9g}")


def _value(value: float) -> Any:
    """Return a measured value with six digits; JSON knows neither NaN nor infinity."""
    if value != value:
        return None
    return "inf" if abs(value) == float("inf") else float(f"{value:.{DIGITS}g}")

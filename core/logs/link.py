"""Curves of a log in a link, so that they can be sent to a colleague: thinned to what fits, four digits each."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.logs.run import COLUMNS, Floats, LoggedRun
from core.packing import pack, unpack

MAX_LINK = 1800
"""Characters of the packed curves; with the rest of the address no more than 2,000."""
MAX_RUNS = 6
MAX_NAME = 40
_MAX_BYTES = 30_000
_FEWEST = 12
_SPLITS = ("train", "val")


def to_link(runs: Sequence[LoggedRun]) -> str:
    """Return the curves of up to six runs as text that `from_link` reads; where all rows do not fit, fewer of them."""
    runs = list(runs[:MAX_RUNS])
    most = min(max(len(run.epochs) for run in runs), MAX_LINK)  # more would hardly ever fit
    losses = [[run.losses(split) for split in _SPLITS] for run in runs]
    while True:
        text = pack([_content(run, own, thinned(run, most)) for run, own in zip(runs, losses, strict=False)])
        if len(text) <= MAX_LINK:
            return text
        if most <= _FEWEST and len(runs) > 1:
            runs.pop()
        else:
            most = max(2, min(int(0.9 * most), int(most * MAX_LINK / len(text) * 1.1)))


def from_link(text: str) -> list[LoggedRun]:
    """Return the runs of a link.

    Raises:
        ValueError: for what `to_link` has not made.
    """
    content = unpack(text, MAX_LINK, _MAX_BYTES)
    if not isinstance(content, list) or not 0 < len(content) <= MAX_RUNS:
        raise ValueError("no runs")
    try:
        return [_run(*row) for row in content]
    except (TypeError, AttributeError, KeyError, OverflowError) as error:
        raise ValueError("no runs") from error


def rows_before(text: str) -> int:
    """Return how many rows the runs of a link had before they were thinned."""
    return sum(int(row[1]) for row in unpack(text, MAX_LINK, _MAX_BYTES))


def thinned(run: LoggedRun, most: int) -> NDArray[np.intp]:
    """Return at most `most` row numbers, evenly spread, with the first, the last and the lowest validation loss."""
    n = len(run.epochs)
    if n <= most:
        return np.arange(n)
    rows = set(np.linspace(0, n - 1, max(2, most - 1)).round().astype(int).tolist())
    finite = np.isfinite(run.val_loss)
    if finite.any():
        rows.add(int(np.where(finite, run.val_loss, np.inf).argmin()))
    return np.array(sorted(rows), dtype=np.intp)


def _content(run: LoggedRun, losses: Sequence[list[float | None]], rows: NDArray[np.intp]) -> list[Any]:
    """Return a run as a list: name, rows before, names of columns, epochs, two losses, two accuracies."""
    names = {role: run.columns[role][:MAX_NAME] for role in COLUMNS if run.columns.get(role)}
    columns = [_column_of(column, rows) for column in losses]
    accuracies = [_accuracy(run.accuracy.get(split), rows) for split in _SPLITS]
    return [run.name[:MAX_NAME], len(run.epochs), names, _epochs(run.epochs[rows]), *columns, *accuracies]


def _epochs(epochs: Floats) -> list[float]:
    """Return epochs as differences: of rows one apart, all the same number."""
    values = [_plain(float(f"{epoch:.9g}")) for epoch in epochs.tolist()]
    return [_plain(round(b - a, 6)) for a, b in zip([0, *values], values, strict=False)]


def _column_of(losses: list[float | None], rows: NDArray[np.intp]) -> list[Any]:
    return [_written(losses[row], 4) for row in rows.tolist()]


def _accuracy(values: Floats | None, rows: NDArray[np.intp]) -> list[Any]:
    if values is None or not np.isfinite(values).any():
        return []
    return [_written(value if math.isfinite(value) else None, 3) for value in values[rows].tolist()]


def _written(value: float | None, digits: int) -> Any:
    """Return a number in so many digits, what is none as its name, and what is missing as None."""
    if value is None:
        return None
    return _plain(float(f"{value:.{digits}g}")) if math.isfinite(value) else str(value)


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


def _run(
    name: str, rows: int, names: Mapping[str, str], steps: list[float], train: list[Any], val: list[Any],
    train_accuracy: list[Any], val_accuracy: list[Any],
) -> LoggedRun:  # fmt: skip
    n = len(steps)
    if not (isinstance(name, str) and isinstance(rows, int) and not isinstance(rows, bool) and n <= rows <= 10**9):
        raise ValueError("no run")
    losses = {"train_loss": [_read(value) for value in train], "val_loss": [_read(value) for value in val]}
    epochs = np.cumsum(np.array([float(step) for step in steps]))
    if n < 2 or not np.isfinite(epochs).all() or any(len(values) != n for values in losses.values()):
        raise ValueError("no run")
    columns = {role: str(names.get(role, ""))[:MAX_NAME] for role in COLUMNS}
    accuracies = {"train": _column(train_accuracy, n), "val": _column(val_accuracy, n)}
    given = {name: np.array([math.nan if v is None else v for v in values]) for name, values in losses.items()}
    printed = {
        loss: {row: value for row, value in enumerate(values) if value is not None and not math.isfinite(value)}
        for loss, values in losses.items()
    }
    return LoggedRun(
        name[:MAX_NAME], epochs.round(6), given["train_loss"], given["val_loss"], accuracies, printed, columns, {}, (),
        "link",
    )  # fmt: skip


def _column(values: list[Any], n: int) -> Floats | None:
    if not values:
        return None
    if len(values) != n:
        raise ValueError("no column")
    return np.array([math.nan if value is None else float(value) for value in values])


def _read(value: object) -> float | None:
    """Return a number, NaN and infinities from their names; ValueError for anything else."""
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return None if value is None else float(value)
    if value not in ("nan", "inf", "-inf"):
        raise ValueError("no number")
    return float(str(value))

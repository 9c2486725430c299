"""One row an epoch: losses that stand in different rows, rows that were printed more than once."""

from dataclasses import dataclass

import numpy as np

from core.logs.run import Floats, Note

MIN_POINTS = 3


@dataclass
class Rows:
    """Columns of one run, `(n,)` each: NaN is missing or printed, and `printed` tells which."""

    x: Floats
    values: dict[str, Floats]
    printed: dict[str, dict[int, float]]

    def given(self, role: str) -> np.ndarray:
        """Return in which rows the log prints something."""
        there = ~np.isnan(self.values[role])
        there[list(self.printed.get(role, ()))] = True
        return there

    def take(self, rows: np.ndarray) -> "Rows":
        """Return some rows, in the order given."""
        place = {int(row): index for index, row in enumerate(rows)} if any(self.printed.values()) else {}
        printed = {
            role: {place[row]: value for row, value in found.items() if row in place}
            for role, found in self.printed.items()
        }
        return Rows(self.x[rows], {role: column[rows] for role, column in self.values.items()}, printed)


def one_row_each(rows: Rows, how: str, whole: bool) -> tuple[Rows, list[Note], tuple[str, ...]]:
    """Return one row for each x, with notes, and the ways in which the rows could be read ("" for the only one).

    Args:
        rows: what the log has, x not falling.
        how: "as_logged", "per_validation", or "" for what fits.
        whole: whether x counts whole epochs: then all of an epoch's rows belong together.
    """
    rows = rows.take(np.flatnonzero(rows.given("train_loss") | rows.given("val_loss")))
    rows = _without_blanks_printed(rows)
    train, val = rows.given("train_loss"), rows.given("val_loss")
    apart = not np.any(train & val) and val.sum() >= 1 and train.sum() >= 1
    if apart and whole and len(np.unique(rows.x[val])) == val.sum():
        merged, averaged = _by_x(rows, mean=True)
        return merged, [Note("averaged")] if averaged else [], ()
    can = apart and val.sum() >= MIN_POINTS and not _same_places(rows, train, val)
    if can and how != "as_logged":
        each, _ = _by_x(_since_last_validation(rows), mean=False)
        return each, [Note("averaged")], ("per_validation", "as_logged")
    merged, averaged = _by_x(rows, mean=whole)
    return merged, [Note("averaged")] if averaged else [], ("as_logged", "per_validation") if can else ()


def _same_places(rows: Rows, train: np.ndarray, val: np.ndarray) -> bool:
    """Tell whether each validation loss has exactly one training loss at the same x."""
    return np.array_equal(np.unique(rows.x[train]), rows.x[val])


def _without_blanks_printed(rows: Rows) -> Rows:
    """Take NaN for empty where each row has one loss and NaN for the other: a writer that fills gaps with it."""
    train, val = (rows.values[role] for role in ("train_loss", "val_loss"))
    if len(train) and not np.any(np.isnan(train) == np.isnan(val)) and 0 < np.isnan(train).sum() < len(train):
        rows = Rows(rows.x, rows.values, {role: {} for role in rows.printed})
    return rows


def _since_last_validation(rows: Rows) -> Rows:
    """Return the rows with a validation loss, each with the mean training loss since the one before."""
    ends = np.flatnonzero(rows.given("val_loss"))
    # A training loss that is printed right behind, at the same x, belongs to the validation before it.
    last = np.searchsorted(rows.x, rows.x[ends], side="right")
    out = rows.take(ends)
    for role in ("train_loss", "train_accuracy"):
        begin = 0
        for index, end in enumerate(last.tolist()):
            _put(out, role, index, *_mean(rows, role, range(begin, end)))
            begin = end
    return out


def _by_x(rows: Rows, mean: bool) -> tuple[Rows, bool]:
    """Merge the rows of one x; several training losses are averaged, of all others the last one counts.

    Without `mean`, rows that repeat an x are prints of the same: the last complete one counts.
    """
    if not np.any(np.diff(rows.x) == 0):
        return rows, False
    firsts = np.flatnonzero(np.diff(rows.x, prepend=np.nan) != 0)
    ends = [*firsts[1:].tolist(), len(rows.x)]
    out, averaged = rows.take(firsts), False
    train, val = rows.given("train_loss"), rows.given("val_loss")
    for index, (first, end) in enumerate(zip(firsts.tolist(), ends, strict=True)):
        if end - first == 1:
            continue
        span = range(first, end)
        complete = [row for row in span if train[row] and val[row]]
        for role in rows.values:
            if complete:
                _put(out, role, index, *_at(rows, role, complete[-1]))
            elif mean and role.startswith("train"):
                averaged |= sum(train[row] for row in span) > 1
                _put(out, role, index, *_mean(rows, role, span))
            else:
                _put(out, role, index, *_last(rows, role, span))
    return out, bool(averaged)


def _at(rows: Rows, role: str, row: int) -> tuple[float, float | None]:
    return float(rows.values[role][row]), rows.printed.get(role, {}).get(row)


def _last(rows: Rows, role: str, span: range) -> tuple[float, float | None]:
    there = rows.given(role)[span.start : span.stop]
    return _at(rows, role, span.start + int(np.flatnonzero(there)[-1])) if there.any() else (np.nan, None)


def _mean(rows: Rows, role: str, span: range) -> tuple[float, float | None]:
    part = rows.values[role][span.start : span.stop]
    found = rows.printed.get(role)
    printed = [found[row] for row in span if row in found] if found else []
    if printed:
        return printed[-1], printed[-1]
    part = part[~np.isnan(part)]
    return (float(part.mean()), None) if len(part) else (np.nan, None)


def _put(rows: Rows, role: str, index: int, value: float, printed: float | None) -> None:
    if role not in rows.values:
        return
    rows.values[role][index] = value
    rows.printed.setdefault(role, {}).pop(index, None)
    if printed is not None:
        rows.printed[role][index] = printed

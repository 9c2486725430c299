"""A table becomes runs: columns chosen, restarts found, one row an epoch."""

from collections.abc import Mapping, Sequence

import numpy as np

from core.logs.columns import Chosen, choose_columns
from core.logs.names import understand
from core.logs.rows import MIN_POINTS, Rows, one_row_each
from core.logs.run import Floats, LogError, LoggedRun, Note
from core.logs.segments import Part, out_of_order, parts_of
from core.logs.table import Cell, Table, count_numbers

ROLES = ("train_loss", "val_loss", "train_accuracy", "val_accuracy")
MAX_NAMES = 200
"""So many names are listed in an error."""


def has_loss(table: Table, choose: Mapping[str, str]) -> bool:
    """Tell whether a column of a table is a loss by its name, or was chosen to be one."""
    try:
        return choose_columns(_counts(table), choose) is not None
    except LogError:
        return False


def runs_of(table: Table, choose: Mapping[str, str]) -> list[LoggedRun]:
    """Return the runs of a table.

    Raises:
        LogError: no_numbers, no_loss, too_few_points or unknown_choice.
    """
    counts = _counts(table)
    if not counts:
        raise LogError("no_numbers", files=(table.name,))
    chosen = choose_columns(counts, choose)
    if chosen is None:
        raise LogError("no_loss", names=tuple(counts)[:MAX_NAMES])
    rows, starts, whole = _ordered(table, chosen)
    parts = parts_of(rows, starts, choose.get("runs", ""))
    joined = any(note.id in ("joined", "resumed") for part in parts for note in part.notes)
    if len(parts) > 1 or joined:
        chosen.columns["runs"] = "separate" if len(parts) > 1 else "joined"
        chosen.choices["runs"] = ("joined",) if len(parts) > 1 else ("separate",)
    return _finished(table, chosen, parts, choose.get("rows", ""), whole)


def _counts(table: Table) -> dict[str, int]:
    return {name: count_numbers(table.columns[name]) for name in table.numeric()}


def _ordered(table: Table, chosen: Chosen) -> tuple[Rows, list[int], bool]:
    """Return the chosen columns with their x, the rows at which the log itself begins anew, and whether x is epochs."""
    values, printed = {}, {}
    for role in ROLES:
        name = chosen.columns[role]
        values[role] = _column(table.columns[name]) if name else np.full(len(table), np.nan)
        if role in ("train_loss", "val_loss"):
            printed[role] = _printed(table.columns[name]) if name else {}
    x = _x(table, chosen, values)
    if x is None:
        chosen.columns["x"] = ""
        chosen.notes.append(Note("numbered"))
        rows = Rows(np.arange(1.0, len(table) + 1), values, printed)
        rows = rows.take(np.flatnonzero(rows.given("train_loss") | rows.given("val_loss")))
        rows.x = np.arange(1.0, len(rows.x) + 1)
        return rows, [start for start in table.starts if start < len(rows.x)], True
    rows = Rows(x, values, printed)
    there = np.flatnonzero(np.isfinite(x) & (rows.given("train_loss") | rows.given("val_loss")))
    starts = [int(np.searchsorted(there, start)) for start in table.starts]
    rows = rows.take(there)
    whole = understand(chosen.columns["x"]).kind != "step" and bool(np.all(rows.x == np.floor(rows.x)))
    if out_of_order(rows.x) and not starts:
        backwards = bool(np.all(np.diff(rows.x) <= 0))
        order = np.arange(len(rows.x))[::-1] if backwards else np.argsort(rows.x, kind="stable")
        chosen.notes.append(Note("sorted"))
        rows = rows.take(order)
    return rows, starts, whole


def _column(cells: Sequence[Cell]) -> Floats:
    return np.array([cell if isinstance(cell, float) else np.nan for cell in cells], dtype=float)


def _printed(cells: Sequence[Cell]) -> dict[int, float]:
    return {row: cell for row, cell in enumerate(cells) if isinstance(cell, float) and cell - cell != 0}


def _x(table: Table, chosen: Chosen, values: Mapping[str, Floats]) -> Floats | None:
    """Return the x of each row: the chosen column if nearly all losses have one and it moves, else another, or None."""
    losses = ~(np.isnan(values["train_loss"]) & np.isnan(values["val_loss"]))
    fallback = [name for name in chosen.choices.get("x", ()) if name]
    for name in (chosen.columns["x"], *fallback):
        if not name or name not in table.columns:
            return None
        x = _column(table.columns[name])
        there = np.isfinite(x)
        if (there & losses).sum() >= 0.9 * losses.sum() and (len(x) < 2 or len(set(x[there].tolist())) > 1):
            _swap_x(chosen, name)
            return x
    return None


def _swap_x(chosen: Chosen, name: str) -> None:
    before = chosen.columns["x"]
    if name != before:
        chosen.columns["x"] = name
        chosen.choices["x"] = tuple(before if other == name else other for other in chosen.choices["x"])


def _finished(table: Table, chosen: Chosen, parts: Sequence[Part], how: str, whole: bool) -> list[LoggedRun]:
    """Return the parts that are long enough as runs."""
    done = []
    longest = 0
    for part in parts:
        rows, notes, ways = one_row_each(part.rows, how, whole)
        points = max(int(rows.given("train_loss").sum()), int(rows.given("val_loss").sum()))
        longest = max(longest, points)
        if points >= MIN_POINTS:
            done.append((rows, [*part.notes, *notes], ways))
    if not done:
        raise LogError("too_few_points", points=longest, needed=MIN_POINTS)
    notes = [*table.notes, *chosen.notes]
    if len(done) > 1:
        notes.append(Note("separate_runs", {"count": len(done)}))
    if len(parts) > len(done):
        notes.append(Note("short_runs_left_out", {"count": len(parts) - len(done)}))
    names = [table.name if len(done) == 1 else f"{table.name} ({n})" for n in range(1, len(done) + 1)]
    return [_run(name, table.family, chosen, *one, notes) for name, one in zip(names, done, strict=True)]


def _run(
    name: str, family: str, chosen: Chosen, rows: Rows, own: list[Note], ways: tuple[str, ...], notes: list[Note]
) -> LoggedRun:
    columns = {**chosen.columns, "rows": ways[0] if ways else "as_logged"}
    choices = {role: others for role, others in {**chosen.choices, "rows": ways[1:]}.items() if others}
    accuracy = {
        split: None if np.isnan(rows.values[f"{split}_accuracy"]).all() else rows.values[f"{split}_accuracy"]
        for split in ("train", "val")
    }
    arrays = [rows.x, rows.values["train_loss"], rows.values["val_loss"], *accuracy.values()]
    for array in arrays:
        if array is not None:
            array.setflags(write=False)
    return LoggedRun(
        name, rows.x, rows.values["train_loss"], rows.values["val_loss"], accuracy, rows.printed, columns, choices,
        (*notes, *own), family,
    )  # fmt: skip

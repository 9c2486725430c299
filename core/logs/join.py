"""Several files of one run: one file a metric, or training and validation in files of their own."""

import re
from collections.abc import Sequence

from core.logs.names import understand, words_of
from core.logs.run import Note
from core.logs.table import Cell, Table
from core.logs.vocabulary import SPLITS

# A file that ends before so much of the other one is of another run, or stopped: what only one has is left out.
MUCH_SHORTER = 0.9


def join(tables: Sequence[Table]) -> list[Table]:
    """Return the tables with those that are parts of one run put together."""
    tables = [_named_by_file(table) for table in tables]
    groups: dict[tuple[str, str], list[Table]] = {}
    for index, table in enumerate(tables):
        groups.setdefault(_key(table, index), []).append(table)
    joined = [_joined(group) for group in groups.values()]
    halves = [table for table in joined if len(_sides(table)) == 1 and not table.group]
    sides = [side for table in halves for side in _sides(table)]
    if len(halves) > 1 and len(set(sides)) == len(sides):
        return [table for table in joined if table not in halves] + [_joined(halves)]
    return joined


def _key(table: Table, index: int) -> tuple[str, str]:
    """Return what the parts of a run have in common: a group, or a file's name without the part of the data."""
    if table.group:
        return "group", table.group
    sides = _sides(table)
    if len(sides) != 1:
        return "alone", str(index)
    folder, _, file = table.name.rpartition("/")
    return folder, " ".join(word for word in words_of(_stem(file)) if word not in SPLITS)


def _stem(file: str) -> str:
    return re.sub(r"\.\w{1,5}$", "", file)


def _sides(table: Table) -> set[str]:
    """Return the parts of the data whose losses a table has."""
    names = [understand(name) for name in table.numeric()]
    return {name.split or "train" for name in names if name.kind in ("loss", "split")}


def _named_by_file(table: Table) -> Table:
    """Let the file's name say of which part of the data its losses are, if no column does: `test_error.tsv`."""
    names = {name: understand(name) for name in table.numeric()}
    if table.group or table.name == "pasted" or any(name.split for name in names.values()):
        return table
    file = understand(_stem(table.name.rpartition("/")[2]))
    if not file.split or file.both or not any(one.kind in ("loss", "accuracy") for one in names.values()):
        return table
    if file.split == "train":
        return table  # what does not say of which part it is counts as training anyway
    out = _prefixed(table, file.split)
    out.notes.append(Note("split_from_file_name", {"file": table.name}))
    return out


def _prefixed(table: Table, split: str) -> Table:
    """Return the table with a part of the data before the names of losses and accuracies without one."""
    names = [name for name in table.numeric() if not understand(name).split]
    return table.renamed({n: f"{split} {n}" for n in names if understand(n).kind in ("loss", "accuracy")})


def _joined(tables: Sequence[Table]) -> Table:
    """Put tables side by side by their x."""
    if len(tables) == 1:
        return tables[0]
    tables = [table if table.group else _prefixed(table, "train") for table in tables]
    x_names = [_x(table) for table in tables]
    if not all(x_names):
        return _side_by_side(tables)
    xs = [table.columns[x] for table, x in zip(tables, x_names, strict=True)]
    at = [[cell for cell in column if isinstance(cell, float)] for column in xs]
    notes = [note for table in tables for note in table.notes]
    places = sorted({x for xs in at for x in xs})
    if limit := _common_end(at, tables, notes):
        places = [x for x in places if x <= limit]
    row_of = {x: row for row, x in enumerate(places)}
    columns: dict[str, list[Cell]] = {x_names[0]: list(places)}
    for table, x_name in zip(tables, x_names, strict=True):
        for name, column in table.columns.items():
            if name != x_name:
                columns[_free(name, columns)] = _placed(table.columns[x_name], column, row_of)
    return Table(_name(tables), tables[0].family, columns, notes=notes)


def _x(table: Table) -> str:
    for kind in ("epoch", "step"):
        for name in table.numeric():
            if understand(name).kind == kind:
                return name
    return ""


def _common_end(at: list[list[float]], tables: Sequence[Table], notes: list[Note]) -> float | None:
    """Return the last x that both losses have, if one of them ends far before the other on the same grid."""
    sides = {next(iter(_sides(table))): xs for table, xs in zip(tables, at, strict=True) if len(_sides(table)) == 1}
    train, val = sides.get("train"), sides.get("val", sides.get("test"))
    if not train or not val or min(max(train), max(val)) >= MUCH_SHORTER * max(max(train), max(val)):
        return None
    short, long = sorted((train, val), key=max)
    if not set(short) <= set(long):
        return None
    notes.append(Note("cut_to_common", {"train": len(train), "val": len(val)}))
    return max(short)


def _placed(x: Sequence[Cell], column: Sequence[Cell], row_of: dict[float, int]) -> list[Cell]:
    out: list[Cell] = [None] * len(row_of)
    for at, value in zip(x, column, strict=True):
        if isinstance(at, float) and at in row_of:
            out[row_of[at]] = value
    return out


def _side_by_side(tables: Sequence[Table]) -> Table:
    rows = max(len(table) for table in tables)
    columns: dict[str, list[Cell]] = {}
    for table in tables:
        for name, column in table.columns.items():
            columns[_free(name, columns)] = [*column, *[None] * (rows - len(column))]
    notes = [note for table in tables for note in table.notes]
    if len({len(table) for table in tables}) > 1:
        notes.append(Note("lengths_differ"))
    return Table(_name(tables), tables[0].family, columns, notes=notes)


def _free(name: str, taken: dict[str, list[Cell]]) -> str:
    """Return a name that is not taken yet."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free


def _name(tables: Sequence[Table]) -> str:
    return tables[0].group.strip("/") or " + ".join(dict.fromkeys(table.name for table in tables))

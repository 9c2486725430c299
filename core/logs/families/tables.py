"""Tables: CSV with any separator, aligned columns, Markdown and drawn tables, with or without a header."""

import re
from collections.abc import Sequence

from core.logs.families.find_layout import find_layout
from core.logs.families.layout import Layout
from core.logs.files import Document
from core.logs.names import understand
from core.logs.numbers import cell
from core.logs.run import Note
from core.logs.table import Cell, Table

MIN_ROWS = 1
_CHUNK = 20_000
# Lines of a drawing: |---|:---:|, +----+, =====, ──┼──
_RULE = re.compile(r"[\s|+\-=:─━═┄┈┼╋╪├┤┝┥╞╡┌┐└┘┏┓┗┛╔╗╚╝┬┴┳┻╤╧╇╈┠┨╟╢╠╣]+")
_BARS = str.maketrans("│┃║╎", "||||")
# Weights & Biases writes "run - metric" with the extremes of each step beside it.
_EXTREMES = re.compile(r"__(MIN|MAX)$")


def read(document: Document) -> list[Table]:
    """Return the tables of a text, runs of one download apart."""
    lines = [line for line in document.text.translate(_BARS).split("\n") if line.strip() and not _is_rule(line)]
    layout = find_layout(lines)
    if layout is None:
        return []
    tables = _filled(document.name, lines, layout)
    return [part for table in tables for part in _apart(_exploded(table))]


def _is_rule(line: str) -> bool:
    # A dash alone may be an empty cell.
    return not line[-1:].isalnum() and len(line.strip()) > 2 and _RULE.fullmatch(line) is not None


def _filled(name: str, lines: Sequence[str], layout: Layout) -> list[Table]:
    """Return the tables below each header; a header that is repeated begins another run of the same table."""
    if layout.transposed:
        return [_transposed(name, lines, layout)]
    tables: list[Table] = []
    names = layout.names
    rows: list[list[str]] = []
    table = _empty(name, names)
    comma = layout.comma
    left_out = 0
    for line in lines[layout.first :]:
        cells = layout.split(line)
        if len(cells) == len(names) and (line[:1].isdigit() or line[-1:].isdigit() or _holds_numbers(cells)):
            rows.append(cells)
            if len(rows) == _CHUNK:
                _extend(table, rows, comma)
                rows = []
        elif header := layout.header(cells):
            _extend(table, rows, comma)
            rows = []
            if header == names:
                table.starts.append(len(table))
            else:
                tables.append(table)
                names, table = header, _empty(name, header)
        else:
            left_out += layout.first > 0 and len(cells) == len(names)
    _extend(table, rows, comma)
    tables = [table for table in (*tables, table) if len(table) >= MIN_ROWS]
    for table in tables:
        table.notes += [Note("decimal_comma")] * comma + [Note("rows_left_out", {"count": left_out})] * (left_out > 0)
    return tables


def _empty(name: str, names: Sequence[str]) -> Table:
    return Table(name, "tables", {column: [] for column in names})


def _holds_numbers(cells: Sequence[str]) -> bool:
    return any(isinstance(cell(text), float) or "[" in text for text in cells)


def _extend(table: Table, rows: Sequence[Sequence[str]], comma: bool) -> None:
    if not rows:
        return
    for column, texts in zip(table.columns.values(), zip(*rows, strict=True), strict=True):
        try:
            column += list(map(float, texts))
        except ValueError:
            column += [cell(text, comma) for text in texts]


def _transposed(name: str, lines: Sequence[str], layout: Layout) -> Table:
    columns: dict[str, list[Cell]] = {}
    for number, line in enumerate(lines[layout.first :], start=1):
        cells = layout.split(line)
        title, values = (cells[0].strip("\"' :"), cells[1:]) if layout.named_rows else (f"row {number}", cells)
        columns[title] = [cell(value, layout.comma) for value in values]
    longest = max(len(column) for column in columns.values())
    for column in columns.values():
        column.extend([None] * (longest - len(column)))
    return Table(name, "tables", columns)


def _has_lists(table: Table) -> bool:
    cells = (cell for column in table.columns.values() for cell in column[:3])
    return any(isinstance(cell, str) and cell.lstrip().startswith("[") for cell in cells)


def _exploded(table: Table) -> Table:
    """Turn cells that hold whole lists into rows: `"[0.9, 0.8]","[1.0, 0.9]"`."""
    if not _has_lists(table) or len(table) > 3:
        return table
    lists = {name: _list(column[-1]) for name, column in table.columns.items()}
    found = {name: values for name, values in lists.items() if len(values) > MIN_ROWS}
    if not found:
        return table
    longest = max(len(values) for values in found.values())
    return Table(table.name, table.family, {n: v + [None] * (longest - len(v)) for n, v in found.items()})


def _list(text: Cell) -> list[Cell]:
    if not isinstance(text, str) or not text.strip().startswith("["):
        return []
    return [cell(part) for part in re.split(r"[,\s]+", text.strip("[] \n"))]


def _apart(table: Table) -> list[Table]:
    """Take the runs of a Weights & Biases download apart; others are returned as they are."""
    names = [name for name in table.columns if not _EXTREMES.search(name)]
    if len(names) == len(table.columns):
        return [table]
    named = [name for name in names if " - " in name]
    shared = [name for name in names if name not in named and understand(name).kind in ("epoch", "step")]
    runs: dict[str, dict[str, list[Cell]]] = {}
    for name in named:
        run, _, metric = name.partition(" - ")
        columns = runs.setdefault(run, {n: table.columns[n] for n in shared})
        columns[metric] = table.columns[name]
    return [Table(run, table.family, columns, notes=list(table.notes), group=run) for run, columns in runs.items()]

"""Lists as Python prints them: `train_loss = [0.9, 0.8]`, `{'loss': [...], 'val_loss': [...]}`, arrays and tensors."""

import re

from core.logs.files import Document
from core.logs.names import understand
from core.logs.numbers import NUMBER, number
from core.logs.run import Note
from core.logs.table import Cell, Table

MIN_VALUES = 3
MAX_RUNS = 10
# A colon or an equals sign, and a bracket; before it stands the name, and the list is read up to its closing bracket.
_OPENED = re.compile(r"[:=]\s{0,5}(?:[\w.]{1,30}\()?\[")
_NAME = re.compile(r"([^\W\d][\w .\-/()]*)[\"'`]?\s*$")
MAX_NAME = 80
_VALUES = re.compile(r"[^\[\]]*")
_FORMATS = re.compile(r"dtype=\w+|device='[^']*'|(?:np|numpy)\.float\d+|float\d+|tensor|[()]")


def read(document: Document) -> list[Table]:
    """Return the table of all lists of a text that have the name of a loss beside them; of a later run, another."""
    tables: list[dict[str, list[Cell]]] = []
    position = 0
    while found := _OPENED.search(document.text, position):
        values = _VALUES.match(document.text, found.end())
        position = values.end() if values else found.end()
        named = _NAME.search(document.text[max(0, found.start() - MAX_NAME) : found.start()])
        column = _numbers(values[0] if values else "") if named else []
        if len(column) < MIN_VALUES or not named:
            continue
        name = named[1].strip()
        if not tables or name in tables[-1]:
            tables.append({})
        tables[-1][name] = column
    # Many of them are lists that a log prints in each epoch.
    return (
        [_table(document.name, columns) for columns in tables if _telling(columns)] if len(tables) <= MAX_RUNS else []
    )


def _telling(columns: dict[str, list[Cell]]) -> bool:
    return any(understand(name).kind in ("loss", "split") for name in columns)


def _numbers(text: str) -> list[Cell]:
    text = _FORMATS.sub(" ", text)
    if not re.fullmatch(r"[\s,;0-9eE.+\-naNAifINFtyNoe]*", text):
        return []
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    return [number(found[0]) if (found := NUMBER.fullmatch(part)) else None for part in parts]


def _table(name: str, columns: dict[str, list[Cell]]) -> Table:
    longest = max(map(len, columns.values()))
    notes = [Note("lengths_differ")] if len({*map(len, columns.values())}) > 1 else []
    return Table(name, "lists", {n: c + [None] * (longest - len(c)) for n, c in columns.items()}, notes=notes)

"""Tables in long form: a column that names the part of the data, the metric, or the run of each row."""

from collections.abc import Iterator

from core.logs.names import understand, words_of
from core.logs.table import Cell, Table, from_records

_GROUPS = {"fold", "run", "seed", "trial", "experiment", "exp"}
_TAGS = {"tag", "metric", "name", "key", "variable", "quantity"}
_VALUES = {"value", "loss", "score"}
MAX_KINDS = 50
MIN_ROWS = 3


def pivoted(table: Table) -> Iterator[Table]:
    """Yield a table, or the tables of its runs, with a column for each metric of each part of the data."""
    for part in _by_run(table):
        yield _by_split(_by_tag(part))


def _by_run(table: Table) -> Iterator[Table]:
    """Take apart what a column such as "fold" tells apart."""
    for name, column in table.columns.items():
        if not set(words_of(name)) <= _GROUPS or not words_of(name):
            continue
        kinds = list(dict.fromkeys(cell for cell in column if cell is not None))[: MAX_KINDS + 1]
        if 1 < len(kinds) <= MAX_KINDS:
            groups = {kind: [row for row, cell in enumerate(column) if cell == kind] for kind in kinds}
            if all(len(rows) >= MIN_ROWS for rows in groups.values()):
                for kind, rows in groups.items():
                    part = table.rows(rows)
                    part.name = f"{table.name} ({name} {kind:g})" if isinstance(kind, float) else str(kind)
                    part.columns.pop(name)
                    yield part
                return
    yield table


def _by_split(table: Table) -> Table:
    """Give each part of the data columns of its own where a text column names it: "train", "val"."""
    key = next((name for name, column in table.columns.items() if _names_splits(column)), None)
    if key is None or any(understand(name).split for name in table.numeric()):
        return table
    records = []
    kinds = table.columns[key]
    for row, kind in enumerate(kinds):
        record: dict[str, Cell] = {}
        for name, column in table.columns.items():
            if name != key and column[row] is not None:
                shared = understand(name).kind in ("epoch", "step")
                record[name if shared or not isinstance(kind, str) else f"{kind} {name}"] = column[row]
        records.append(record)
    return _like(table, records)


def _names_splits(column: list[Cell]) -> bool:
    kinds = {cell for cell in column[:10_000] if cell is not None}
    texts = [kind for kind in kinds if isinstance(kind, str)]
    return 0 < len(texts) == len(kinds) <= 4 and all(understand(text).kind == "split" for text in texts)


def _by_tag(table: Table) -> Table:
    """Give each metric a column of its own where a text column names it and another has its values."""
    texts = [n for n in table.columns if set(words_of(n)) & _TAGS and all(isinstance(c, str) for c in table.columns[n])]
    values = [name for name in table.numeric() if words_of(name) and set(words_of(name)) <= _VALUES]
    if len(texts) != 1 or len(values) != 1 or len(set(table.columns[texts[0]])) > MAX_KINDS:
        return table
    tag, value = texts[0], values[0]
    records = [
        {name: column[row] for name, column in table.columns.items() if name not in (tag, value)}
        | {str(table.columns[tag][row]): table.columns[value][row]}
        for row in range(len(table))
    ]
    return _like(table, records)


def _like(table: Table, records: list[dict[str, Cell]]) -> Table:
    out = from_records(table.name, table.family, records)
    out.notes, out.group = table.notes, table.group
    return out

"""Lines of a printed log become rows: blocks of one epoch, bars that end, prints of every so many steps."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.logs.families.plan import Line
from core.logs.names import understand, words_of
from core.logs.table import Cell, Table, from_records

MIN_VALUES = 2


@dataclass(slots=True)
class Row:
    """Values of one epoch, or of one print within it."""

    x: float | None = None
    step: float | None = None
    values: dict[str, float] = field(default_factory=dict)
    partial: bool = False
    again: bool = False
    """Whether the row before is an earlier print of the same epoch, without validation."""


def rows_of(lines: Sequence[Line], kind: str, style: str) -> list[Row]:
    """Return the rows of lines that are counted by `kind`, by themselves ("line"), or by a line "above" or "below"."""
    if style == "below":
        return list(_blocks([*reversed(lines)], kind, style))[::-1]
    return list(_blocks(lines, kind, style))


def _blocks(lines: Sequence[Line], kind: str, style: str) -> Iterator[Row]:
    """Yield rows: a new one where the epoch changes, or a value comes again that was complete."""
    row = Row()
    split = ""
    known = False
    for line in lines:
        x = getattr(line, kind) if kind else None
        if x is not None and style == "line" and not line.has_loss() and not line.header:
            x = None
        if line.header:
            split = line.split
            if style == "line":
                continue
        if x is not None and x != row.x:
            if row.values:
                if row.x is None and not known and style == "above" and x >= 1:
                    row.x = x - 1
                yield row
            row = Row(x)
            known = True
            split = line.split if line.header or line.split else ""
        elif (x is not None or line.epoch is not None) and not line.header:
            split = line.split
        apart = line.plan.record or (style == "line" and kind == "step")
        row = yield from _filled(row, line, split or line.split, apart)
    if row.values:
        yield row


def _filled(row: Row, line: Line, split: str, apart: bool) -> Generator[Row, None, Row]:
    """Put a line's values into the row, or into a new one of the same epoch."""
    values = dict(_full_names(line, split))
    if not values:
        return row
    again = not row.values.keys().isdisjoint(values)
    other_step = None not in (row.step, line.step) and row.step != line.step
    # The last of several prints of training is not the one that belongs to the validation behind them.
    another = row.again and not row.partial and set(_sides(values)).isdisjoint(_sides(row.values))
    if row.values and (apart or another or (not row.partial and (again or other_step))):
        yield row
        row = Row(row.x, again=not {"val", "test"} & set(_sides(row.values)))
    row.values |= values
    row.step = line.step if line.step is not None else row.step
    row.partial = line.partial
    return row


def _full_names(line: Line, split: str) -> Iterator[tuple[str, float]]:
    for name, text, value in line.pairs():
        if split and not name.split and name.kind in ("loss", "accuracy"):
            yield f"{split} {text}", value
        else:
            yield text, value


def complete(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """Drop bars that did not reach their end, and evaluations of the finished model behind the last epoch."""
    whole = [row for row in rows if not row.partial]
    left_out = 0
    if whole and len(whole) < len(rows):
        epochs = {row.x for row in whole}
        left_out = len({row.x for row in rows} - epochs)
        rows = whole
    return _without_evaluations(list(rows)), left_out


def _without_evaluations(rows: list[Row]) -> list[Row]:
    """Drop a row that repeats an epoch which had both losses, and has only an unnamed one: `model.evaluate`."""
    out: list[Row] = []
    for row in rows:
        if out and row.x is not None and row.x == out[-1].x and row.step == out[-1].step:
            before, now = set(_sides(out[-1].values)), set(_sides(row.values))
            if "val" in before and now == {""} and "" in before:
                continue
        out.append(row)
    return out


def _sides(values: Iterable[str]) -> list[str]:
    """Return of which parts of the data there are losses."""
    return [name.split for name in map(understand, values) if name.kind in ("loss", "split")]


def table_of(name: str, rows: Sequence[Row], x_name: str) -> Table:
    """Return a table; spellings of one name are one column."""
    spelled: dict[tuple[str, ...], str] = {}
    keys: dict[str, str] = {}
    records: list[dict[str, Cell]] = []
    for row in rows:
        record: dict[str, Cell] = {}
        if row.x is not None:
            record[x_name] = row.x
        if row.step is not None and x_name != "step":
            record["step"] = row.step
        for text, value in row.values.items():
            key = keys.get(text)
            if key is None:
                key = keys[text] = spelled.setdefault(tuple(words_of(text)), text)
            record[key] = value
        records.append(record)
    table = from_records(name, "text", records)
    rare = [n for n, column in table.columns.items() if sum(c is not None for c in column) < MIN_VALUES]
    for column in rare:
        if len(table.columns) > 1 and understand(column).kind not in ("loss", "split"):
            table.columns.pop(column)
    return table

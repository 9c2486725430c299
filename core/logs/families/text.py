"""Printed text of any kind: progress bars, one line an epoch, blocks of several lines an epoch."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.logs.families.lines import clean
from core.logs.families.pairs import Line, Plan, line_of, plan_of, shape
from core.logs.files import Document
from core.logs.names import Name, understand, words_of
from core.logs.run import Note
from core.logs.table import Cell, Table, from_records

SUMMARY = ("train_runtime", "train_samples_per_second")
"""Names that only the record of a whole training has: its loss is an average."""
MIN_VALUES = 2
OWN_X = 0.8
"""Where so many lines with a loss name their epoch, other lines do not count epochs."""
_HEADER = re.compile(r"\W*(?:start(?:ing)? |begin(?:ning)? |running )?(train(?:ing)?|valid(?:ation|ating)?|val|eval(?:uation|uating)?|test(?:ing)?|dev)"
                     r"(?:[ _-]?(?:phase|set|step|loop|epoch|mode|results?|metrics|stats|data|summary|stage|model))?\W*", re.IGNORECASE)  # fmt: skip
_REPEAT = re.compile(r"best (?:iteration|round|epoch|step|score)(?: is| was)?\s*:?\s*$", re.IGNORECASE)
_COMMA = re.compile(r"[:=\s]\d+,\d{2,}(?![\d,.]*\d)")
_NAN = re.compile(r"\b(?:nan|inf)", re.IGNORECASE)
MAX_HEADER = 100
_POINT = re.compile(r"\d\.\d")


@dataclass
class _Row:
    """Values of one epoch, or of one print within it."""

    x: float | None = None
    step: float | None = None
    values: dict[str, float] = field(default_factory=dict)
    partial: bool = False
    again: bool = False
    """Whether the row before is an earlier print of the same epoch, without validation."""


def read(document: Document) -> list[Table]:
    """Return the table of what a text prints, and an epoch's last complete print."""
    text, comma = _with_points(document.text)
    lines = _parsed(text)
    losses = [line for line in lines if line.has_loss()]
    if not losses:
        return []
    kind = _x_kind(losses, lines)
    rows = _rows(lines, kind, _style(kind, losses, lines))
    rows, left_out = _complete(rows)
    if not rows:
        return []
    table = _table(document.name, rows, {"first": "round"}.get(kind, kind))
    table.notes += [Note("decimal_comma")] * comma + [Note("rows_left_out", {"count": left_out})] * (left_out > 0)
    return [table]


def _with_points(text: str) -> tuple[str, bool]:
    """Return the text with decimal points; decimals have a comma where none has a point."""
    if _POINT.search(text) or len(_COMMA.findall(text[:100_000])) < 3:
        return text, False
    return re.sub(r"(?<=\d),(?=\d)", ".", text), True


def _parsed(text: str) -> list[Line]:
    """Return the lines that print an epoch, a value, or a part of the data."""
    lines = list(clean(text))
    after = _names_follow(lines)
    plans: dict[str, Plan | str] = {}
    out = []
    skip = False
    for line in lines:
        key = shape(line)
        plan = plans.get(key)
        if plan is None:
            plan = plans[key] = _plan(key, after)
        if isinstance(plan, str):
            skip = skip or plan == "repeat"
        elif skip and plan.pairs:
            skip = False  # printed above already
        else:
            out.append(line_of(line, plan))
    return out


def _plan(line: str, after: bool) -> Plan | str:
    """Return what stands where, or why the line is left out: "repeat" leaves out the next one, too."""
    if _REPEAT.search(line[-200:]):
        return "repeat"
    plan = plan_of(line, after) if any(c.isdigit() for c in line) or _NAN.search(line) else Plan()
    if any(text in SUMMARY for _, text, _ in plan.pairs):
        return ""
    if not plan.pairs and plan.epoch is None and plan.step is None:
        header = _HEADER.fullmatch(line) if len(line) < MAX_HEADER else None
        return Plan(split=understand(header[1]).split) if header else ""
    return plan


def _names_follow(lines: Sequence[str]) -> bool:
    """Tell whether names stand behind their values: "0.53 train loss, 0.61 val loss"."""
    behind = total = 0
    for line in lines[:400]:
        if any(c.isdigit() for c in line):
            ahead, back = _named(plan_of(line)), _named(plan_of(line, after=True))
            total += bool(ahead or back)
            behind += line.rstrip(" .,;|)]")[-1:].isalpha() and len(back) > len(ahead)
    return behind > 0 and behind >= 0.8 * total


def _named(plan: Plan) -> list[Name]:
    return [name for name, _, _ in plan.pairs if name.kind in ("loss", "split", "accuracy")]


def _x_kind(losses: Sequence[Line], lines: Sequence[Line]) -> str:
    """Return what counts the rows: "epoch", "step", "first" (a bare number at the start of the line) or ""."""
    if len({line.epoch for line in lines if line.epoch is not None}) > 1:
        return "epoch"
    firsts = [line.first for line in losses if line.first is not None and not line.plan.bar]
    if len(firsts) >= OWN_X * len(losses) and len(set(firsts)) > 1:
        return "first"
    return "step" if len({line.step for line in lines if line.step is not None}) > 1 else ""


def _style(kind: str, losses: Sequence[Line], lines: Sequence[Line]) -> str:
    """Return whether a line with a loss names its own epoch ("line"), or a line above ("above") or below does."""
    own = sum(getattr(line, kind) is not None for line in losses) if kind else 0
    if own >= OWN_X * len(losses):
        return "line"
    if not kind:
        return "none"
    named = [index for index, line in enumerate(lines) if getattr(line, kind) is not None]
    valued = [index for index, line in enumerate(lines) if line.has_loss()]
    before_first = any(not lines[index].partial for index in valued if index < named[0])
    return "below" if before_first and valued[-1] <= named[-1] else "above"


def _rows(lines: Sequence[Line], kind: str, style: str) -> list[_Row]:
    if style == "below":
        return [row for row in _blocks([*reversed(lines)], kind, style)][::-1]
    return list(_blocks(lines, kind, style))


def _blocks(lines: Sequence[Line], kind: str, style: str) -> Iterator[_Row]:
    """Yield rows: a new one where the epoch changes, or a value comes again that was complete."""
    row = _Row()
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
            row = _Row(x)
            known = True
            split = line.split if line.header or line.split else ""
        elif (x is not None or line.epoch is not None) and not line.header:
            split = line.split
        apart = line.plan.record or (style == "line" and kind == "step")
        row = yield from _filled(row, line, split or line.split, apart)
    if row.values:
        yield row


def _filled(row: _Row, line: Line, split: str, apart: bool) -> Generator[_Row, None, _Row]:
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
        row = _Row(row.x, again=not {"val", "test"} & set(_sides(row.values)))
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


def _complete(rows: Sequence[_Row]) -> tuple[list[_Row], int]:
    """Drop bars that did not reach their end, and evaluations of the finished model behind the last epoch."""
    whole = [row for row in rows if not row.partial]
    left_out = 0
    if whole and len(whole) < len(rows):
        epochs = {row.x for row in whole}
        left_out = len({row.x for row in rows} - epochs)
        rows = whole
    return _without_evaluations(list(rows)), left_out


def _without_evaluations(rows: list[_Row]) -> list[_Row]:
    """Drop a row that repeats an epoch which had both losses, and has only an unnamed one: `model.evaluate`."""
    out: list[_Row] = []
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


def _table(name: str, rows: Sequence[_Row], x_name: str) -> Table:
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

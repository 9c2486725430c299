"""JSON: histories as lists, records, lines of JSON, evaluations of boosted trees, notebooks' outputs left to others."""

import json
import re
from collections.abc import Iterator
from typing import Any

from core.logs.families import json_tree
from core.logs.files import Document
from core.logs.names import understand, words_of
from core.logs.run import Note
from core.logs.table import Cell, Table, from_records

MAX_OTHERS = 1_000
"""So many lines without an object come before the first one."""
MIN_ROWS = json_tree.MIN_ROWS
# Keys of a record that sums up a whole training: its loss is an average, no point of the curve.
_COUNTED = re.compile(r"(?:epochs?|step|iter(?:ation)?|round)?[ _\-]?(\d{1,9})", re.IGNORECASE)
SUMMARY = frozenset(("train_runtime", "total_flos", "train_samples_per_second"))


def read(document: Document) -> list[Table]:
    """Return the tables in a JSON text, or of a text with one JSON object a line."""
    start = document.text.lstrip()[:1]
    if start not in ("{", "["):
        return _lines(document) if '{"' in document.text else []
    try:
        tree = json.loads(document.text)
    except (ValueError, RecursionError):
        return _lines(document)
    try:
        return list(_tables(document.name, tree, 0))
    except RecursionError:
        return []


def _lines(document: Document) -> list[Table]:
    """Return the table of a text with an object in each line, whatever stands before it."""
    records: list[dict[str, Cell]] = []
    lines = [line for line in document.text.split("\n") if line.strip()]
    for tried, line in enumerate(lines):
        if tried == MAX_OTHERS and not records:
            return []
        begin, end = line.find("{"), line.rfind("}")
        if begin < 0 or end < begin:
            continue
        try:
            one = json.loads(line[begin : end + 1])
        except (ValueError, RecursionError):
            continue
        if isinstance(one, dict):
            records.append(_in_line(one, line[:begin]))
    if len(records) < MIN_ROWS or len(records) < len(lines) // 4:
        return []
    table = from_records(document.name, "json", filter(None, records))
    return [table] if table.numeric() else []


def _in_line(one: dict[str, Any], before: str) -> dict[str, Cell]:
    """Return the record of a line; a part of the data named before it ("train: {...}") is that of its values."""
    record = _record(one)
    split = understand(before)
    if split.kind == "split":
        return {f"{split.split} {key}" if _measured(key) else key: value for key, value in record.items()}
    return record


def _measured(key: str) -> bool:
    name = understand(key)
    return not name.split and name.kind in ("loss", "accuracy")


def _tables(name: str, tree: Any, depth: int) -> Iterator[Table]:
    """Yield the tables anywhere in a tree."""
    if depth > json_tree.MAX_DEPTH:
        return
    if isinstance(tree, list):
        if table := _of_list(name, tree):
            yield table
        else:
            for part in tree[:200]:
                if isinstance(part, (dict, list)):
                    yield from _tables(name, part, depth + 1)
    elif isinstance(tree, dict):
        columns = dict(json_tree.columns(tree, "", 0))
        if any(len(column) >= MIN_ROWS for column in columns.values()) and _one_run(tree):
            yield _beside(name, columns)
            return
        if table := _of_keys(name, tree):
            yield table
            return
        for key, part in tree.items():
            if isinstance(part, (dict, list)):
                yield from _tables(_named(name, key, tree), part, depth + 1)


def _named(name: str, key: str, tree: dict[str, Any]) -> str:
    """Return the name of a part: several objects beside each other are several runs."""
    parts = [part for part in tree.values() if isinstance(part, dict)]
    return f"{name} ({key})" if len(parts) > 1 else name


def _of_list(name: str, rows: list[Any]) -> Table | None:
    records = [_record(row) for row in rows if isinstance(row, dict)]
    if len(records) >= MIN_ROWS and len(records) >= len(rows) // 2:
        table = from_records(name, "json", filter(None, records))
        return table if table.numeric() else None
    if len(rows) >= MIN_ROWS and all(isinstance(row, list) and json_tree.numbers(row) for row in rows):
        return _of_rows(name, rows)
    return None


def _of_rows(name: str, rows: list[list[Any]]) -> Table:
    """Return a table of nameless rows; TensorBoard writes [wall time, step, value] of one metric."""
    if all(len(row) == 3 and json_tree.number(row[0]) > 1e9 for row in rows):
        metric = name.removesuffix(".json")
        columns: dict[str, list[Cell]] = {
            "step": [json_tree.number(r[1]) for r in rows],
            metric: [json_tree.number(r[2]) for r in rows],
        }
        return Table(name, "json", columns, group="/")
    if len(rows) < 5 and len({len(row) for row in rows}) == 1 and len(rows[0]) > 2 * len(rows):
        return Table(name, "json", {f"row {n}": list(map(json_tree.cell, row)) for n, row in enumerate(rows, 1)})
    return from_records(
        name, "json", ({f"column {n}": json_tree.cell(v) for n, v in enumerate(row, 1)} for row in rows)
    )


def _record(one: dict[str, Any]) -> dict[str, Cell]:
    """Return the flat record of an object, empty if it sums up the training."""
    record = dict(json_tree.flat(one, "", 0))
    return {} if not SUMMARY.isdisjoint(record) else record


def _one_run(tree: dict[str, Any]) -> bool:
    """Tell whether the lists of a tree belong together: at most one of its parts has a training loss of its own."""
    parts = [dict(json_tree.columns(part, "", 0)) for part in tree.values() if isinstance(part, dict)]
    keys = [key for key, part in tree.items() if isinstance(part, dict)]
    full = [part for part in parts if any(understand(name).kind == "loss" for name in part)]
    if len(full) < 2:
        return True
    return all(understand(key).split or set(words_of(key)) <= {"history"} for key in keys)


def _beside(name: str, columns: dict[str, list[Cell]]) -> Table:
    """Put lists side by side; a list with a k-th of the values has one for each k rows."""
    columns = {key: column for key, column in columns.items() if len(column) >= MIN_ROWS}
    longest = max(map(len, columns.values()))
    notes = [Note("lengths_differ")] if len({*map(len, columns.values())}) > 1 else []
    out: dict[str, list[Cell]] = {}
    for key, column in columns.items():
        every, rest = divmod(longest, len(column))
        if every > 1 and rest == 0:
            out[key] = [column[row // every] if row % every == every - 1 else None for row in range(longest)]
        else:
            out[key] = column + [None] * (longest - len(column))
    return Table(name, "json", out, notes=notes)


def _of_keys(name: str, tree: dict[str, Any]) -> Table | None:
    """Return the table of an object whose keys are the epochs: {"1": {...}, "2": {...}}."""
    numbers = [found[1] for key in tree if (found := _COUNTED.fullmatch(str(key)))]
    if not MIN_ROWS <= len(numbers) == len(tree) or not all(isinstance(part, dict) for part in tree.values()):
        return None
    records = [{"epoch": float(n), **_record(part)} for n, part in zip(numbers, tree.values(), strict=True)]
    table = from_records(name, "json", records)
    return table if len(table.numeric()) > 1 else None

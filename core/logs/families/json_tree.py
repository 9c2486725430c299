"""Numbers in a tree of JSON, by their paths."""

from collections.abc import Iterator
from typing import Any

from core.logs.numbers import cell as parse
from core.logs.table import Cell

MAX_DEPTH = 12
MIN_ROWS = 2


def flat(one: dict[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, Cell]]:
    """Yield the numbers and texts of an object by their path."""
    for key, value in one.items():
        if isinstance(value, dict) and depth < MAX_DEPTH:
            yield from flat(value, f"{prefix}{key}/", depth + 1)
        elif isinstance(value, list):
            # CatBoost has one number for each of its metrics; of the first one it makes its decisions.
            if 0 < len(value) < 20 and numbers(value[:1]):
                yield prefix + key, cell(value[0])
        elif value is None or isinstance(value, (int, float, str)):
            yield prefix + key, cell(value)


def columns(tree: dict[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, list[Cell]]]:
    """Yield the lists of numbers in a tree by their path; {"0": 0.5, "1": 0.4} is a list, too."""
    for key, value in tree.items():
        if isinstance(value, dict) and len(value) >= MIN_ROWS and all(_is_index(k) for k in value):
            ordered = [value[k] for k in sorted(value, key=int)]
            if numbers(ordered):
                yield prefix + key, [cell(v) for v in ordered]
        elif isinstance(value, dict) and depth < MAX_DEPTH:
            yield from columns(value, f"{prefix}{key}/", depth + 1)
        elif isinstance(value, list) and value and numbers(value):
            yield prefix + key, [cell(v) for v in value]


def _is_index(key: str) -> bool:
    return key.isdecimal() and len(key) < 10


def numbers(values: list[Any]) -> bool:
    """Tell whether a list holds nothing but numbers, numbers as texts, and gaps."""
    return all(
        isinstance(value, (int, float, str, type(None))) and not isinstance(cell(value), str) for value in values
    )


def number(value: Any) -> float:
    """Return a number, NaN for anything else."""
    number = cell(value)
    return number if isinstance(number, float) else float("nan")


def cell(value: Any) -> Cell:
    """Return what a value is in a table."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        try:
            return float(value)
        except OverflowError:
            return float("inf")
    return parse(str(value))

"""What a page's link restores besides the experiment: small values, each with how it is read and written."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# A link is to be pasted into a chat: no page may fill it.
LONGEST = 400


@dataclass(frozen=True)
class Param:
    """One thing of a page: its value when the link says nothing, and its form in a link.

    `read` raises ValueError for what it cannot take; `write(read(text))` is the text in its shortest form.
    """

    default: Any
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    longest: int = LONGEST
    """So many characters are read at the most."""


Params = Mapping[str, Param]


def one_of(*options: str) -> Param:
    """Return a choice; the first option is the default."""

    def read(text: str) -> str:
        if text not in options:
            raise ValueError(text)
        return text

    return Param(options[0], read)


def whole(default: int, low: int, high: int) -> Param:
    """Return a whole number from low to high."""
    return Param(default, lambda text: _within(int(text), low, high))


def real(default: float, low: float, high: float, digits: int = 3) -> Param:
    """Return a number from low to high, rounded to so many digits behind the point."""
    return Param(default, lambda text: _rounded(text, low, high, digits), lambda value: _short(value, digits))


def several(default: tuple[float, ...], low: float, high: float, most: int, digits: int = 3) -> Param:
    """Return up to `most` numbers, written with _ between them: 1.5_-2_0; none is an empty text."""

    def read(text: str) -> tuple[float, ...]:
        values = tuple(_rounded(part, low, high, digits) for part in text.split("_") if part)
        if len(values) > most:
            raise ValueError(text)
        return values

    return Param(default, read, lambda values: "_".join(_short(value, digits) for value in values))


def read(keys: Params, query: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return the values of a query, defaults where it says nothing, and the names of those that cannot be read."""
    values, unread = {}, []
    for name, key in keys.items():
        values[name] = key.default
        if name in query:
            try:
                if len(query[name]) > key.longest:
                    raise ValueError(name)
                values[name] = key.read(query[name])
            except ValueError:
                unread.append(name)
    return values, unread


def write(keys: Params, values: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in the link: whatever is not the default."""
    return {name: key.write(values[name]) for name, key in keys.items() if values[name] != key.default}


def _within(value: float, low: float, high: float) -> Any:
    if not low <= value <= high:
        raise ValueError(value)
    return value


def _rounded(text: str, low: float, high: float, digits: int) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return float(_within(round(value, digits), low, high))


def _short(value: float, digits: int) -> str:
    return f"{round(value, digits):g}" if abs(value) < 1e5 else str(round(value, digits))

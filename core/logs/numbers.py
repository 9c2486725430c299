"""Numbers as logs print them."""

import re
from collections.abc import Iterable

from core.logs.table import Cell

EMPTY = frozenset(("", "-", "--", "—", "na", "n/a", "<na>", "none", "null", "nil", "no log", "...", "…", "nd", "?"))
"""What stands in a cell that holds nothing."""

# Atomic groups: a number is read once, whatever follows it.
_PLAIN = r"[-+]?(?>\d{1,3}(?:,\d{3})+\.\d+|\d+(?:\.\d*)?|\.\d+)(?>[eE][-+]?\d+)?"
NUMBER = re.compile(rf"(?<![\w.]){_PLAIN}(?![\w])(?!\.\d)|(?<![\w.\-])[-+]?(?:nan|inf(?:inity)?)(?!\w)", re.IGNORECASE)
"""A number that stands by itself in a line: not the 5 of "top5" nor the 31.6 of "31.6s"."""
# A value inside what Python prints of it: tensor(0.5, device='cuda:0'), np.float64(0.5), [0.5].
_WRAPPED = re.compile(
    rf"(?:tensor|array|(?:np\.|numpy\.)?float\d*|tf\.Tensor)\(\[?\s*({_PLAIN}|nan|inf)\s*\]?\s*(?:,[^\[]*)?\)"
    rf"|[(\[]\s*({_PLAIN}|nan|inf)\s*[)\]]"
)
_COMMA = re.compile(r"[-+]?\d+,\d+(?:[eE][-+]?\d+)?")
_MAX_CELL = 400


def cell(text: str, comma: bool = False) -> Cell:
    """Return what a cell of a table holds; with `comma`, 0,5 is one half."""
    text = text.strip().strip("\"'*`").strip()
    if comma and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        return float(text) if "_" not in text else text
    except ValueError:
        return _other(text)


def _other(text: str) -> Cell:
    if text.lower() in EMPTY:
        return None
    if len(text) > _MAX_CELL:
        return text
    if text[-1] == "%" and (found := NUMBER.fullmatch(text[:-1].strip())):
        return number(found[0])
    if found := NUMBER.fullmatch(text):
        return number(found[0])
    if found := _WRAPPED.fullmatch(text):
        return number(found[1] or found[2])
    return text


def number(text: str) -> float:
    """Return the value of what `NUMBER` has found; 1,234.5 has a thousands' comma."""
    return float(text.replace(",", "") if "," in text else text)


def decimal_comma(texts: Iterable[str]) -> bool:
    """Tell whether decimals are written with a comma: some cells are, and none with a point."""
    commas = points = 0
    for text in texts:
        commas += _COMMA.fullmatch(text.strip().strip("\"'")) is not None
        points += "." in text and NUMBER.fullmatch(text.strip()) is not None
    return commas > 0 and points == 0

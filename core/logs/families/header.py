"""Whether cells are names, numbers or prose, and which names a header gives to the cells below it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.logs.names import understand, words_of
from core.logs.numbers import cell
from core.logs.vocabulary import SPLITS

# What stands in a row for a value that is not there; it stands in no header.
_EMPTY_CELL = re.compile(r"no log|n/?a|null|none|-+", re.IGNORECASE)
_MEASURES = frozenset(("loss", "accuracy", "acc", "error", "f1", "perplexity", "rate", "step", "time", "score"))


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number."""
    return isinstance(cell(text), float)


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells can be names: some text, no number, and none that is longer than a name."""
    texts = [text.strip() for text in cells]
    return (
        len(texts) > 1
        and sum(any(c.isalpha() for c in text) for text in texts) >= max(1, len(texts) - 1)
        and not any(is_number(text) or len(text) > 120 for text in texts)
    )


def names_a_loss(text: str) -> bool:
    """Tell whether a name is that of a loss or of a part of the data."""
    return understand(text).kind in ("loss", "split")


def goes_on(cells: Sequence[str]) -> bool:
    """Tell whether a line is the second one of a header: names again, or nothing."""
    return any(c.isalpha() for text in cells for c in text) and not any(
        isinstance(cell(text), float) or "[" in text or _EMPTY_CELL.fullmatch(text.strip()) for text in cells
    )


def with_pairs(cells: list[str]) -> list[str]:
    """Return the cells, and each two neighbours as one: blanks may part the words of a name."""
    return [*cells, *(f"{a} {b}" for a, b in pairwise(cells))]


def is_prose(row: Sequence[str]) -> bool:
    """Tell whether a row is a sentence with numbers in it: most of its cells are words."""
    words = sum(bool(text.strip()) and not is_number(text) and text.strip(" -:.").isalpha() for text in row)
    return words > len(row) // 2


def fitted(cells: list[str], width: int) -> list[str] | None:
    """Return as many names as a row has cells, or None if they do not fit."""
    if not cells[-1].strip() and len(cells) == width + 1:
        cells = cells[:-1]
    if len(cells) == width:
        return unique_names(cells, width)
    if len(cells) == width - 1:
        return unique_names(["", *cells], width)
    if len(cells) > width >= 2:
        merged = _merged(cells)
        return unique_names(merged, width) if len(merged) == width else None
    return None


def _merged(cells: Sequence[str]) -> list[str]:
    """Join names that are two words: "Training Loss" in a header that blanks separate."""
    out: list[str] = []
    for text in cells:
        if out and text.lower() in _MEASURES and " " not in out[-1] and set(words_of(out[-1])) & {*SPLITS, "learning"}:
            out[-1] += f" {text}"
        else:
            out.append(text)
    return out


def unique_names(cells: Sequence[str], width: int) -> list[str]:
    """Return names without quotes and stars, each only once."""
    names: list[str] = []
    for text in cells[:width]:
        name = text.strip().strip("\"'*`").strip()
        free, number = name, 2
        while free in names:
            free, number = f"{name} {number}".strip(), number + 1
        names.append(free)
    return names

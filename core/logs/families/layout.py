"""How a table is laid out: what separates its cells, where its header stands, and whether it has one."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.logs.names import understand, words_of
from core.logs.numbers import cell, decimal_comma
from core.logs.vocabulary import SPLITS

SAMPLE = 300
"""So many rows decide between two layouts."""
SAME_SHAPE = 3
"""So many lines that differ in their digits only are tried as a header: what comes again and again is none."""
MAX_HEADERS = 20_000
"""So many lines are tried as a header."""
_ZEROS = str.maketrans("123456789", "000000000")
# What stands in a row for a value that is not there; it stands in no header.
EMPTY_CELL = re.compile(r"no log|n/?a|null|none|-+", re.IGNORECASE)
_WIDE = re.compile(r"\s{2,}|\t")
_MEASURES = frozenset(("loss", "accuracy", "acc", "error", "f1", "perplexity", "rate", "step", "time", "score"))


@dataclass(frozen=True)
class Layout:
    """A way to take lines apart."""

    splitter: Callable[[str], list[str]]
    first: int
    """Index of the first line with values."""
    names: list[str]
    indexed: bool = False
    """Whether each row begins with a cell that the header does not name."""
    comma: bool = False
    transposed: bool = False
    named_rows: bool = False

    def split(self, line: str) -> list[str]:
        """Return the cells of a line; an empty one too many at the end is dropped."""
        cells = self.splitter(line)
        if len(cells) == len(self.names) + 1 and not cells[-1].strip():
            cells.pop()
        return cells

    def header(self, cells: list[str]) -> list[str] | None:
        """Return the names if the cells of a later line are a header again."""
        if not _is_header(cells) or not any(_telling(text) for text in cells):
            return None
        names = _named(cells, len(cells))
        return ["", *names] if self.indexed and names == self.names[1:] else names


def find_layout(lines: Sequence[str]) -> Layout | None:
    """Return the layout under which a text holds most rows of numbers below a header; None if it is no table."""
    found: list[tuple[tuple[bool, int, int], Layout]] = []
    for splitter, mark in _SPLITTERS:
        if any(mark in line for line in lines[:SAMPLE]) or any(mark in line for line in lines[SAMPLE::97]):
            for telling in (True, False):
                layout = _with_header(lines, splitter, telling)
                if layout:
                    score = _rows_below(lines, layout)
                    found.append(((telling, score, len(layout.names)), layout))
                    break
    best = max(found, key=lambda one: one[0], default=None)
    if best and best[0][1] >= (1 if best[0][0] else 2):
        return _finish(lines, best[1])
    return _lists_in_cells(found) or _single_column(lines) or _without_header(lines)


def _quoted(separator: str) -> Callable[[str], list[str]]:
    def split(line: str) -> list[str]:
        if '"' not in line:
            return line.split(separator)
        try:
            return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
        except csv.Error:
            return line.split(separator)

    return split


def _barred(line: str) -> list[str]:
    line = line.strip()
    return line.removeprefix("|").removesuffix("|").split("|") if "|" in line else [line]


def _wide(line: str) -> list[str]:
    return _WIDE.split(line.strip())


_SPLITTERS: tuple[tuple[Callable[[str], list[str]], str], ...] = (
    (_quoted("\t"), "\t"),
    (_quoted(","), ","),
    (_quoted(";"), ";"),
    (_barred, "|"),
    (_wide, "  "),
    (str.split, " "),
)


def _is_number(text: str) -> bool:
    return isinstance(cell(text), float)


def _is_header(cells: Sequence[str]) -> bool:
    """Tell whether cells can be names: some text, no number, and none that is longer than a name."""
    texts = [text.strip() for text in cells]
    return (
        len(texts) > 1
        and sum(any(c.isalpha() for c in text) for text in texts) >= max(1, len(texts) - 1)
        and not any(_is_number(text) or len(text) > 120 for text in texts)
    )


def _telling(text: str) -> bool:
    return understand(text).kind in ("loss", "split")


def _with_header(lines: Sequence[str], splitter: Callable[[str], list[str]], telling: bool) -> Layout | None:
    """Return the layout of the first header with rows of numbers below it."""
    tried: Counter[str] = Counter()
    for index, line in enumerate(lines[: min(MAX_HEADERS, len(lines) - 1)]):
        if len(line) > 20_000 or (line[-1:].isdigit() and line.lstrip()[:1].isdigit()):
            continue  # a row of numbers; most lines are, and they need not be taken apart for that
        tried[shape := line.translate(_ZEROS)] += 1
        if tried[shape] > SAME_SHAPE:
            continue
        cells = splitter(line)
        if not _is_header(cells) or (telling and not any(_telling(text) for text in _guess(cells))):
            continue
        below = [splitter(row) for row in lines[index + 1 : index + 4]]
        if below and len(below[0]) == len(cells) and below[0] != cells and _goes_on(below[0]):
            cells = [" ".join(" ".join(pair).split()) for pair in zip(cells, below.pop(0), strict=True)]
            index += 1
        for row in below:
            names = _fitted(cells, len(row))
            if names and sum(_is_number(text) for text in row) >= max(1, len(row) // 4) and not _is_prose(row):
                return Layout(splitter, index + 1, names, indexed=len(names) > len(cells))
            if names and any(text.lstrip(' "').startswith("[") for text in row):
                return Layout(splitter, index + 1, names)
    return None


def _goes_on(cells: Sequence[str]) -> bool:
    """Tell whether a line is the second one of a header: names again, or nothing."""
    return any(c.isalpha() for text in cells for c in text) and not any(
        isinstance(cell(text), float) or "[" in text or EMPTY_CELL.fullmatch(text.strip()) for text in cells
    )


def _guess(cells: list[str]) -> list[str]:
    return [*cells, *(f"{a} {b}" for a, b in pairwise(cells))]


def _is_prose(row: Sequence[str]) -> bool:
    """Tell whether a row is a sentence with numbers in it: most of its cells are words."""
    words = sum(bool(text.strip()) and not _is_number(text) and text.strip(" -:.").isalpha() for text in row)
    return words > len(row) // 2


def _fitted(cells: list[str], width: int) -> list[str] | None:
    """Return as many names as a row has cells, or None if they do not fit."""
    if not cells[-1].strip() and len(cells) == width + 1:
        cells = cells[:-1]
    if len(cells) == width:
        return _named(cells, width)
    if len(cells) == width - 1:
        return _named(["", *cells], width)
    if len(cells) > width >= 2:
        merged = _merged(cells)
        return _named(merged, width) if len(merged) == width else None
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


def _named(cells: Sequence[str], width: int) -> list[str]:
    """Return names without quotes and stars, each only once."""
    names: list[str] = []
    for text in cells[:width]:
        name = text.strip().strip("\"'*`").strip()
        free, number = name, 2
        while free in names:
            free, number = f"{name} {number}".strip(), number + 1
        names.append(free)
    return names


def _rows_below(lines: Sequence[str], layout: Layout) -> int:
    rows = (layout.split(line) for line in lines[layout.first : layout.first + SAMPLE])
    return sum(len(row) == len(layout.names) and any(map(_is_number, row)) and not _is_prose(row) for row in rows)


def _finish(lines: Sequence[str], layout: Layout) -> Layout:
    """Add whether decimals have a comma; where commas separate the cells, only quoted ones can."""
    sample = lines[layout.first : layout.first + SAMPLE]
    comma = decimal_comma(text for line in sample for text in layout.split(line))
    return Layout(layout.splitter, layout.first, layout.names, layout.indexed, comma)


def _lists_in_cells(found: Sequence[tuple[object, Layout]]) -> Layout | None:
    return next((layout for _, layout in found if layout.first), None) if found else None


def _single_column(lines: Sequence[str]) -> Layout | None:
    """Return the layout of one named column of numbers."""
    for index, line in enumerate(lines[:5]):
        below = lines[index + 1 : index + 1 + SAMPLE]
        if _telling(line) and len(below) > 1 and all(_is_number(row) for row in below):
            return Layout(lambda text: [text], index + 1, [line.strip().strip("\"'")])
    return None


def _without_header(lines: Sequence[str]) -> Layout | None:
    """Return the layout of bare numbers, or of rows that begin with their name."""
    for splitter, mark in (*_SPLITTERS, (lambda text: [text], "")) if lines else ():
        if mark not in lines[0]:
            continue
        rows = [splitter(line) for line in lines[:SAMPLE]]
        if not any(map(_is_number, rows[0][1:50] or rows[0])):
            continue
        widths = {len(row) for row in rows}
        numbers = [sum(_is_number(text) or not text.strip() for text in row) for row in rows]
        if all(n == len(row) for n, row in zip(numbers, rows, strict=True)) and any(map(_is_number, rows[0])):
            if len(widths) > 1 or (len(rows) == len(lines) < 5 and max(widths) > 2 * len(rows)):
                return Layout(splitter, 0, [], transposed=True)
            return Layout(splitter, 0, [f"column {n}" for n in range(1, len(rows[0]) + 1)])
        named = all(n == len(row) - 1 >= 3 and not _is_number(row[0]) for n, row in zip(numbers, rows, strict=True))
        if named and len(lines) <= SAMPLE and len({row[0] for row in rows}) == len(rows):
            return Layout(splitter, 0, [], transposed=True, named_rows=True)
    return None

"""Which layout a text has: the one under which most rows of numbers stand below a header."""

from collections import Counter
from collections.abc import Callable, Sequence

from core.logs.families.bare import single_column, without_header
from core.logs.families.header import fitted, goes_on, is_header, is_number, is_prose, names_a_loss, with_pairs
from core.logs.families.layout import SAMPLE, Layout
from core.logs.families.splitters import SPLITTERS
from core.logs.numbers import decimal_comma

SAME_SHAPE = 3
"""So many lines that differ in their digits only are tried as a header: what comes again and again is none."""
MAX_HEADERS = 20_000
"""So many lines are tried as a header."""
_ZEROS = str.maketrans("123456789", "000000000")


def find_layout(lines: Sequence[str]) -> Layout | None:
    """Return the layout under which a text holds most rows of numbers below a header; None if it is no table."""
    found: list[tuple[tuple[bool, int, int], Layout]] = []
    for splitter, mark in SPLITTERS:
        if any(mark in line for line in lines[:SAMPLE]) or any(mark in line for line in lines[SAMPLE::97]):
            for with_loss in (True, False):
                layout = _with_header(lines, splitter, with_loss)
                if layout:
                    score = _rows_below(lines, layout)
                    found.append(((with_loss, score, len(layout.names)), layout))
                    break
    best = max(found, key=lambda one: one[0], default=None)
    if best and best[0][1] >= (1 if best[0][0] else 2):
        return _finish(lines, best[1])
    return _lists_in_cells(found) or single_column(lines) or without_header(lines)


def _with_header(lines: Sequence[str], splitter: Callable[[str], list[str]], with_loss: bool) -> Layout | None:
    """Return the layout of the first header, with the name of a loss or not, that has rows of numbers below it."""
    tried: Counter[str] = Counter()
    for index, line in enumerate(lines[: min(MAX_HEADERS, len(lines) - 1)]):
        if len(line) > 20_000 or (line[-1:].isdigit() and line.lstrip()[:1].isdigit()):
            continue  # a row of numbers; most lines are, and they need not be taken apart for that
        tried[shape := line.translate(_ZEROS)] += 1
        if tried[shape] > SAME_SHAPE:
            continue
        cells = splitter(line)
        if not is_header(cells) or (with_loss and not any(names_a_loss(text) for text in with_pairs(cells))):
            continue
        below = [splitter(row) for row in lines[index + 1 : index + 4]]
        if below and len(below[0]) == len(cells) and below[0] != cells and goes_on(below[0]):
            cells = [" ".join(" ".join(pair).split()) for pair in zip(cells, below.pop(0), strict=True)]
            index += 1
        for row in below:
            names = fitted(cells, len(row))
            if names and sum(is_number(text) for text in row) >= max(1, len(row) // 4) and not is_prose(row):
                return Layout(splitter, index + 1, names, indexed=len(names) > len(cells))
            if names and any(text.lstrip(' "').startswith("[") for text in row):
                return Layout(splitter, index + 1, names)
    return None


def _rows_below(lines: Sequence[str], layout: Layout) -> int:
    rows = (layout.split(line) for line in lines[layout.first : layout.first + SAMPLE])
    return sum(len(row) == len(layout.names) and any(map(is_number, row)) and not is_prose(row) for row in rows)


def _finish(lines: Sequence[str], layout: Layout) -> Layout:
    """Add whether decimals have a comma; where commas separate the cells, only quoted ones can."""
    sample = lines[layout.first : layout.first + SAMPLE]
    comma = decimal_comma(text for line in sample for text in layout.split(line))
    return Layout(layout.splitter, layout.first, layout.names, layout.indexed, comma)


def _lists_in_cells(found: Sequence[tuple[object, Layout]]) -> Layout | None:
    return next((layout for _, layout in found if layout.first), None) if found else None

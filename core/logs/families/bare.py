"""Numbers without a header: one named column, bare columns, or rows that begin with their name."""

from collections.abc import Sequence

from core.logs.families.header import is_number, names_a_loss
from core.logs.families.layout import SAMPLE, Layout
from core.logs.families.splitters import SPLITTERS


def single_column(lines: Sequence[str]) -> Layout | None:
    """Return the layout of one named column of numbers."""
    for index, line in enumerate(lines[:5]):
        below = lines[index + 1 : index + 1 + SAMPLE]
        if names_a_loss(line) and len(below) > 1 and all(is_number(row) for row in below):
            return Layout(lambda text: [text], index + 1, [line.strip().strip("\"'")])
    return None


def without_header(lines: Sequence[str]) -> Layout | None:
    """Return the layout of bare numbers, or of rows that begin with their name."""
    for splitter, mark in (*SPLITTERS, (lambda text: [text], "")) if lines else ():
        if mark not in lines[0]:
            continue
        rows = [splitter(line) for line in lines[:SAMPLE]]
        if not any(map(is_number, rows[0][1:50] or rows[0])):
            continue
        widths = {len(row) for row in rows}
        numbers = [sum(is_number(text) or not text.strip() for text in row) for row in rows]
        if all(n == len(row) for n, row in zip(numbers, rows, strict=True)) and any(map(is_number, rows[0])):
            if len(widths) > 1 or (len(rows) == len(lines) < 5 and max(widths) > 2 * len(rows)):
                return Layout(splitter, 0, [], transposed=True)
            return Layout(splitter, 0, [f"column {n}" for n in range(1, len(rows[0]) + 1)])
        named = all(n == len(row) - 1 >= 3 and not is_number(row[0]) for n, row in zip(numbers, rows, strict=True))
        if named and len(lines) <= SAMPLE and len({row[0] for row in rows}) == len(rows):
            return Layout(splitter, 0, [], transposed=True, named_rows=True)
    return None

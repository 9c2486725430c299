"""How a table is laid out: what separates its cells, where its rows begin, and what its columns are called."""

from collections.abc import Callable
from dataclasses import dataclass

from core.logs.families.header import is_header, names_a_loss, unique_names

SAMPLE = 300
"""So many rows decide between two layouts."""


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
        if not is_header(cells) or not any(names_a_loss(text) for text in cells):
            return None
        names = unique_names(cells, len(cells))
        return ["", *names] if self.indexed and names == self.names[1:] else names

"""A table: what every family of formats makes of a text, before anybody asks which column is which."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.logs.run import Note

Cell = float | str | None
"""A number as printed (also NaN and infinities), a text, or None for an empty cell."""


@dataclass
class Table:
    """Columns of equal length, in the order of the log."""

    name: str
    family: str
    columns: dict[str, list[Cell]]
    starts: list[int] = field(default_factory=list)
    """Rows at which the log says by itself that another run begins (a header that is repeated)."""
    notes: list[Note] = field(default_factory=list)
    group: str = ""
    """Tables of one group are parts of one run, such as one file a metric."""

    def __len__(self) -> int:
        """Return the number of rows."""
        return max((len(column) for column in self.columns.values()), default=0)

    def numeric(self) -> list[str]:
        """Return the names of the columns with at least one number and not more texts than numbers."""
        return [name for name, column in self.columns.items() if _is_numeric(column)]

    def rows(self, keep: Iterable[int]) -> "Table":
        """Return a table of some rows."""
        chosen = list(keep)
        columns = {name: [column[row] for row in chosen] for name, column in self.columns.items()}
        return Table(self.name, self.family, columns, notes=list(self.notes), group=self.group)

    def renamed(self, names: Mapping[str, str]) -> "Table":
        """Return the same table with some columns under other names."""
        columns = {names.get(name, name): column for name, column in self.columns.items()}
        return Table(self.name, self.family, columns, self.starts, self.notes, self.group)


def count_numbers(column: list[Cell]) -> int:
    """Return how many cells are numbers, NaN and infinities among them."""
    return Counter(map(type, column))[float]


def _is_numeric(column: list[Cell]) -> bool:
    kinds = Counter(map(type, column))
    return kinds[float] > 0 and kinds[float] >= kinds[str]


def from_records(name: str, family: str, records: Iterable[Mapping[str, Cell]]) -> Table:
    """Return the table of records that need not have the same keys."""
    columns: dict[str, list[Cell]] = {}
    rows = 0
    for record in records:
        for key, value in record.items():
            column = columns.get(key)
            if column is None:
                column = columns[key] = []
            column.extend([None] * (rows - len(column)))
            column.append(value)
        rows += 1
    for column in columns.values():
        column.extend([None] * (rows - len(column)))
    return Table(name, family, columns)

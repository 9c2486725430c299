"""The families of formats, a file each, in the order in which they are tried.

A family is an object with an `id` and a `read(document)` that returns tables, or none if the text is not of its kind.
"""

from collections.abc import Callable
from dataclasses import dataclass

from core.logs.families import json_logs, lists, metric_files, tables, text
from core.logs.files import Document
from core.logs.table import Table


@dataclass(frozen=True)
class Family:
    """A family of formats."""

    id: str
    read: Callable[[Document], list[Table]]


FAMILIES = (
    Family("json", json_logs.read),
    Family("metric_files", metric_files.read),
    Family("tables", tables.read),
    Family("lists", lists.read),
    Family("text", text.read),
)

"""What takes the cells of a line apart, each with the mark that a line needs for it."""

import csv
import re
from collections.abc import Callable

_WIDE = re.compile(r"\s{2,}|\t")


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


SPLITTERS: tuple[tuple[Callable[[str], list[str]], str], ...] = (
    (_quoted("\t"), "\t"),
    (_quoted(","), ","),
    (_quoted(";"), ";"),
    (_barred, "|"),
    (_wide, "  "),
    (str.split, " "),
)

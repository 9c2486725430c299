"""Notebooks and pages: what a training printed into them, as plain text."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_ROW, _CELL, _TAG = (
    re.compile(r"</tr\s*>|<br\s*/?>|</p\s*>", re.I),
    re.compile(r"</t[dh]\s*>", re.I),
    re.compile(r"<[^<>]*>"),
)
_BLANKS = re.compile(r"[ \n]*\n[ \n]*")


def plain(text: str) -> str:
    """Return the outputs of a notebook, or the tables of an HTML page with a tab between cells; else the same text."""
    if text.lstrip()[:1] == "{" and '"cells"' in text and '"outputs"' in text:
        try:
            return "\n".join(_outputs(json.loads(text)))
        except (ValueError, RecursionError, AttributeError, TypeError):
            return text
    return _table(text) if "</td>" in text.lower() else text


def _outputs(notebook: dict[str, Any]) -> Iterator[str]:
    """Yield what the cells have printed; of a table, its HTML is preferred, as it keeps the cells apart."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            shown = data.get("text/html") or data.get("text/plain") or output.get("text") or ""
            text = shown if isinstance(shown, str) else "".join(shown)
            yield _table(text) if "text/html" in data else text


def _table(text: str) -> str:
    text = _BLANKS.sub(" ", text)
    text = _CELL.sub("\t", _ROW.sub("\n", text))
    return "\n".join(line.strip(" ").removesuffix("\t") for line in html.unescape(_TAG.sub("", text)).split("\n"))

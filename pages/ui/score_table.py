"""Figures on the page: a few large ones with what they are, and a table of many."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

SHEET = Path(__file__).parent / "score_table.css"


def plain(points: float) -> str:
    """Return points with the digits that tell them apart."""
    return f"{points:,.0f}" if points >= 100 else f"{points:.1f}"


def large(cells: Sequence[tuple[str, str]]) -> None:
    """Write values with their names below; a screen reader reads them out when they change."""
    shown = "".join(f"<div><b>{escape(value)}</b><span>{escape(name)}</span></div>" for value, name in cells)
    st.html(f"<div class='score' role='status'>{shown}</div>")


def table(names: Sequence[str], rows: Sequence[Sequence[str]], last: Sequence[str] = ()) -> None:
    """Write rows under their names, and perhaps a last one that sums them up."""
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    st.html(
        f"<div class='scroll'><table class='figures'><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        f"<tfoot><tr>{_cells(last)}</tr></tfoot></table></div>"
    )


def _cells(row: Sequence[str]) -> str:
    return "".join(f"<td>{escape(cell)}</td>" for cell in row)

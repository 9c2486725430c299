"""Two numbers side by side, and what the marks of a picture mean."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).parent / "style.css"


def style() -> None:
    st.html(_STYLE)


def draw(pair: Sequence[tuple[str, str]], kinds: tuple[str, str] = ("seen", "unseen")) -> None:
    """Draw each number under its name, with the mark and the colour that its kind has in the picture."""
    boxes = "".join(
        f"<div><span>{_mark(kind)} {escape(name)}</span><b class='{kind}'>{escape(value)}</b></div>"
        for (name, value), kind in zip(pair, kinds, strict=True)
    )
    st.html(f"<div class='scores'>{boxes}</div>")


def key(seen: str, unseen: str) -> None:
    """Say what disc and diamond are."""
    st.html(f"<div class='key'>{_mark('seen')} {escape(seen)} &ensp; {_mark('unseen')} {escape(unseen)}</div>")


def curves(train: str, val: str) -> None:
    """Say what the solid and the dashed line are."""
    st.html(f"<div class='key'>{_mark('solid')} {escape(train)} &ensp; {_mark('dashed')} {escape(val)}</div>")


def _mark(kind: str) -> str:
    signs = {"seen": "●", "unseen": "◇", "chosen": "┅", "fresh": "│", "solid": "━━", "dashed": "╍╍"}
    return f"<span class='{kind}' aria-hidden='true'>{signs[kind]}</span>"

"""Scripts of the page, without their comments: they are sent with every run."""

from functools import cache
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


def send(name: str, call: str = "") -> None:
    """Send a script of this folder, and perhaps a call of what it has registered."""
    st.html(f"<script>{_bare(name)}{call}</script>", unsafe_allow_javascript=True)


@cache
def _bare(name: str) -> str:
    lines = (_HERE / name).read_text("utf-8").splitlines(keepends=True)
    return "".join(line.lstrip() for line in lines if not line.lstrip().startswith("//"))

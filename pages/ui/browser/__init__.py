"""Scripts and style sheets of the page, without their comments: they are sent with every run."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


def send_script(name: str, call: str = "") -> None:
    """Send a script of this folder, and perhaps a call of what it has registered."""
    st.html(f"<script>{_script(name)}{call}</script>", unsafe_allow_javascript=True)


def send_styles(*names: str) -> None:
    """Send style sheets of this folder, the later ones prevail."""
    st.html(f"<style>{''.join(map(_sheet, names))}</style>")


@cache
def _script(name: str) -> str:
    lines = (_HERE / name).read_text("utf-8").splitlines(keepends=True)
    return "".join(line.lstrip() for line in lines if not line.lstrip().startswith("//"))


@cache
def _sheet(name: str) -> str:
    bare = re.sub(r"/\*.*?\*/", "", (_HERE / name).read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", bare)

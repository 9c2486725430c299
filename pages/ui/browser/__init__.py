"""Scripts and style sheets of the page, without their comments: they are sent with every run."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

# While a page comes, each of its elements is a shimmering bar. Without a graphics card their sixty pictures a second
# took a fifth of the processor time of the opening. Markdown alone needs no code that has to be fetched first: in the
# sheets of `send_styles` this would come too late.
_STILL = (
    "<style>[data-testid=stSkeleton] { animation: none !important; } "
    ".stElementContainer:has(> .stMarkdown style) { display: none; }</style>"
)


def send_script(name: str, call: str = "") -> None:
    """Send a script of this folder, and perhaps a call of what it has registered."""
    st.html(f"<script>{_script(name)}{call}</script>", unsafe_allow_javascript=True)


def still_skeletons() -> None:
    """Send the rule by which bars in place of elements that are still to come stand still: first of all."""
    st.markdown(_STILL, unsafe_allow_html=True)


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

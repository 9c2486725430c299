"""A still picture in a page, with its words for a screen reader and its numbers as a table."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from pages.ui.browser.alt_text import with_alt
from pages.ui.i18n import Text


def set_alt_text(key: str, text: str, style: str = "") -> None:
    """Put words on the chart in the container of that key, and a style for the container.

    Not by Streamlit's `alt`: another one makes it embed the chart anew, which blinks. page.js carries them over.
    """
    rule = f"<style>.st-key-{key} {{ {style} }}</style>" if style else ""
    st.html(f'{rule}<p class="chart-words" data-chart="{key}">{escape(text)}</p>')


def draw_chart(
    key: str,
    spec: dict[str, Any],
    tables: Mapping[str, pd.DataFrame],
    text: str,
    t: Text,
    *,
    height: int = 300,
    table: pd.DataFrame | None = None,
) -> None:
    """Draw a chart (`pages.ui.charts.template`) with its named tables; `said` is the picture in words.

    `table` is its twin in numbers, with headings in the visitor's language, one click away. Container key: `fig_<key>`.
    The height is that of a wide page, in pixels; style.css takes less of a phone.
    """
    place = f"fig_{key}"
    set_alt_text(place, text, f"--figure: {height}px;")
    with st.container(key=place):
        st.vega_lite_chart(
            spec | {"datasets": dict(tables)}, theme=None, width="stretch", height="stretch",
            **with_alt(st.vega_lite_chart, t("common.picture")),
        )  # fmt: skip
    if table is not None:
        draw_table(key, table, t)


def draw_table(key: str, table: pd.DataFrame, t: Text) -> None:
    """Draw a picture's numbers as a table, one click away.

    In plain HTML: Streamlit's grid loads a library of its own before a page's first picture, and draws on a canvas.
    """
    with st.expander(t("common.table"), key=f"table_{key}"):
        rows = table.to_html(index=False, border=0, classes="figures")
        st.html(f"<div class='scroll' tabindex='0'>{rows}</div>")

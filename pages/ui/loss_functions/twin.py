"""The twin of a picture: its numbers as a table, one click away."""

import pandas as pd
import streamlit as st

from pages.ui.words import Text


def draw(key: str, table: pd.DataFrame, t: Text) -> None:
    """Draw a plain HTML table: a page of seven pictures cannot afford seven of Streamlit's grids."""
    with st.expander(t("common.table"), key=f"table_{key}"):
        st.html(f"<div class='twin'>{table.to_html(index=False, border=0)}</div>")

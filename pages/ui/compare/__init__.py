"""Compare runs: one setting over many values, and the same settings over many seeds."""

from collections.abc import Callable

import streamlit as st

from pages.ui.compare import luck, sweep
from pages.ui.i18n import Text
from pages.ui.session import Session, set_page_params, set_widget, widget_value
from pages.ui.session.params import one_of

VIEWS: dict[str, Callable[[Session, Text], None]] = {"sweep": sweep.draw, "luck": luck.draw}
URL_PARAMS = {"view": one_of("runs", *VIEWS)} | sweep.URL_PARAMS | luck.URL_PARAMS


def draw(session: Session, t: Text) -> None:
    """Draw the page below its title."""
    view = session.page_params["view"]
    view = view if view in VIEWS else "sweep"
    set_widget("view", view)
    st.segmented_control(
        t("compare_runs.view"), tuple(VIEWS), key="view", required=True, label_visibility="collapsed",
        format_func=lambda id: t(f"{id}.title"), on_change=lambda: set_page_params(view=widget_value("view")),
    )  # fmt: skip
    VIEWS[view](session, t)

"""The trap to try: five seeds of one setting, the best one taken, held against one run."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core.config import ResolvedConfig
from pages.ui.compare import luck_other, luck_runs, luck_setting, luck_text
from pages.ui.compare.luck_setting import SAME
from pages.ui.compare.luck_text import TRIES
from pages.ui.compare.run_summary import RunSummary
from pages.ui.i18n import Text
from pages.ui.session import Session, set_page_params


def draw(session: Session, config: ResolvedConfig, a: Sequence[RunSummary], vary: Sequence[str], t: Text) -> None:
    """Draw the section: a button, and what it does to the numbers that are there."""
    st.header(t("luck.best.title", tries=TRIES), anchor=False)
    if session.page_params["best"] == "0":
        st.button(
            t("luck.best.button", tries=TRIES), key="best_of", icon=":material/casino:",
            on_click=lambda: set_page_params(best="1"),
        )  # fmt: skip
        return
    if len(a) <= TRIES:
        st.caption(t("luck.best.too_few", tries=TRIES, n=len(a)))
        return
    unit, b = "loss", None
    other = _other(session, config)
    if other is not None:
        runs = luck_runs.runs_of("b", other, len(a), vary).known()
        shared = luck_other.unit_of(config, other)
        if len(runs) >= TRIES and shared:
            unit, b = shared, luck_text.badness(runs, shared)
    found = luck_text.best_of(luck_text.badness(a, unit), b)
    says = luck_text.best_of_sentences(found, unit, len(a), t)
    st.html(f"<p class='plain'>{escape(' '.join(says[:-1]))}</p><p class='plain'><b>{escape(says[-1])}</b></p>")


def _other(session: Session, config: ResolvedConfig) -> ResolvedConfig | None:
    """Return the other setting, None where there is none or it is the same."""
    field = session.page_params["b_field"]
    if field in ("", SAME):
        return None
    other = luck_setting.with_value(config, field, session.page_params["b_value"])
    return None if other == config else other

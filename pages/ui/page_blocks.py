"""What every lesson has: one plain sentence at the top, and a way on at the bottom."""

from html import escape

import streamlit as st

from core.config import RunConfig
from core.presets import PRESETS
from pages.ui import i18n
from pages.ui.i18n import Text
from pages.ui.session import COMPARE, LESSONS, PAGES, Session, compare_query, lab_query, page_query
from pages.ui.verdict import run_summary


def opening(session: Session, t: Text) -> None:
    """Draw the page's title and its sentence, and what its link said that cannot be read."""
    lead = i18n.with_terms(t, t(f"{session.page}.lead"))
    # A container: what comes and goes in it leaves the places of the charts below, which are not embedded anew.
    with st.container(key="opening"):
        st.html(f"<div class='lead' lang='{t.lang}'><h1>{t(f'{session.page}.title')}</h1><div>{lead}</div></div>")
        run_summary.draw_notices(session, t)


def say(t: Text, id: str, **values: object) -> None:
    """Write a sentence in which [[terms]] open and **words** are bold."""
    st.html(f"<div class='plain'>{i18n.with_terms(t, t(id, **values))}</div>")


def code(text: str) -> None:
    """Write code. `st.code` would load a highlighter for all languages before the page's first picture."""
    st.html(f"<pre class='code' tabindex='0'><code>{escape(text)}</code></pre>")


def try_it(session: Session, t: Text, label: str, config: RunConfig, **flags: str) -> None:
    """Link to the experiment in the Lab that shows the idea live."""
    _to_the_lab(label, lab_query(session, config, **flags))


def try_preset(session: Session, t: Text, label: str, id: str, **flags: str) -> None:
    """Link to a certified experiment in the Lab, which then says what to look for."""
    _to_the_lab(label, lab_query(session, PRESETS[id].config, **flags) | {"preset": id})


def compare(session: Session, label: str, id: str) -> None:
    """Link to a ready comparison of runs."""
    query = compare_query(session, comparison=id)
    st.page_link(PAGES[COMPARE], label=label, icon=":material/compare_arrows:", query_params=query)


def go(session: Session, label: str, page: str) -> None:
    """Link to another page, as it was left."""
    query = page_query(session, page)
    st.page_link(PAGES[page], label=label, icon=":material/arrow_forward:", query_params=query)


def onward(session: Session, t: Text) -> None:
    """Link to the next lesson; after the last one to the Lab."""
    order = [*LESSONS, "training_lab"]
    after = order[order.index(session.page) + 1]
    go(session, t("common.next", page=t(f"{after}.title")), after)


def _to_the_lab(label: str, query: dict[str, str]) -> None:
    st.page_link(PAGES["training_lab"], label=label, icon=":material/science:", query_params=query)

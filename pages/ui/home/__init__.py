"""The parts of the front door."""

import streamlit as st

from core.config import RunConfig
from core.exercises import EXERCISES
from core.presets import TOUR
from pages.ui import i18n, run_player, runs
from pages.ui import tour as tours
from pages.ui.i18n import Text
from pages.ui.session import LESSONS, PAGES, Session, lab_query, page_query

EXAMPLES = {
    "healthy": RunConfig(dataset="digits"),
    "overfitting": RunConfig(),
}
_LAB = PAGES["training_lab"]
_PRACTICE = ("compare_runs", "read_a_log", "exercises", "for_teachers")


def welcome(session: Session, t: Text) -> None:
    """Draw what loss is, in a sentence, and the two ways in."""
    lead = i18n.with_terms(t, t("home.lead"))
    st.html(f"<div class='lead home' lang='{t.lang}'><h1>{t('home.title')}</h1><div>{lead}</div></div>")
    with st.container(key="ways", horizontal=True):
        st.page_link(
            _LAB, label=t("home.open_lab"), icon=":material/science:", query_params=lab_query(session, RunConfig())
        )
        st.html(f"<a class='way' href='#five-minutes'>{t('home.five_minutes')}</a>", width="content")


def example(name: str, session: Session, t: Text) -> None:
    """Draw one finished run that plays, with what to see in it."""
    config = EXAMPLES[name]
    st.header(t(f"home.{name}.title"), anchor=False)
    st.html(f"<div class='say'>{i18n.with_terms(t, t(f'home.{name}.text'))}</div>")
    run_player.draw_run(runs.get(config, t), t, model=False, key=f"player_{name}")
    st.page_link(_LAB, label=t(f"home.{name}.open"), query_params=lab_query(session, config))


def tour(session: Session, t: Text) -> None:
    """Draw the five runs, each of which opens in the Lab and leads on to the next."""
    st.header(t("home.tour.title"), anchor="five-minutes")
    st.caption(t("home.tour.lead"))
    _cards("tour", [
        (_LAB, t(f"home.tour.{name}.title"), t(f"home.tour.{name}.text"), tours.query(name, session)) for name in TOUR
    ])  # fmt: skip


def lessons(session: Session, t: Text) -> None:
    """Draw the lessons, each with its sentence."""
    st.header(t("home.lessons.title"), anchor=False)
    _pages("lessons", {id: i18n.unmarked(t, t(f"{id}.lead")) for id in LESSONS}, session, t)


def practice(session: Session, t: Text) -> None:
    """Draw the way to the exercises, and that of a teacher."""
    st.header(t("home.practice.title"), anchor=False)
    sentences = {id: t(f"home.practice.{id}", n=len(EXERCISES)) for id in _PRACTICE}
    _pages("practice", sentences, session, t)


def _pages(key: str, sentences: dict[str, str], session: Session, t: Text) -> None:
    """Draw pages of the menu, each with its sentence."""
    _cards(key, [
        (PAGES[id], t(f"common.menu.{id}"), text, page_query(session, id)) for id, text in sentences.items()
    ])  # fmt: skip


def _cards(key: str, cards: list[tuple[str, str, str, dict[str, str]]]) -> None:
    """Draw links side by side: page, title, sentence and query of each. A click anywhere on a card follows its link."""
    with st.container(key=f"cards_{key}"):
        for column, (page, title, text, query) in zip(st.columns(len(cards), gap="medium"), cards, strict=True):
            with column:
                st.page_link(page, label=title, query_params=query)
                st.caption(text)

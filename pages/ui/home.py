"""The parts of the front door."""

import streamlit as st

from core.config import RunConfig
from core.exercises import EXERCISES
from core.presets import PRESETS
from pages.ui import frame, runs, stage, words
from pages.ui.frame import Work
from pages.ui.words import Text

EXAMPLES = {
    "healthy": RunConfig(dataset="digits"),
    "overfitting": RunConfig(),
}
# A name is a certified example: the Lab says what to look for in it.
TOUR = {"drop": "healthy", "slow": "rate_too_low", "wild": "", "memorise": "overfitting", "mend": "fix_more_data"}
_WILD = RunConfig(dataset="diabetes", learning_rate=0.25)  # explodes slowly enough to watch
_LAB = frame.PAGES["training_lab"]


def welcome(work: Work, t: Text) -> None:
    """Draw what loss is, in a sentence, and the two ways in."""
    lead = words.with_terms(t, t("home.lead"))
    st.html(f"<div class='lead home' lang='{t.lang}'><h1>{t('home.title')}</h1><div>{lead}</div></div>")
    with st.container(key="ways", horizontal=True):
        st.page_link(
            _LAB, label=t("home.open_lab"), icon=":material/science:", query_params=frame.link(work, RunConfig())
        )
        st.html(f"<a class='way' href='#five-minutes'>{t('home.five_minutes')}</a>", width="content")


def example(name: str, work: Work, t: Text) -> None:
    """Draw one finished run that plays, with what to see in it."""
    config = EXAMPLES[name]
    st.subheader(t(f"home.{name}.title"), anchor=False)
    st.html(f"<div class='say'>{words.with_terms(t, t(f'home.{name}.text'))}</div>")
    stage.draw(runs.get(config, t), t, model=False, key=f"chart_curves_{name}")
    st.page_link(_LAB, label=t(f"home.{name}.open"), query_params=frame.link(work, config))


def lessons(work: Work, t: Text) -> None:
    """Draw the lessons, each with its sentence."""
    st.subheader(t("home.lessons.title"), anchor=False)
    for column, id in zip(st.columns(len(frame.LESSONS), gap="medium"), frame.LESSONS, strict=True):
        with column:
            st.markdown(f"**{t(f'common.menu.{id}')}**")
            st.caption(words.unmarked(t, t(f"{id}.lead")))
            st.page_link(frame.PAGES[id], label=t("home.open"), query_params=frame.address(work, id))


def tour_config(name: str) -> RunConfig:
    """Return the settings of a step of the tour."""
    return PRESETS[TOUR[name]].config if TOUR[name] else _WILD


def practice(work: Work, t: Text) -> None:
    """Draw the way to the exercises, and that of a teacher."""
    st.subheader(t("home.practice.title"), anchor=False)
    for column, id in zip(st.columns(2, gap="large"), ("exercises", "for_teachers"), strict=True):
        with column:
            st.markdown(f"**{t(f'common.menu.{id}')}**")
            st.caption(t(f"home.practice.{id}", n=len(EXERCISES)))
            st.page_link(frame.PAGES[id], label=t("home.open"), query_params=frame.address(work, id))


def tour(work: Work, t: Text) -> None:
    """Draw five steps, each a finished run that opens in the Lab."""
    st.subheader(t("home.tour.title"), anchor="five-minutes")
    st.caption(t("home.tour.lead"))
    for column, name in zip(st.columns(len(TOUR), gap="medium"), TOUR, strict=True):
        with column:
            st.markdown(f"**{t(f'home.tour.{name}.title')}**")
            st.caption(t(f"home.tour.{name}.text"))
            preset = {"preset": TOUR[name]} if TOUR[name] else {}
            st.page_link(_LAB, label=t("home.open"), query_params=frame.link(work, tour_config(name)) | preset)

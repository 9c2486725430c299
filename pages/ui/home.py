"""The parts of the front door."""

import streamlit as st

from core.config import RunConfig
from core.exercises import EXERCISES
from pages.ui import frame, runs, stage, words
from pages.ui.frame import Work
from pages.ui.words import Text

EXAMPLES = {
    "healthy": RunConfig(dataset="digits"),
    "overfitting": RunConfig(),
}
# One thing changes from step to step.
TOUR = {
    "drop": RunConfig(dataset="digits"),
    "slow": RunConfig(dataset="digits", learning_rate=0.003),
    "wild": RunConfig(dataset="diabetes", learning_rate=0.25),
    "memorise": RunConfig(),
    "mend": RunConfig(n_train=1500),
}
_LAB = frame.PAGES["training_lab"]


def welcome(work: Work, t: Text) -> None:
    """Draw what loss is, in a sentence, and the two ways in."""
    st.html(f"<div class='lead home'><h1>{t('home.title')}</h1><div>{words.with_terms(t, t('home.lead'))}</div></div>")
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
    for column, (name, config) in zip(st.columns(len(TOUR), gap="medium"), TOUR.items(), strict=True):
        with column:
            st.markdown(f"**{t(f'home.tour.{name}.title')}**")
            st.caption(t(f"home.tour.{name}.text"))
            st.page_link(_LAB, label=t("home.open"), query_params=frame.link(work, config))

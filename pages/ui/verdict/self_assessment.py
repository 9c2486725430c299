"""Say first what the curve shows; then the Lab says what it found (a link with reveal=later)."""

import streamlit as st

from core.diagnosis import VERDICTS
from core.training import Run
from pages.ui import verdict
from pages.ui.i18n import Text
from pages.ui.session import session_get, session_set, set_flag


def ask(run: Run, t: Text) -> None:
    """Draw what a curve may show: all verdicts, so that the right one is always among them and none gives it away."""
    st.markdown(f"**{t('training_lab.question.ask')}**")
    with st.container(key="question", horizontal=True, gap="small"):
        for id in VERDICTS:
            st.button(t(f"verdict.{id}.name"), key=f"say_{id}", on_click=_say, args=(run, id))


def _say(run: Run, id: str) -> None:
    session_set("said", (run.config, id))
    set_flag("reveal", "now")


def answered(run: Run, t: Text) -> None:
    """Hold what the visitor said about this run against the verdict."""
    config, guess = session_get("said") or (None, "")
    if config == run.config:
        found = verdict.diagnosis_of(run).verdict
        id = "agreed" if guess == found else "differed"
        names = {"said": t(f"verdict.{guess}.name"), "found": t(f"verdict.{found}.name")}
        st.markdown(t(f"training_lab.question.{id}", **names))

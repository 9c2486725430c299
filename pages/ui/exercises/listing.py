"""The list of exercises by kind, with what was done, and what can be handed in."""

import streamlit as st

from core.exercises import KINDS, Exercise
from pages.ui.exercises import hand_in, one
from pages.ui.frame import Work
from pages.ui.words import Text

_MARKS = {"passed": ":material/check_circle:", "wrong": ":material/pending:", "": ":material/radio_button_unchecked:"}


def draw(work: Work, t: Text) -> None:
    """Draw nickname and progress, the exercises, and the hand-in."""
    hand_in.name(work, t)
    shown = one.order(work)
    passed = sum(work.progress.done[e.id].status == "passed" for e in shown if e.id in work.progress.done)
    st.progress(passed / len(shown), t("exercises.progress", passed=passed, n=len(shown)))
    if work.flags["lesson"]:
        with st.container(key="list_lesson", gap="small"):
            for number, exercise in enumerate(shown, start=1):
                _row(exercise, work, t, f"{number}. ")
    for kind in () if work.flags["lesson"] else KINDS:
        of_kind = [exercise for exercise in shown if exercise.kind == kind]
        if of_kind:
            st.subheader(t(f"exercises.kind.{kind}"), anchor=False)
            with st.container(key=f"list_{kind}", gap="small"):
                for exercise in of_kind:
                    _row(exercise, work, t)
    hand_in.draw(work, t)


def _row(exercise: Exercise, work: Work, t: Text, number: str = "") -> None:
    done = work.progress.done.get(exercise.id)
    status = done.status if done else ""
    label = number + t(f"exercise_{exercise.kind}.{exercise.id}.title")
    facts = [t("exercises.minutes", n=exercise.minutes)]
    facts += [t("exercises.core")] if exercise.core else []
    facts += [t(f"exercises.done.{status}", n=done.tries)] if done else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        one.link_to(exercise.id, label, _MARKS[status], work)
        st.caption(" · ".join(facts))

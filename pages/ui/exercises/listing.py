"""The list of exercises by kind, with what was done, and what can be handed in."""

import streamlit as st

from core.exercises import KINDS, Exercise
from pages.ui.exercises import exercise_page, hand_in
from pages.ui.i18n import Text
from pages.ui.session import Session

_MARKS = {"passed": ":material/check_circle:", "wrong": ":material/pending:", "": ":material/radio_button_unchecked:"}


def draw(session: Session, t: Text) -> None:
    """Draw nickname and progress, the exercises, and the hand-in."""
    hand_in.name(session, t)
    shown = exercise_page.order(session)
    passed = sum(session.progress.done[e.id].status == "passed" for e in shown if e.id in session.progress.done)
    st.progress(passed / len(shown), t("exercises.progress", passed=passed, n=len(shown)))
    if passed == len(shown):
        st.markdown(f":material/celebration: **{t('exercises.all_solved')}**")
    if session.flags["lesson"]:
        _rows(shown, session, t, numbered=True)
    else:
        for column, kinds in zip(st.columns(2, gap="large"), (KINDS[:3], KINDS[3:]), strict=True):
            with column:
                for kind in kinds:
                    st.header(t(f"exercises.kind.{kind}"), anchor=False)
                    _rows([exercise for exercise in shown if exercise.kind == kind], session, t)
    hand_in.draw(session, t)


def _rows(exercises: list[Exercise], session: Session, t: Text, *, numbered: bool = False) -> None:
    """Draw exercises one below the other; those of a lesson have their number in it."""
    with st.container(key=f"list_{exercises[0].kind}", gap="small"):
        for number, exercise in enumerate(exercises, start=1):
            _row(exercise, session, t, f"{number}. " if numbered else "")


def _row(exercise: Exercise, session: Session, t: Text, number: str) -> None:
    done = session.progress.done.get(exercise.id)
    status = done.status if done else ""
    label = number + t(f"exercise_{exercise.kind}.{exercise.id}.title")
    facts = [t("exercises.minutes", n=exercise.minutes)]
    facts += [t("exercises.core")] if exercise.core else []
    facts += [t(f"exercises.done.{status}", n=done.tries)] if done else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        exercise_page.link_to(exercise.id, label, _MARKS[status], session)
        st.caption(" · ".join(facts))

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
    if passed == len(shown):
        st.markdown(f":material/celebration: **{t('exercises.all_solved')}**")
    if work.flags["lesson"]:
        _rows(shown, work, t, numbered=True)
    else:
        for column, kinds in zip(st.columns(2, gap="large"), (KINDS[:3], KINDS[3:]), strict=True):
            with column:
                for kind in kinds:
                    st.subheader(t(f"exercises.kind.{kind}"), anchor=False)
                    _rows([exercise for exercise in shown if exercise.kind == kind], work, t)
    hand_in.draw(work, t)


def _rows(exercises: list[Exercise], work: Work, t: Text, *, numbered: bool = False) -> None:
    """Draw exercises one below the other; those of a lesson have their number in it."""
    with st.container(key=f"list_{exercises[0].kind}", gap="small"):
        for number, exercise in enumerate(exercises, start=1):
            _row(exercise, work, t, f"{number}. " if numbered else "")


def _row(exercise: Exercise, work: Work, t: Text, number: str) -> None:
    done = work.progress.done.get(exercise.id)
    status = done.status if done else ""
    label = number + t(f"exercise_{exercise.kind}.{exercise.id}.title")
    facts = [t("exercises.minutes", n=exercise.minutes)]
    facts += [t("exercises.core")] if exercise.core else []
    facts += [t(f"exercises.done.{status}", n=done.tries)] if done else []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        one.link_to(exercise.id, label, _MARKS[status], work)
        st.caption(" · ".join(facts))

"""What the check says: right, or which misconception such an answer shows; and the explanation after any answer."""

import streamlit as st

from core.exercises import Exercise, Feedback
from pages.ui import words
from pages.ui.exercises.state import Now
from pages.ui.words import Text

ICONS = {"passed": ":material/check_circle:", "wrong": ":material/refresh:", "not_attempted": ":material/edit:"}


def draw(now: Now, found: Feedback, t: Text) -> None:
    """Draw the box with what the check says; its explanation, once there was an answer."""
    kind = "healthy" if found.status == "passed" else "other"
    with st.container(key=f"verdict_{kind}_answer"):
        name = t(f"exercises.status.{found.status}")
        st.markdown(f"{ICONS[found.status]} **{name}** {sentence(now.exercise, found, t)}")
    if found.status != "not_attempted":
        explain = words.with_terms(t, t(f"exercise_{now.exercise.kind}.{now.exercise.id}.explain"))
        st.html(f"<div class='plain explain'>{explain}</div>")


def sentence(exercise: Exercise, found: Feedback, t: Text) -> str:
    """Return the sentence for a reason, with its numbers."""
    values = {name: shown(value) for name, value in found.values.items()}
    if found.status == "not_attempted" or found.reason == "not_allowed":
        return t(f"exercises.said.{found.reason}")
    return t(f"exercise_{exercise.kind}.{exercise.id}.said.{found.reason}", **values)


def shown(value: float | str) -> str:
    """Return a value as one writes it: whole numbers without a point, others as losses are written."""
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if abs(value) < 1e6 and value == round(value) else words.number(value)

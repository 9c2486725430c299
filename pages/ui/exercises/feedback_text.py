"""What the check says: right, or which misconception such an answer shows; and the explanation after any answer."""

import streamlit as st

from core.exercises import Exercise, Feedback
from pages.ui import i18n
from pages.ui.exercises import form
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text

ICONS = {"passed": ":material/check_circle:", "wrong": ":material/refresh:", "not_attempted": ":material/edit:"}


def draw(now: Now, found: Feedback, was_solved: bool, t: Text) -> None:
    """Draw the box with what the check says, and once there was an answer, its explanation.

    `was_solved` is whether this exercise counts as solved already, which a wrong try does not change.
    """
    kind = "healthy" if found.status == "passed" else "other"
    with st.container(key=f"verdict_{kind}_answer"):
        name = t(f"exercises.status.{found.status}")
        text = _not_attempted(now, found, t) if found.status == "not_attempted" else sentence(now.exercise, found, t)
        st.markdown(f"{ICONS[found.status]} **{name}** {text}")
        if was_solved and found.status == "wrong":
            st.caption(f":material/check_circle: {t('exercises.said.stays')}")
    if found.status != "not_attempted":
        explain = i18n.with_terms(t, t(f"exercise_{now.exercise.kind}.{now.exercise.id}.explain"))
        st.html(f"<div class='plain explain'>{explain}</div>")


def _not_attempted(now: Now, found: Feedback, t: Text) -> str:
    """Return what is missing: by name where there are several parts."""
    if found.reason == "incomplete":
        missing = [part for part in now.exercise.parts if part.name not in now.answer]
        labels = [form.words_of(now, t, f"part.{part.name}").rstrip(":：") for part in missing]
        return t("exercises.said.incomplete", parts=t.listed(labels))
    begun = {part.form for part in now.exercise.parts if now.draft.get(part.name)}
    text = "unreadable" if begun & {"number", "epoch"} else "unfinished" if "order" in begun else "empty"
    return t(f"exercises.said.{text}")


def sentence(exercise: Exercise, found: Feedback, t: Text) -> str:
    """Return the sentence for the reason of an attempt, with its numbers."""
    values = {name: shown(value) for name, value in found.values.items()}
    if found.reason == "not_allowed":
        return t("exercises.said.not_allowed")
    return t(f"exercise_{exercise.kind}.{exercise.id}.said.{found.reason}", **values)


def shown(value: float | str) -> str:
    """Return a value as one writes it: whole numbers without a point, others as losses are written."""
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if abs(value) < 1e6 and value == round(value) else i18n.number(value)

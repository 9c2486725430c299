"""A teacher's card for one step of a lesson, with the answer worked out and the typical wrong ones."""

from urllib.parse import parse_qsl

import streamlit as st

from core.exercises import NOWHERE, Answer, Exercise, Feedback
from core.exercises.exercise import Part
from core.training import Run
from pages.ui import i18n, runs
from pages.ui.exercises import feedback_text
from pages.ui.i18n import Text
from pages.ui.session import mark_changed

# The version of everybody without a nickname, such as the teacher's own screen.
_CLASS = 0


def draw(title: str, exercise: Exercise, t: Text) -> None:
    """Draw what to say, to click and to ask, the answer of the class's version, and what goes wrong."""
    # Worked out when the card is opened: ten of them at once would train for seconds.
    with st.expander(title, key=f"card_{exercise.id}", on_change=mark_changed) as card:
        if card.open:
            _open(exercise, t)


def _open(exercise: Exercise, t: Text) -> None:
    own = f"teacher_cards.{exercise.id}"
    lines = [f"- {t(f'{own}.say{n}')}" for n in (1, 2, 3)]
    st.markdown(f"**{t('for_teachers.card.say')}**\n" + "\n".join(lines))
    st.markdown(f"**{t('for_teachers.card.click')}** {t(f'{own}.click')}")
    st.markdown(f"**{t('for_teachers.card.ask')}** {t(f'{own}.ask')}")
    st.markdown(f"**{t('for_teachers.card.answer')}** {answer(exercise, t)}")
    st.markdown(f"**{t('for_teachers.card.wrong')}**\n" + "\n".join(f"- {line}" for line in wrong(exercise, t)))


def answer(exercise: Exercise, t: Text) -> str:
    """Return a right answer of the class's version, worked out now, and what the check says of it."""
    right = _right(exercise, t)
    found = _checked(exercise, right, t)
    shown = _in_words(exercise, right, t)
    if exercise.kind in ("mark", "predict"):  # what the check says is said to whoever has marked or predicted
        values = {name: feedback_text.shown(value) for name, value in found.values.items()}
        more = t("for_teachers.card.range", **values) if "low" in values else ""
    else:
        more = feedback_text.sentence(exercise, found, t)
    return f"{shown}{t('format.sentence_end')}{more}".rstrip()


def wrong(exercise: Exercise, t: Text) -> list[str]:
    """Return typical wrong answers to the class's version, each with what the check says of it."""
    right, starts = _right(exercise, t), _starts(exercise, t)
    lines = []
    for make in exercise.wrong_answers.values():
        given = make(_CLASS, starts)
        found = _checked(exercise, given, t)
        if found.reason != "not_allowed":  # what the page does not let anybody choose
            differs = {name: value for name, value in given.items() if value != right.get(name)}
            lines.append(f"**{_in_words(exercise, differs, t)}** → {feedback_text.sentence(exercise, found, t)}")
    return lines


def _starts(exercise: Exercise, t: Text) -> list[Run]:
    return [runs.get(config, t) for config in exercise.configs(_CLASS)]


def _right(exercise: Exercise, t: Text) -> Answer:
    return exercise.solve(_CLASS, _starts(exercise, t))


def _checked(exercise: Exercise, given: Answer, t: Text) -> Feedback:
    return exercise.check(given, [runs.get(config, t) for config in exercise.needs(given, _CLASS)])


def _in_words(exercise: Exercise, given: Answer, t: Text) -> str:
    """Return an answer, or a part of one, as one would say it."""
    return t.listed(_part(exercise, part, given[part.name], t) for part in exercise.parts if part.name in given)


def _part(exercise: Exercise, part: Part, value: object, t: Text) -> str:
    own = f"exercise_{exercise.kind}.{exercise.id}"
    if part.form == "settings":
        changed = [f"{t(f'common.field.{name}')} {text}" for name, text in parse_qsl(str(value))]
        return t.listed(changed) or t("for_teachers.card.unchanged")
    if part.form == "order":
        return " → ".join(t(f"{own}.option.{option}") for option in str(value).split("-"))
    name = i18n.unmarked(t, t(f"{own}.part.{part.name}"))
    if part.form == "choice":
        chosen = t(f"{own}.option.{value}")
        return chosen if len(exercise.parts) == 1 else f"{name}: {chosen}"
    if value == NOWHERE:
        return t(f"{own}.nowhere")
    return f"{name}: {value:g}" if isinstance(value, float) else f"{name}: {value}"

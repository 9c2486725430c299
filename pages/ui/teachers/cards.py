"""A teacher's card for one step of a lesson, with the answer worked out and the typical wrong ones."""

from urllib.parse import parse_qsl

import streamlit as st

from core.exercises import NOWHERE, Answer, Exercise
from core.exercises.exercise import Part
from pages.ui import runs, words
from pages.ui.exercises import said
from pages.ui.words import Text


def draw(number: int, exercise: Exercise, t: Text) -> None:
    """Draw what to say, to click and to ask, what goes wrong, and the answer of the class's version."""
    own = f"exercise_{exercise.kind}.{exercise.id}"
    minutes = t("exercises.minutes", n=exercise.minutes)
    with st.expander(f"**{number}. {t(f'{own}.title')}** · {minutes}", key=f"card_{exercise.id}"):
        card = f"teacher_cards.{exercise.id}"
        lines = [f"- {t(f'{card}.say{n}')}" for n in (1, 2, 3)]
        st.markdown(f"**{t('for_teachers.card.say')}**\n" + "\n".join(lines))
        st.markdown(f"**{t('for_teachers.card.click')}** {t(f'{card}.click')}")
        st.markdown(f"**{t('for_teachers.card.ask')}** {t(f'{card}.ask')}")
        st.markdown(f"**{t('for_teachers.card.answer')}** {answer(exercise, t)}")
        st.markdown(f"**{t('for_teachers.card.wrong')}**\n" + "\n".join(f"- {line}" for line in wrong(exercise, t)))


def answer(exercise: Exercise, t: Text, variant: int = 0) -> str:
    """Return a right answer of a version, computed now, and what the check says of it."""
    starts = [runs.get(config, t) for config in exercise.configs(variant)]
    right = exercise.solve(variant, starts)
    found = exercise.check(right, [runs.get(config, t) for config in exercise.needs(right, variant)])
    shown = in_words(exercise, right, t)
    if exercise.kind in ("mark", "predict"):  # what the check says is said to whoever has marked or predicted
        values = {name: said.shown(value) for name, value in found.values.items()}
        return f"{shown}. {t('for_teachers.card.range', **values)}" if "low" in values else f"{shown}."
    return f"{shown}. {said.sentence(exercise, found, t)}"


def in_words(exercise: Exercise, right: Answer, t: Text) -> str:
    """Return an answer as one would say it."""
    return ", ".join(_part(exercise, part, right[part.name], t) for part in exercise.parts)


def _part(exercise: Exercise, part: Part, value: object, t: Text) -> str:
    own = f"exercise_{exercise.kind}.{exercise.id}"
    if part.form == "settings":
        return ", ".join(f"{t(f'common.field.{name}')} {text}" for name, text in parse_qsl(str(value)))
    if part.form == "order":
        return " → ".join(t(f"{own}.option.{option}") for option in str(value).split("-"))
    name = words.unmarked(t, t(f"{own}.part.{part.name}"))
    if part.form == "choice":
        return f"{name}: {t(f'{own}.option.{value}')}"
    if value == NOWHERE:
        return t(f"{own}.nowhere")
    return f"{name}: {value:g}" if isinstance(value, float) else f"{name}: {value}"


def wrong(exercise: Exercise, t: Text) -> list[str]:
    """Return what the check says to each misconception, with … for the numbers of the answer."""
    own = f"exercise_{exercise.kind}.{exercise.id}.said"
    return [t(f"{own}.{reason}").format_map(_Gaps()) for reason in exercise.reasons]


class _Gaps(dict[str, str]):
    """Whatever is asked for is three points."""

    def __missing__(self, key: str) -> str:
        return "…"

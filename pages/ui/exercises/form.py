"""The form of an answer: one widget for each of its parts. Nothing is chosen beforehand."""

import random
from unicodedata import east_asian_width

import streamlit as st

from core.exercises import NOWHERE
from core.exercises.exercise import Part
from pages.ui.exercises import url_params
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text, percent_format
from pages.ui.session import bound, set_widget, widget_value

# Options of at most so many letters stand side by side; a letter of Japanese is as wide as two others.
SHORT = 16


def draw(now: Now, t: Text) -> None:
    """Draw all parts but settings, which have a form of their own beside their run, and what the page notes itself."""
    draws = {"number": _number, "share": _share, "choice": _choice, "order": _order, "epoch": _epoch}
    are_numbers = all(part.form == "number" for part in now.exercise.parts)
    with st.container(key="answer", horizontal=are_numbers, gap="small"):
        for part in now.exercise.parts:
            if part.form in draws:
                draws[part.form](part, now, t)


def words_of(now: Now, t: Text, id: str, **values: object) -> str:
    """Return one of the exercise's own texts."""
    return t(f"exercise_{now.exercise.kind}.{now.exercise.id}.{id}", **values)


def _key(part: Part, now: Now, t: Text) -> str:
    return f"{now.exercise.id}_{now.variant}_{part.name}_{t.lang}"


def _text_input(label: str, part: Part, now: Now, t: Text) -> None:
    key = _key(part, now, t)
    given = now.draft.get(part.name, "")
    with st.container(width=220 if len(now.exercise.parts) < 3 else 140, gap="small"):
        st.text_input(
            label,
            **bound(
                key,
                "" if given == NOWHERE else given,
                lambda value: url_params.answer(now.draft, **{part.name: str(value).strip()}),
            ),
            max_chars=20,
        )
        if given and url_params.typed(part, given) is None:
            low, high = (f"{end:,.10g}" for end in (part.low, part.high))
            st.caption(f":material/info: {t('exercises.unreadable', low=low, high=high)}")


def _number(part: Part, now: Now, t: Text) -> None:
    _text_input(words_of(now, t, f"part.{part.name}"), part, now, t)


def at(part: Part, now: Now) -> float:
    """Return where a slider stands: in the middle until it was moved."""
    value = url_params.typed(part, now.draft.get(part.name, ""))
    middle = part.low + part.step * round((part.high - part.low) / 2 / part.step)
    return float(value) if isinstance(value, (int, float)) else middle


def _share(part: Part, now: Now, t: Text) -> None:
    """Draw a slider; it starts in the middle, which is no answer until one of the exercise's sliders was moved."""
    key = _key(part, now, t)
    set_widget(key, float(at(part, now)))

    def move() -> None:
        still = {other.name: f"{at(other, now):g}" for other in now.exercise.parts if other.form == "share"}
        url_params.answer(now.draft, **still | {part.name: f"{widget_value(key):g}"})

    st.slider(
        words_of(now, t, f"part.{part.name}"), float(part.low), float(part.high), step=float(part.step), key=key,
        format=percent_format(t).replace("%d", "%g"), on_change=move,
    )  # fmt: skip


def _choice(part: Part, now: Now, t: Text) -> None:
    key = _key(part, now, t)

    def choose() -> None:
        if widget_value(key):
            url_params.answer(now.draft, **{part.name: widget_value(key)})

    if part.name in now.draft:
        set_widget(key, now.draft[part.name] if now.draft[part.name] in part.options else None)
    labels = {option: words_of(now, t, f"option.{option}") for option in part.options}
    st.radio(
        words_of(now, t, f"part.{part.name}"), part.options, index=None, key=key, on_change=choose,
        format_func=labels.__getitem__, horizontal=max(map(_width, labels.values())) <= SHORT,
    )  # fmt: skip


def _width(label: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in label)


def _order(part: Part, now: Now, t: Text) -> None:
    """Let the options be pressed in their order; the last one can be taken back."""
    chosen = [option for option in now.draft.get(part.name, "").split("-") if option in part.options]
    left = [option for option in part.options if option not in chosen]
    random.Random(now.variant).shuffle(left)
    st.markdown(words_of(now, t, f"part.{part.name}"))
    rows = "".join(f"<li>{words_of(now, t, f'option.{option}')}</li>" for option in chosen)
    st.html(f"<ol class='chosen'>{rows}</ol>")

    def take(options: list[str]) -> None:
        url_params.answer(now.draft, **{part.name: "-".join(options)})

    with st.container(horizontal=True, gap="small"):
        for option in left:
            label = words_of(now, t, f"option.{option}")
            st.button(label, key=f"{_key(part, now, t)}_{option}", on_click=take, args=([*chosen, option],))
        if chosen:
            st.button(
                t("exercises.take_back"), key=f"{_key(part, now, t)}_back", icon=":material/undo:", type="tertiary",
                on_click=take, args=(chosen[:-1],),
            )  # fmt: skip


def _epoch(part: Part, now: Now, t: Text) -> None:
    """Ask for an epoch by number (a click on the chart writes it here), or for the answer that there is none."""
    if now.exercise.kind == "mark":  # elsewhere the chart shows too little of the curve to be clicked
        st.caption(t("exercises.mark_how"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _text_input(words_of(now, t, f"part.{part.name}"), part, now, t)
        nowhere = now.draft.get(part.name) == NOWHERE
        st.button(
            words_of(now, t, "nowhere"), key=f"{_key(part, now, t)}_none", type="primary" if nowhere else "secondary",
            on_click=lambda: url_params.answer(now.draft, **{part.name: NOWHERE}),
        )  # fmt: skip

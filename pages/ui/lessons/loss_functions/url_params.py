"""What the lesson's link restores, and the widgets that set it."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.lessons.probabilities import WHOLE
from pages.ui import i18n
from pages.ui.i18n import Text
from pages.ui.session import Session, bound, set_page_params, set_widget, widget_value
from pages.ui.session.params import Param, one_of, real, several, whole

ANIMALS = ("cat", "dog", "fish")
MAILS = ("spam", "wanted")
HOUSES = ("A", "B", "C", "D", "E")
CASES = ("typo", "flood", "dose")
# Thousand dollars. While nobody has moved a price, mean and median are one place.
LOWEST, HIGHEST = 100, 800
PRICES = (180.0, 210.0, 240.0, 270.0, 300.0)
# Four small errors and a large one.
PREDICTED = (190.0, 195.0, 260.0, 265.0, 200.0)
DEAREST = 10_000


def _five(default: tuple[float, ...], low: float, high: float) -> Param:
    """Return five numbers: a link with fewer is not read."""
    any_number = several(default, low, high, len(HOUSES), digits=1)

    def read(text: str) -> Any:
        values = any_number.read(text)
        if len(values) != len(HOUSES):
            raise ValueError(text)
        return values

    return Param(default, read, any_number.write)


def _per_cents(default: tuple[int, ...]) -> Param:
    """Return whole per cents that sum to 100."""

    def read(text: str) -> tuple[int, ...]:
        values = tuple(int(part) for part in text.split("_"))
        if len(values) != len(default) or min(values) < 0 or sum(values) != WHOLE:
            raise ValueError(text)
        return values

    return Param(default, read, lambda values: "_".join(map(str, values)))


URL_PARAMS = {
    "part": one_of("numbers", "categories"),
    "error": real(3.0, -20, 20, digits=1),
    "first": real(3.0, -6, 6, digits=1),
    "second": real(-3.0, -6, 6, digits=1),
    "house": one_of(*reversed(HOUSES)),
    "prices": _five(PRICES, LOWEST, HIGHEST),
    "guess": whole(400, LOWEST, HIGHEST),
    "predicted": _five(PREDICTED, 0, DEAREST),
    "lift": whole(8, 0, 10),
    "case": one_of(*CASES),
    "answer": one_of("none", "mse", "mae"),
    # The article's picture: 70 % dog, 20 % cat, 10 % fish.
    "animals": _per_cents((20, 70, 10)),
    "truth": one_of("dog", "cat", "fish"),
    "mail": one_of(*MAILS),
    "spam": whole(85, 0, WHOLE),
    "given": whole(2, 0, WHOLE),
}


def take(**values: Any) -> None:
    """Take new values for the link, and move the sliders that show them.

    A browser repeats what its sliders said until it has heard otherwise. Moved here, a slider cannot take back what
    a quick second press of a button has just set.
    """
    set_page_params(**values)
    for name, value in values.items():
        single = {f"lf_{name}": value}
        shown = {f"lf_{a}": share for a, share in zip(ANIMALS, value, strict=True)} if name == "animals" else single
        for key, one in shown.items():
            if widget_value(key) is not None:
                set_widget(key, one)


def slider(
    name: str, label: str, session: Session, low: float, high: float, step: float, *, format: str | None = None
) -> None:
    """Draw a slider for a number of the link."""
    key = f"lf_{name}"
    st.slider(
        label,
        low,
        high,
        step=step,
        format=format,
        **bound(key, session.page_params[name], lambda value: take(**{name: value})),
    )


def choice(
    name: str,
    label: str,
    options: Sequence[str],
    session: Session,
    word: Callable[[str], str],
    *,
    hidden: bool = False,
    **also: Any,
) -> None:
    """Draw a choice of the link by words; `also` is what else is set by another choice."""
    key = f"lf_{name}"
    st.segmented_control(
        label,
        options,
        format_func=word,
        **bound(key, session.page_params[name], lambda value: take(**{name: value}, **also)),
        required=True,
        label_visibility="collapsed" if hidden else "visible",
    )


def buttons(key: str, values: dict[str, dict[str, Any]]) -> None:
    """Draw a row of buttons, each of which sets values of the link: label -> values."""
    with st.container(horizontal=True, key=f"lf_{key}", gap="small"):
        for number, (label, what) in enumerate(values.items()):
            st.button(label, key=f"lf_{key}_{number}", on_click=take, kwargs=what)


def title(t: Text, section: str) -> None:
    """Draw a section's title."""
    st.header(t(f"loss_functions.{section}.title"), anchor=False)


def paragraph(t: Text, sentences: str) -> None:
    """Write sentences with terms as one element: a page whose elements come and go draws its pictures anew."""
    st.html(f"<div class='plain'>{i18n.with_terms(t, sentences)}</div>")

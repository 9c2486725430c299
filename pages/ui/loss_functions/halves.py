"""The two halves of the lesson, of which one is shown: what a number costs, and what a category."""

from pathlib import Path

import streamlit as st

from core.config import RunConfig
from pages.ui import frame, lesson
from pages.ui.frame import Work
from pages.ui.loss_functions import animals, code, errors, guess, houses, outlier, spam, state, teacher
from pages.ui.words import Text, number

PARTS = ("numbers", "categories")
_TO_TOP = "lf_to_top"
_STYLE = Path(__file__).parent / "page.css"


def switch(work: Work, t: Text) -> None:
    """Draw the switch between the halves."""
    st.html(_STYLE)
    with st.container():  # so that all below keeps its place, and no picture is drawn anew
        if frame.kept(_TO_TOP):
            frame.forget(_TO_TOP)
            st.html("<script>document.querySelector('.stMain').scrollTo(0, 0)</script>", unsafe_allow_javascript=True)
    state.choice(
        "part", t("loss_functions.part.label"), PARTS, work, lambda id: t(f"loss_functions.part.{id}"), hidden=True
    )


def numbers(work: Work, t: Text) -> None:
    """Draw the half on numbers."""
    errors.one_mistake(work, t)
    errors.plus_and_minus(work, t)
    guess.one_guess(work, t)
    houses.which_house_decides(work, t)
    outlier.two_fits(work, t)
    outlier.when_it_matters(work, t)
    code.formula_and_code(work, t)
    outlier.in_the_lab(work, t)
    st.button(
        t("loss_functions.part.on"), key="lf_to_categories", type="primary", on_click=_go_to, args=("categories",)
    )


def categories(work: Work, t: Text) -> None:
    """Draw the half on categories."""
    animals.three_sliders(work, t)
    spam.spam_or_wanted(work, t)
    teacher.weak_teacher(work, t)
    with st.expander(t("loss_functions.formula.title"), key="lf_formula"):
        st.html("<div class='formula'><span>−ln p</span></div>")
        lesson.say(t, "loss_functions.formula.text", half=number(spam.cost(50, 1.0)))
    for loss_id in ("cross_entropy", "brier"):
        label = t("loss_functions.animals.open", loss=t(f"common.loss.{loss_id}"))
        lesson.try_it(work, t, label, RunConfig("cat_dog_fish", loss=loss_id))


def _go_to(part: str) -> None:
    """Go to a half, and to its beginning."""
    frame.remember(part=part)
    frame.keep(_TO_TOP, True)

"""The two halves of the lesson, of which one is shown: what a number costs, and what a category."""

from pathlib import Path

import streamlit as st

from core.config import RunConfig
from pages.ui import page_blocks
from pages.ui.i18n import Text, number
from pages.ui.lessons.loss_functions import animals, code, errors, guess, houses, outlier, spam, teacher, url_params
from pages.ui.session import Session, session_delete, session_get, session_set, set_page_params

PARTS = ("numbers", "categories")
_TO_TOP = "lf_to_top"
_STYLE = Path(__file__).parent / "page.css"


def switch(session: Session, t: Text) -> None:
    """Draw the switch between the halves."""
    st.html(_STYLE)
    with st.container():  # so that all below keeps its place, and no picture is drawn anew
        if session_get(_TO_TOP):
            session_delete(_TO_TOP)
            st.html("<script>document.querySelector('.stMain').scrollTo(0, 0)</script>", unsafe_allow_javascript=True)
    url_params.choice(
        "part", t("loss_functions.part.label"), PARTS, session, lambda id: t(f"loss_functions.part.{id}"), hidden=True
    )


def numbers(session: Session, t: Text) -> None:
    """Draw the half on numbers."""
    errors.one_mistake(session, t)
    errors.plus_and_minus(session, t)
    guess.one_guess(session, t)
    houses.which_house_decides(session, t)
    outlier.two_fits(session, t)
    outlier.when_it_matters(session, t)
    code.formula_and_code(session, t)
    outlier.in_the_lab(session, t)
    st.button(
        t("loss_functions.part.on"), key="lf_to_categories", type="primary", on_click=_go_to, args=("categories",)
    )


def categories(session: Session, t: Text) -> None:
    """Draw the half on categories."""
    animals.three_sliders(session, t)
    spam.spam_or_wanted(session, t)
    teacher.weak_teacher(session, t)
    with st.expander(t("loss_functions.formula.title"), key="lf_formula"):
        st.html("<div class='formula'><span>−ln p</span></div>")
        page_blocks.say(t, "loss_functions.formula.text", half=number(spam.cost(50, 1.0)))
    for loss_id in ("cross_entropy", "brier"):
        label = t("loss_functions.animals.open", loss=t(f"common.loss.{loss_id}"))
        page_blocks.try_it(session, t, label, RunConfig("cat_dog_fish", loss=loss_id))


def _go_to(part: str) -> None:
    """Go to a half, and to its beginning."""
    set_page_params(part=part)
    session_set(_TO_TOP, True)

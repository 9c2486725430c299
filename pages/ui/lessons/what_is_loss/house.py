"""A guess and a right answer on a number line: the price of a house, and the loss as one number."""

import inspect
from textwrap import dedent

import numpy as np
import pandas as pd
import streamlit as st

from core.config import RunConfig
from core.losses import LOSSES
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.what_is_loss import charts as charts
from pages.ui.score_table import large
from pages.ui.session import Session, bound_to_param, set_page_params
from pages.ui.session.params import whole

ANSWERS = (100, 600)
URL_PARAMS = {"guess": whole(420, charts.LOW, charts.HIGH), "answer": whole(300, *ANSWERS)}
# Thousand dollars: two mistakes to compare.
SMALL, LARGE = 1, 200
_SQUARED = LOSSES["mse"]


def draw(session: Session, t: Text) -> None:
    """Draw the number line with its square, the two sliders, and what the mistake costs."""
    st.header(t("what_is_loss.house.title"), anchor=False)
    page_blocks.say(t, "what_is_loss.house.idea")
    left, right = st.columns([1.5, 1], gap="large")
    with right:
        _controls(session, t)
    guess, answer = session.page_params["guess"], session.page_params["answer"]
    with left:
        _line(guess, answer, t)
    with right:
        _score(guess - answer, t)
    page_blocks.say(
        t, "what_is_loss.house.compare", small=SMALL, large=LARGE, longer=LARGE // SMALL,
        times=f"{cost(LARGE) / cost(SMALL):,.0f}",
    )  # fmt: skip
    _formula(t)
    page_blocks.try_it(session, t, t("what_is_loss.house.lab"), RunConfig("house_prices"))


def cost(error: float) -> float:
    """Return what an error in thousand dollars costs: the squared error, as in training."""
    return float(_SQUARED.value(np.array([float(error)]), np.zeros(1))[0])


def _controls(session: Session, t: Text) -> None:
    with st.container(horizontal=True, gap="small"):
        for id, error in (("small", SMALL), ("large", LARGE)):
            st.button(
                t("what_is_loss.house.off", error=error), key=f"off_{id}",
                on_click=_off, args=(session, error),
            )  # fmt: skip
    _slider("guess", (charts.LOW, charts.HIGH), session, t)
    _slider("answer", ANSWERS, session, t)


def _off(session: Session, error: int) -> None:
    """Move the guess so far above the right answer, or below where there is no room above."""
    answer = session.page_params["answer"]
    set_page_params(guess=answer + error if answer + error <= charts.HIGH else answer - error)


def _slider(name: str, ends: tuple[int, int], session: Session, t: Text) -> None:
    st.slider(
        t(f"what_is_loss.house.{name}"),
        *ends,
        **bound_to_param(session, name),
    )


def _score(error: int, t: Text) -> None:
    side = "high" if error > 0 else "low" if error < 0 else "exact"
    large([(f"{cost(error):,.0f}", t("glossary.loss.name"))])
    page_blocks.say(t, f"what_is_loss.house.{side}", error=abs(error))


def _line(guess: int, answer: int, t: Text) -> None:
    error = guess - answer
    row = {
        "guess": guess,
        "answer": answer,
        "error": error,
        "guess_text": t("what_is_loss.house.chart.guess", guess=guess),
        "answer_text": t("what_is_loss.house.chart.answer", answer=answer),
        "area_text": t("what_is_loss.house.chart.area", error=abs(error), loss=f"{cost(error):,.0f}"),
    }
    alt_text = t(
        "what_is_loss.house.chart.words", guess=guess, answer=answer, error=abs(error), loss=f"{cost(error):,.0f}"
    )
    names = [t(f"what_is_loss.house.table.{name}") for name in ("guess", "answer", "error", "loss")]
    twin = pd.DataFrame([[guess, answer, error, int(cost(error))]], columns=names)
    chart_block.draw_chart(
        "house", charts.number_line(t), {"guess": pd.DataFrame([row])}, alt_text, t, height=290, table=twin
    )


def _formula(t: Text) -> None:
    with st.expander(t("what_is_loss.house.formula.title")):
        page_blocks.say(t, "what_is_loss.house.formula.words")
        page_blocks.code(dedent(inspect.getsource(type(_SQUARED).value)))

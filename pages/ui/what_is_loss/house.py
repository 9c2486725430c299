"""A guess and a right answer on a number line: the price of a house, and the loss as one number."""

import inspect
from textwrap import dedent

import numpy as np
import pandas as pd
import streamlit as st

from core.config import RunConfig
from core.losses import LOSSES
from pages.ui import figure, frame, lesson
from pages.ui.charts import what_is_loss as charts
from pages.ui.frame import Work
from pages.ui.page_state import whole
from pages.ui.scores import large
from pages.ui.words import Text

ANSWERS = (100, 600)
KEYS = {"guess": whole(420, charts.LOW, charts.HIGH), "answer": whole(300, *ANSWERS)}
# Thousand dollars: two mistakes to compare.
SMALL, LARGE = 1, 200
_SQUARED = LOSSES["mse"]


def draw(work: Work, t: Text) -> None:
    """Draw the number line with its square, the two sliders, and what the mistake costs."""
    st.subheader(t("what_is_loss.house.title"), anchor=False)
    lesson.say(t, "what_is_loss.house.idea")
    left, right = st.columns([1.5, 1], gap="large")
    with right:
        _controls(work, t)
    guess, answer = work.state["guess"], work.state["answer"]
    with left:
        _line(guess, answer, t)
    with right:
        _score(guess - answer, t)
    lesson.say(
        t, "what_is_loss.house.compare", small=SMALL, large=LARGE, longer=LARGE // SMALL,
        times=f"{cost(LARGE) / cost(SMALL):,.0f}",
    )  # fmt: skip
    _formula(t)
    lesson.try_it(work, t, t("what_is_loss.house.lab"), RunConfig("house_prices"))


def cost(error: float) -> float:
    """Return what an error in thousand dollars costs: the squared error, as in training."""
    return float(_SQUARED.value(np.array([float(error)]), np.zeros(1))[0])


def _controls(work: Work, t: Text) -> None:
    with st.container(horizontal=True, gap="small"):
        for id, error in (("small", SMALL), ("large", LARGE)):
            st.button(
                t("what_is_loss.house.off", error=error), key=f"off_{id}",
                on_click=_off, args=(work, error),
            )  # fmt: skip
    _slider("guess", (charts.LOW, charts.HIGH), work, t)
    _slider("answer", ANSWERS, work, t)


def _off(work: Work, error: int) -> None:
    """Move the guess so far above the right answer, or below where there is no room above."""
    answer = work.state["answer"]
    frame.remember(guess=answer + error if answer + error <= charts.HIGH else answer - error)


def _slider(name: str, ends: tuple[int, int], work: Work, t: Text) -> None:
    frame.put(name, work.state[name])
    st.slider(
        t(f"what_is_loss.house.{name}"), *ends, key=name, on_change=lambda: frame.remember(**{name: frame.shown(name)})
    )


def _score(error: int, t: Text) -> None:
    side = "high" if error > 0 else "low" if error < 0 else "exact"
    large([(f"{cost(error):,.0f}", t("glossary.loss.name"))])
    lesson.say(t, f"what_is_loss.house.{side}", error=abs(error))


def _line(guess: int, answer: int, t: Text) -> None:
    error = guess - answer
    row = {
        "guess": guess,
        "answer": answer,
        "error": error,
        "guess_words": t("what_is_loss.house.chart.guess", guess=guess),
        "answer_words": t("what_is_loss.house.chart.answer", answer=answer),
        "area_words": t("what_is_loss.house.chart.area", error=abs(error), loss=f"{cost(error):,.0f}"),
    }
    words = {"axis": t("what_is_loss.house.chart.axis")}
    said = t("what_is_loss.house.chart.words", guess=guess, answer=answer, error=abs(error), loss=f"{cost(error):,.0f}")
    names = [t(f"what_is_loss.house.table.{name}") for name in ("guess", "answer", "error", "loss")]
    twin = pd.DataFrame([[guess, answer, error, int(cost(error))]], columns=names)
    figure.draw("house", charts.number_line(words), {"guess": pd.DataFrame([row])}, said, t, height=290, table=twin)


def _formula(t: Text) -> None:
    with st.expander(t("what_is_loss.house.formula.title")):
        lesson.say(t, "what_is_loss.house.formula.words")
        lesson.code(dedent(inspect.getsource(type(_SQUARED).value)))

"""One outlier and two trainings that differ only in their loss; and when the outlier is what matters."""

from functools import lru_cache

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.outlier import NEW_ROWS, Fit, fit
from pages.ui import figure, lesson, words
from pages.ui.charts.loss_functions import numbers as charts
from pages.ui.frame import Work
from pages.ui.loss_functions import state
from pages.ui.loss_functions.said import plain
from pages.ui.loss_functions.state import CASES
from pages.ui.words import Text

_LOSSES = ("mse", "mae")
_ENDS = np.array([-1.0, 1.0])

trained = lru_cache(maxsize=64)(fit)


def two_fits(work: Work, t: Text) -> None:
    """Draw one outlier, which the visitor lifts, and the lines that both losses make of it."""
    state.title(t, "outlier")
    lesson.say(t, "loss_functions.outlier.say")
    left, right = st.columns([2, 3], gap="large")
    fits = {loss_id: trained(loss_id, float(work.state["lift"])) for loss_id in _LOSSES}
    off = {loss_id: words.number(found.clean_error("mae")) for loss_id, found in fits.items()}
    with left:
        state.slider("lift", t("loss_functions.outlier.lift"), work, 0, 10, 1)
        id = "reading" if work.state["lift"] else "none"
        lesson.say(t, f"loss_functions.outlier.{id}", rows=NEW_ROWS, **off)
    with right:
        said = t("loss_functions.outlier.alt", lift=work.state["lift"], **off)
        spec = charts.two_fits(t.under("loss_functions.chart"))
        figure.draw("two_fits", spec, _pictures(fits, t), said, t, height=330)
        figure.twin("two_fits", _twin(fits, t), t)


def _pictures(fits: dict[str, Fit], t: Text) -> dict[str, pd.DataFrame]:
    one = fits["mse"]
    points = pd.DataFrame({"x": one.x, "y": one.y, "from": one.y_clean})
    is_off = one.y[one.lifted] != one.y_clean[one.lifted]
    lifted = points.iloc[[one.lifted]].assign(text=t("loss_functions.chart.outlier") if is_off else "")
    lines = [pd.DataFrame({"x": _ENDS, "y": found.line_at(_ENDS), "loss": id}) for id, found in fits.items()]
    ends = pd.DataFrame(
        {"x": 1.0, "y": [float(frame.y.iloc[-1]) for frame in lines], "text": [id.upper() for id in fits]}
    )
    return {
        "points": points.drop(index=one.lifted),
        "lifted": lifted,
        "home": lifted.assign(y=lifted["from"]),
        "lines": pd.concat(lines),
        "ends": _apart(ends),
    }


def _apart(ends: pd.DataFrame, least: float = 0.9) -> pd.DataFrame:
    """Return the names of the lines where none covers another, however close the lines end."""
    order = ends.sort_values("y", ascending=False, kind="stable").reset_index(drop=True)
    gap = order.y[0] - order.y[1]
    push = max(0.0, least - gap) / 2
    return order.assign(y=[order.y[0] + push, order.y[1] - push])


def _twin(fits: dict[str, Fit], t: Text) -> pd.DataFrame:
    rows = [
        [id.upper(), *(plain(y) for y in found.line_at(_ENDS)), *(words.number(found.clean_error(m)) for m in _LOSSES)]
        for id, found in fits.items()
    ]
    heads = ("trained", "left", "right", "clean_mse", "clean_mae")
    return pd.DataFrame(rows, columns=[t(f"loss_functions.outlier.{head}") for head in heads])


def when_it_matters(work: Work, t: Text) -> None:
    """Ask for which of three outliers one would take which loss, and answer."""
    state.title(t, "matters")
    lesson.say(t, "loss_functions.matters.say")
    state.choice(
        "case", t("loss_functions.matters.case"), CASES, work, lambda id: t(f"loss_functions.matters.{id}.name"),
        hidden=True, answer="none",
    )  # fmt: skip
    case = work.state["case"]
    lesson.say(t, f"loss_functions.matters.{case}.story")
    state.buttons("answers", {t("loss_functions.matters.take", loss=id.upper()): {"answer": id} for id in _LOSSES})
    answer = work.state["answer"]
    state.paragraph(t, t(f"loss_functions.matters.{case}.{answer}") if answer in _LOSSES else "")


def in_the_lab(work: Work, t: Text) -> None:
    """Link to the same two trainings with more points and more outliers."""
    for loss_id in _LOSSES:
        label = t("loss_functions.outlier.open", loss=loss_id.upper())
        lesson.try_preset(work, t, label, f"outliers_{loss_id}")

"""One outlier and two trainings that differ only in their loss; and when the outlier is what matters."""

from functools import lru_cache

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.outlier import NEW_ROWS, Fit, fit
from pages.ui import chart_block, i18n, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.charts import numbers as charts
from pages.ui.lessons.loss_functions.numbers_text import plain
from pages.ui.lessons.loss_functions.url_params import CASES
from pages.ui.session import Session

_LOSSES = ("mse", "mae")
_ENDS = np.array([-1.0, 1.0])

trained = lru_cache(maxsize=64)(fit)


def two_fits(session: Session, t: Text) -> None:
    """Draw one outlier, which the visitor lifts, and the lines that both losses make of it."""
    url_params.title(t, "outlier")
    page_blocks.say(t, "loss_functions.outlier.say")
    left, right = st.columns([2, 3], gap="large")
    fits = {loss_id: trained(loss_id, float(session.page_params["lift"])) for loss_id in _LOSSES}
    off = {loss_id: i18n.number(found.clean_error("mae")) for loss_id, found in fits.items()}
    with left:
        url_params.slider("lift", t("loss_functions.outlier.lift"), session, 0, 10, 1)
        id = "reading" if session.page_params["lift"] else "none"
        page_blocks.say(t, f"loss_functions.outlier.{id}", rows=NEW_ROWS, **off)
        page_blocks.compare(session, t("loss_functions.outlier.compare"), "losses_outliers")
    with right:
        alt_text = t("loss_functions.outlier.alt", lift=session.page_params["lift"], **off)
        spec = charts.two_fits(t)
        chart_block.draw_chart("two_fits", spec, _pictures(fits, t), alt_text, t, height=330)
        chart_block.draw_table("two_fits", _twin(fits, t), t)


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
        [id.upper(), *(plain(y) for y in found.line_at(_ENDS)), *(i18n.number(found.clean_error(m)) for m in _LOSSES)]
        for id, found in fits.items()
    ]
    heads = ("trained", "left", "right", "clean_mse", "clean_mae")
    return pd.DataFrame(rows, columns=[t(f"loss_functions.outlier.{head}") for head in heads])


def when_it_matters(session: Session, t: Text) -> None:
    """Ask for which of three outliers one would take which loss, and answer."""
    url_params.title(t, "matters")
    page_blocks.say(t, "loss_functions.matters.say")
    url_params.choice(
        "case", t("loss_functions.matters.case"), CASES, session, lambda id: t(f"loss_functions.matters.{id}.name"),
        hidden=True, answer="none",
    )  # fmt: skip
    case = session.page_params["case"]
    page_blocks.say(t, f"loss_functions.matters.{case}.story")
    url_params.buttons("answers", {t("loss_functions.matters.take", loss=id.upper()): {"answer": id} for id in _LOSSES})
    answer = session.page_params["answer"]
    url_params.paragraph(t, t(f"loss_functions.matters.{case}.{answer}") if answer in _LOSSES else "")


def in_the_lab(session: Session, t: Text) -> None:
    """Link to the same two trainings with more points and more outliers."""
    for loss_id in _LOSSES:
        label = t("loss_functions.outlier.open", loss=loss_id.upper())
        page_blocks.try_preset(session, t, label, f"outliers_{loss_id}")

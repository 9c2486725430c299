"""What one mistake costs, squared or not; and why plus and minus must not cancel."""

import numpy as np
import pandas as pd
import streamlit as st

from core.losses import LOSSES
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.charts import numbers as charts
from pages.ui.lessons.loss_functions.numbers_text import cost, plain, signed
from pages.ui.session import Session

# Small errors need a closer look: half the width of the picture, for errors up to so much.
_WINDOWS = {1.5: 2.2, 6.0: 8.8, 20.0: 22.0}
_PRESSED = (3.0, -3.0, 0.5, 10.0, 20.0)
_POINTS = 121


def one_mistake(session: Session, t: Text) -> None:
    """Draw one error with both of its costs."""
    url_params.title(t, "error")
    page_blocks.say(t, "loss_functions.error.say")
    url_params.buttons("errors", {signed(error): {"error": error} for error in _PRESSED})
    url_params.slider("error", t("loss_functions.error.slider"), session, -20.0, 20.0, 0.5, format="%g")
    error = session.page_params["error"]
    reading = [t("loss_functions.error.reading", **_costs(error)) if error else t("loss_functions.error.none")]
    if 0 < abs(error) < 1:
        reading.append(t("loss_functions.error.below_one"))
    url_params.paragraph(t, " ".join(reading))
    with st.container(key="lf_two_costs"):
        columns = st.columns(2, gap="medium")
    for column, (loss_id, name) in zip(columns, (("mse", "one"), ("mae", "two")), strict=True):
        with column:
            st.markdown(f"**{t(f'loss_functions.error.{loss_id}')}**")
            alt_text = t("loss_functions.error.alt", loss=t(f"loss_functions.error.{loss_id}"), error=signed(error),
                     cost=plain(cost(loss_id, error)))  # fmt: skip
            spec = charts.cost(t, name)
            chart_block.draw_chart(f"cost_{loss_id}", spec, _pictures(loss_id, error, t), alt_text, t, height=230)
    chart_block.draw_table("cost", _twin(error, t), t)


def _costs(error: float) -> dict[str, str]:
    """Return an error and twice that error, with both costs."""
    at = {"error": error, "double": 2 * error}
    squared = {f"squared_{name}": plain(cost("mse", value)) for name, value in at.items()}
    absolute = {f"absolute_{name}": plain(cost("mae", value)) for name, value in at.items()}
    return {name: signed(value) for name, value in at.items()} | squared | absolute


def _pictures(loss_id: str, error: float, t: Text) -> dict[str, pd.DataFrame]:
    half = next(width for most, width in _WINDOWS.items() if abs(error) <= most)
    errors = np.linspace(-half, half, _POINTS)
    other = "mae" if loss_id == "mse" else "mse"
    curve = {name: LOSSES[id].value(errors, np.zeros(_POINTS)) for name, id in (("own", loss_id), ("other", other))}
    double = _point(loss_id, 2 * error)
    double = double.assign(text=t("loss_functions.chart.double", cost=double.text[0]))
    # the other loss has its name where its curve is about to leave the picture
    leaves = -0.9 * (half if loss_id == "mse" else half**0.5)
    name = t(f"loss_functions.error.{other}")
    return {
        "curve": pd.DataFrame({"error": errors, **curve}),
        "now": _point(loss_id, error).assign(half=half, top=cost(loss_id, half)),
        "double": double.iloc[: 1 if 0 < abs(2 * error) < half else 0],
        "other": pd.DataFrame({"error": [leaves], "cost": [cost(other, leaves)], "text": [name]}),
    }


def _point(loss_id: str, error: float) -> pd.DataFrame:
    value = cost(loss_id, error)
    return pd.DataFrame({"error": [error], "cost": [value], "text": [plain(value)]})


def _twin(error: float, t: Text) -> pd.DataFrame:
    rows = [error, 2 * error, *_PRESSED]
    return pd.DataFrame(
        {
            t("loss_functions.chart.error"): [signed(value) for value in rows],
            t("loss_functions.error.mse"): [plain(cost("mse", value)) for value in rows],
            t("loss_functions.error.mae"): [plain(cost("mae", value)) for value in rows],
        }
    ).drop_duplicates()


def plus_and_minus(session: Session, t: Text) -> None:
    """Draw two errors and their average under three rules, of which one lets them cancel."""
    url_params.title(t, "cancel")
    page_blocks.say(t, "loss_functions.cancel.say")
    left, right = st.columns([2, 3], gap="large")
    with left:
        with st.container(key="lf_two_sliders"):
            for name in ("first", "second"):
                url_params.slider(name, t(f"loss_functions.cancel.{name}"), session, -6.0, 6.0, 0.5, format="%g")
        errors = session.page_params["first"], session.page_params["second"]
        averages = _averages(errors)
        values = dict(zip(("plain", "absolute", "squared"), map(plain, averages), strict=True))
        page_blocks.say(t, f"loss_functions.cancel.{_case(errors)}", **values)
    with right:
        rules = [t(f"loss_functions.chart.{id}") for id in ("plain", "absolute", "squared")]
        table = {t("loss_functions.cancel.rule"): rules}
        costs = _by_rule(errors)
        for number in (0, 1):
            table[t(f"loss_functions.cancel.{('first', 'second')[number]}")] = [plain(pair[number]) for pair in costs]
        table[t("loss_functions.cancel.average")] = [plain(value) for value in averages]
        alt_text = t("loss_functions.cancel.alt", first=signed(errors[0]), second=signed(errors[1]), **values)
        tables = {
            "bars": pd.DataFrame(
                [
                    {"rule": rule, "which": which, "cost": value, "text": signed(value) if rule == 0 else plain(value)}
                    for rule, pair in enumerate(costs)
                    for which, value in enumerate(pair)
                ]
            ),
            "averages": pd.DataFrame(
                {
                    "rule": [0, 1, 2],
                    "cost": averages,
                    "text": [t("loss_functions.chart.average", value=plain(value)) for value in averages],
                }
            ),
        }
        spec = charts.cancelling(t)
        chart_block.draw_chart("cancelling", spec, tables, alt_text, t, height=250)
        chart_block.draw_table("cancelling", pd.DataFrame(table), t)


def _by_rule(errors: tuple[float, float]) -> list[tuple[float, ...]]:
    """Return both errors as they are, absolute and squared."""
    return [errors, *(tuple(cost(loss_id, error) for error in errors) for loss_id in ("mae", "mse"))]


def _averages(errors: tuple[float, float]) -> list[float]:
    return [float(np.mean(pair)) for pair in _by_rule(errors)]


def _case(errors: tuple[float, float]) -> str:
    """Return what the plain average does with two errors: cancel, hide a part, or nothing."""
    if not any(errors):
        return "no_error"
    if errors[0] * errors[1] >= 0:
        return "same_side"
    return "cancels" if sum(errors) == 0 else "hides"

"""One guess for five houses: the mean is MSE's best, the median MAE's."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from core.losses import LOSSES, Floats
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.charts import numbers as charts
from pages.ui.lessons.loss_functions.numbers_text import mean_loss, plain
from pages.ui.lessons.loss_functions.url_params import HIGHEST, HOUSES, LOWEST
from pages.ui.session import Session, set_page_params, set_widget, widget_value

_EDGE = 30
_GUESSES = np.arange(LOWEST - _EDGE, HIGHEST + _EDGE + 1, 5.0)
# Thousand dollars: closer than that is near the lowest place; and the width of the words, on a phone.
_NEAR, _ROOM = 60, 330
# The picture's height in loss is that of the widest case: all houses at one end, the guess at the other.
_TOP = {id: 0.72 * mean_loss(id, HIGHEST, [LOWEST] * len(HOUSES)) for id in ("mse", "mae")}


def one_guess(session: Session, t: Text) -> None:
    """Draw the loss of one guess for all houses, under both losses."""
    url_params.title(t, "guess")
    page_blocks.say(t, "loss_functions.guess.say")
    left, right = st.columns(2, gap="large")
    with left:
        url_params.choice("house", t("loss_functions.guess.house"), HOUSES, session, str)
        _price(session, t)
    with right:
        url_params.slider("guess", t("loss_functions.guess.own"), session, LOWEST, HIGHEST, 10)
        page_blocks.say(t, "loss_functions.guess.reading", **{id: plain(best(id, session)) for id in ("mse", "mae")})
    for column, (loss_id, name) in zip(st.columns(2, gap="medium"), (("mse", "one"), ("mae", "two")), strict=True):
        with column:
            st.markdown(f"**{t(f'common.loss.{loss_id}')}**")
            _curve(loss_id, name, session, t)
    chart_block.draw_table("one_guess", _twin(session, t), t)


def best(loss_id: str, session: Session) -> float:
    """Return the guess with the lowest loss, as core finds it."""
    return float(LOSSES[loss_id].best_constant(np.array(session.page_params["prices"]), 0))


def _price(session: Session, t: Text) -> None:
    """Draw the slider of the chosen house's price."""
    prices, row = session.page_params["prices"], HOUSES.index(session.page_params["house"])
    key = f"lf_price_{HOUSES[row]}"

    def moved() -> None:
        now = list(session.page_params["prices"])
        now[row] = widget_value(key)
        set_page_params(prices=tuple(now))

    set_widget(key, prices[row])
    label = t("loss_functions.guess.price", house=HOUSES[row])
    st.slider(label, float(LOWEST), float(HIGHEST), step=10.0, format="%.0f", key=key, on_change=moved)


def _curve(loss_id: str, name: str, session: Session, t: Text) -> None:
    prices, lowest, own = session.page_params["prices"], best(loss_id, session), float(session.page_params["guess"])
    mean = mean_loss(loss_id, own, prices)
    tables = {
        "curve": pd.DataFrame({"guess": _GUESSES, "loss": _losses(loss_id, prices)}),
        "houses": _houses(prices),
        "best": _place(
            lowest, mean_loss(loss_id, lowest, prices), f"{t(f'loss_functions.chart.best_{loss_id}')} {plain(lowest)}"
        ),
        "own": _place(own, mean, t("loss_functions.chart.own", loss=_short(mean))).assign(**beside(own, lowest)),
    }
    alt_text = t("loss_functions.guess.alt", loss=t(f"common.loss.{loss_id}"), best=plain(lowest), guess=plain(own),
             own=_short(mean))  # fmt: skip
    spec = charts.one_guess(t, name, _GUESSES[0], _GUESSES[-1], _TOP[loss_id])
    chart_block.draw_chart(f"guess_{loss_id}", spec, tables, alt_text, t, height=250)


def _losses(loss_id: str, prices: tuple[float, ...]) -> Floats:
    """Return the mean loss of each guess of the curve: one row a guess, one column a house."""
    return np.asarray(LOSSES[loss_id].value(_GUESSES[:, None], np.array(prices)).mean(axis=1))


def _houses(prices: tuple[float, ...]) -> pd.DataFrame:
    """Return the houses by price; those at one price share a mark."""
    at = {price: ",".join(h for h, p in zip(HOUSES, prices, strict=True) if p == price) for price in prices}
    return pd.DataFrame({"guess": list(at), "text": list(at.values())})


def _place(guess: float, loss: float, text: str) -> pd.DataFrame:
    return pd.DataFrame({"guess": [guess], "loss": [loss], "text": [text]})


def beside(guess: float, lowest: float) -> dict[str, Any]:
    """Return where the words of a guess stand, off the curve: below it on the outside, or above it on the inside.

    Near the lowest place the curve is level, and there is room above it on the outside.
    """
    outward = 1 if guess >= lowest else -1
    near = abs(guess - lowest) < _NEAR
    room = (HIGHEST - guess if outward > 0 else guess - LOWEST) > _ROOM
    side = outward if near or room else -outward
    return {"align": "left" if side > 0 else "right", "dx": 11 * side, "dy": 15 if room and not near else -14}


def _short(loss: float) -> str:
    """Return a loss in whole numbers: squares of prices are large."""
    return f"{loss:,.0f}"


def _twin(session: Session, t: Text) -> pd.DataFrame:
    prices = session.page_params["prices"]
    what, price = t("loss_functions.guess.what"), t("loss_functions.guess.money")
    rows = [
        {what: t("loss_functions.guess.price", house=house), price: plain(value)}
        for house, value in zip(HOUSES, prices, strict=True)
    ]
    marked = {t(f"loss_functions.chart.best_{id}"): best(id, session) for id in ("mse", "mae")}
    for name, guess in (marked | {t("loss_functions.guess.own"): float(session.page_params["guess"])}).items():
        losses = {id.upper(): _short(mean_loss(id, guess, prices)) for id in ("mse", "mae")}
        rows.append({what: name, price: plain(guess), **losses})
    return pd.DataFrame(rows).fillna("")

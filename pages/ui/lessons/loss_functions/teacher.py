"""Why the square is a weak teacher of probabilities: where the model is wrong and sure, its gradient fades."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.one_answer import steps_to_turn
from core.lessons.probabilities import WHOLE, raw_of_one
from core.losses import LOSSES, Floats
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text, percent, percent_format
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.charts import categories as charts
from pages.ui.session import Session

_LOSSES = {"one": "cross_entropy", "two": "brier"}
_PER_CENTS = np.arange(WHOLE + 1.0)
_IN_TABLE = np.array([0, 1, 2, 5, 10, 25, 50, 75, 90, 99, 100])
# Places where the name of a curve is in nobody's way.
_NAMED_AT = {"one": (46.0, 0.92), "two": (31.0, 0.07)}
# What the buttons give to the truth, in per cent.
_PRESSED = {"wrong_sure": 2, "unsure": 50, "right_sure": 98}
_RATE = 1.0


def pushes(loss_id: str, per_cents: Floats) -> Floats:
    """Return how hard a loss pushes the single raw output towards the truth (1): the size of its gradient."""
    raw = raw_of_one(per_cents / WHOLE)
    return np.abs(LOSSES[loss_id].gradient(raw, np.ones(len(raw))))


def weak_teacher(session: Session, t: Text) -> None:
    """Draw the gradients of both losses with respect to the raw output, for one mail that is spam."""
    url_params.title(t, "teacher")
    page_blocks.say(t, "loss_functions.teacher.say")
    given = session.page_params["given"]
    url_params.buttons(
        "teacher", {t(f"loss_functions.teacher.{id}"): {"given": value} for id, value in _PRESSED.items()}
    )
    left, right = st.columns([3, 5], gap="large")
    now = {name: float(pushes(id, np.array([given]))[0]) for name, id in _LOSSES.items()}
    numbers = {name: f"{amount:.3f}" for name, amount in now.items()}
    with left:
        url_params.slider("given", t("loss_functions.teacher.slider"), session, 0, WHOLE, 1, format=percent_format(t))
        page_blocks.say(t, "loss_functions.teacher.reading", given=given, **numbers)
        _turning(given, t)
    with right:
        beside, curves = st.columns(2, gap="medium")
        with beside:
            _bars(now, numbers, t)
        with curves:
            _curves(given, now, numbers, t)
        chart_block.draw_table("teacher", _twin(t), t)


def _turning(given: int, t: Text) -> None:
    """Say after how many steps of gradient descent this one answer has turned, under either loss."""
    raw = float(raw_of_one(np.array([given / WHOLE]))[0])
    steps = {name: steps_to_turn(id, raw, 1, _RATE) for name, id in _LOSSES.items()}
    if None in steps.values():
        page_blocks.say(t, "loss_functions.teacher.never")
    elif any(steps.values()):
        page_blocks.say(t, "loss_functions.teacher.steps", rate=f"{_RATE:g}", **steps)
    else:
        page_blocks.say(t, "loss_functions.teacher.turned")


def _bars(now: dict[str, float], numbers: dict[str, str], t: Text) -> None:
    bars = pd.DataFrame({"loss": [0, 1], "push": list(now.values()), "text": list(numbers.values())})
    alt_text = t("loss_functions.teacher.alt_bars", **numbers)
    chart_block.draw_chart("side_by_side", charts.side_by_side(t), {"bars": bars}, alt_text, t, height=280)


def _curves(given: int, now: dict[str, float], numbers: dict[str, str], t: Text) -> None:
    def mark(per_cent: float, amount: float, text: str) -> pd.DataFrame:
        return pd.DataFrame({"per_cent": [per_cent], "push": [amount], "text": [text]})

    pushed = {name: pushes(id, _PER_CENTS) for name, id in _LOSSES.items()}
    tables = {"curve": pd.DataFrame({"per_cent": _PER_CENTS, **pushed})}
    for name, id in _LOSSES.items():
        tables[f"now_{name}"] = mark(given, now[name], numbers[name])
        tables[f"name_{name}"] = mark(*_NAMED_AT[name], t(f"loss_functions.chart.{id}"))
    alt_text = t("loss_functions.teacher.alt", given=given, **numbers)
    chart_block.draw_chart("pushes", charts.pushes(t), tables, alt_text, t, height=280)


def _twin(t: Text) -> pd.DataFrame:
    columns = {
        t(f"loss_functions.chart.{id}"): [f"{amount:.3f}" for amount in pushes(id, _IN_TABLE)]
        for id in _LOSSES.values()
    }
    return pd.DataFrame({t("loss_functions.chart.on_truth"): [percent(p / 100, t) for p in _IN_TABLE], **columns})

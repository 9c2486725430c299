"""A table of houses whose predictions can be edited, and which of them makes up how much of each loss."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from core.losses import LOSSES
from pages.ui import chart_block, i18n, page_blocks
from pages.ui.browser.alt_text import with_alt
from pages.ui.i18n import Text, percent
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.charts import numbers as charts
from pages.ui.lessons.loss_functions.numbers_text import mean_loss, plain, signed
from pages.ui.lessons.loss_functions.url_params import DEAREST, HOUSES, PREDICTED
from pages.ui.session import Session, session_delete, session_get, session_set, set_page_params, widget_value

_VERSION, _REFUSED = "lf_table_version", "lf_table_refused"
_LOSSES = ("mse", "mae")


class Unreadable(ValueError):
    """A cell that is no price: why (the id of a sentence)."""


def price(cell: object) -> float:
    """Return what was typed as thousand dollars with one digit; raise Unreadable with the reason.

    Taken are 250, 250.5, 1,250, $250 and full-width digits.
    """
    text = str("" if cell is None else cell).replace(",", "").replace("，", "").strip(" $＄\u3000")
    if not text:
        raise Unreadable("empty")
    try:
        value = round(float(text), 1)
    except (ValueError, OverflowError):
        raise Unreadable("not_a_number") from None
    if not math.isfinite(value):
        raise Unreadable("not_a_number")
    if not 0 <= value <= DEAREST:
        raise Unreadable("out_of_range")
    return value


# A cell that was not taken: its row, why (the id of a sentence), and what was typed.
Refused = tuple[int, str, str]


def read(edits: Mapping[int, Mapping[str, Any]], before: tuple[float, ...]) -> tuple[tuple[float, ...], list[Refused]]:
    """Return the predictions after the table's edits, and the cells that were not taken: there `before` stays."""
    values, refused = list(before), []
    for row, cells in edits.items():
        if "predicted" in cells:
            try:
                values[int(row)] = price(cells["predicted"])
            except Unreadable as problem:
                refused.append((int(row), str(problem), str(cells["predicted"] or "")))
    return tuple(values), refused


def which_house_decides(session: Session, t: Text) -> None:
    """Draw the table, and each house's share of both losses."""
    url_params.title(t, "houses")
    page_blocks.say(t, "loss_functions.houses.say")
    left, right = st.columns([5, 6], gap="large")
    with left:
        _editor(session, t)
        st.button(t("loss_functions.houses.reset"), key="lf_reset", on_click=_reset)
    with right:
        _shares(session, t)


def _reset() -> None:
    _new_table()
    set_page_params(predicted=PREDICTED)


def _new_table() -> None:
    """Forget what was typed: the table starts from the predictions of the link."""
    session_set(_VERSION, (session_get(_VERSION) or 0) + 1)


def _edits(key: str) -> Mapping[int, Mapping[str, Any]]:
    return dict((widget_value(key) or {}).get("edited_rows", {}))


def _editor(session: Session, t: Text) -> None:
    """Draw the table. A cell that is no price shows again what is in use; the sentence below quotes what was typed."""
    key = f"lf_table_{session_get(_VERSION) or 0}"
    prices, predicted = session.page_params["prices"], session.page_params["predicted"]
    values, refused = read(_edits(key), predicted)
    if refused:
        session_set(_REFUSED, (refused, predicted))
    elif values == predicted and _edits(key):
        session_delete(_REFUSED)
    if refused or values != predicted:  # or a link has brought other predictions than those that were typed
        _new_table()
        key = f"lf_table_{session_get(_VERSION)}"

    def edited() -> None:
        set_page_params(predicted=read(_edits(key), session.page_params["predicted"])[0])

    column = st.column_config
    errors = [signed(guess - truth) for guess, truth in zip(predicted, prices, strict=True)]
    st.data_editor(
        pd.DataFrame(
            {
                "house": HOUSES,
                "price": [plain(value) for value in prices],
                "predicted": [plain(value) for value in predicted],
                "error": errors,
            }
        ),
        column_config={
            "house": column.TextColumn(t("loss_functions.houses.house"), disabled=True, width=60),
            "price": column.TextColumn(t("loss_functions.houses.price"), disabled=True, width=70, alignment="right"),
            "predicted": column.TextColumn(
                t("loss_functions.houses.predicted"), alignment="right", width=90, max_chars=30
            ),
            "error": column.TextColumn(t("loss_functions.houses.error"), disabled=True, width=70, alignment="right"),
        },
        hide_index=True,
        key=key,
        on_change=edited,
        **with_alt(st.data_editor, t("loss_functions.houses.table")),
    )
    _refused(predicted, t)


def _refused(predicted: tuple[float, ...], t: Text) -> None:
    """Say which cells were not taken and why, until the next number is."""
    cells, then = session_get(_REFUSED) or ([], predicted)
    for row, reason, typed in cells if then == predicted else ():
        values = {"typed": i18n.shortened(typed, 20), "used": plain(predicted[row]), "most": plain(DEAREST)}
        st.warning(t(f"loss_functions.houses.{reason}", house=HOUSES[row], **values), icon=":material/info:")


def shares(predicted: tuple[float, ...], prices: tuple[float, ...], loss_id: str) -> list[float]:
    """Return each house's part of the whole loss, all 0 where there is no loss."""
    values = LOSSES[loss_id].value(np.array(predicted), np.array(prices))
    total = float(values.sum())
    return [float(value) / total if total else 0.0 for value in values]


def _reading(parts: dict[str, list[float]], t: Text) -> str:
    """Return which house makes up most of the MSE, or which ones do together, or that there is no loss."""
    top = max(parts["mse"])
    most = [row for row, share in enumerate(parts["mse"]) if math.isclose(share, top)]
    if not top:
        return t("loss_functions.houses.perfect")
    values = {f"share_{loss_id}": percent(parts[loss_id][most[0]], t) for loss_id in _LOSSES}
    if len(most) == 1:
        return t("loss_functions.houses.reading", house=HOUSES[most[0]], **values)
    names = t("format.names").join(HOUSES[row] for row in most)
    return t("loss_functions.houses.tie", houses=names, **values)


def _shares(session: Session, t: Text) -> None:
    predicted, prices = session.page_params["predicted"], session.page_params["prices"]
    parts = {loss_id: shares(predicted, prices, loss_id) for loss_id in _LOSSES}
    reading = _reading(parts, t)
    values = {loss_id: plain(mean_loss(loss_id, predicted, prices)) for loss_id in _LOSSES}
    url_params.paragraph(t, f"{t('loss_functions.houses.values', **values)} {reading}")
    bars = pd.DataFrame(
        [
            {"house": house, "loss": loss_id, "share": share, "text": f"{loss_id.upper()} {percent(share, t)}"}
            for loss_id in _LOSSES
            for house, share in zip(HOUSES, parts[loss_id], strict=True)
        ]
    )
    table = {t("loss_functions.houses.house"): HOUSES} | {
        t("loss_functions.houses.share", loss=loss_id.upper()): [percent(share, t) for share in parts[loss_id]]
        for loss_id in _LOSSES
    }
    spec = charts.shares(t)
    chart_block.draw_chart("shares", spec, {"shares": bars}, i18n.unmarked(t, reading), t, height=270)
    chart_block.draw_table("shares", pd.DataFrame(table), t)

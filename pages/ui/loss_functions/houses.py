"""A table of houses whose predictions can be edited, and which of them makes up how much of each loss."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from core.losses import LOSSES
from pages.ui import figure, frame, lesson, words
from pages.ui.alt import with_alt
from pages.ui.charts.loss_functions import numbers as charts
from pages.ui.frame import Work
from pages.ui.loss_functions import state
from pages.ui.loss_functions.said import plain, signed
from pages.ui.loss_functions.state import DEAREST, HOUSES, PREDICTED, TRUE_PRICES
from pages.ui.words import Text

_VERSION = "lf_table_version"
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


def read(edits: Mapping[int, Mapping[str, Any]], before: tuple[float, ...]) -> tuple[tuple[float, ...], dict[int, str]]:
    """Return the predictions after the table's edits, and by row why a cell was not taken: there `before` stays."""
    values, refused = list(before), {}
    for row, cells in edits.items():
        if "predicted" in cells:
            try:
                values[int(row)] = price(cells["predicted"])
            except Unreadable as problem:
                refused[int(row)] = str(problem)
    return tuple(values), refused


def which_house_decides(work: Work, t: Text) -> None:
    """Draw the table, and each house's share of both losses."""
    state.title(t, "houses")
    lesson.say(t, "loss_functions.houses.say")
    left, right = st.columns([5, 6], gap="large")
    with left:
        _editor(work, t)
        st.button(t("loss_functions.houses.reset"), key="lf_reset", on_click=_reset)
    with right:
        _shares(work, t)


def _reset() -> None:
    _new_table()
    frame.remember(predicted=PREDICTED)


def _new_table() -> None:
    """Forget what was typed: the table starts from the predictions of the link."""
    frame.keep(_VERSION, (frame.kept(_VERSION) or 0) + 1)


def _edits(key: str) -> Mapping[int, Mapping[str, Any]]:
    return dict((frame.shown(key) or {}).get("edited_rows", {}))


def _editor(work: Work, t: Text) -> None:
    """Draw the table. What was typed stays in its cell, even where it is no price."""
    key = f"lf_table_{frame.kept(_VERSION) or 0}"
    predicted = work.state["predicted"]
    values, refused = read(_edits(key), predicted)
    if values != predicted:  # a link has brought other predictions than those that were typed
        _new_table()
        key, refused = f"lf_table_{frame.kept(_VERSION)}", {}

    def edited() -> None:
        frame.remember(predicted=read(_edits(key), work.state["predicted"])[0])

    column = st.column_config
    errors = [signed(guess - truth) for guess, truth in zip(predicted, TRUE_PRICES, strict=True)]
    st.data_editor(
        pd.DataFrame(
            {
                "house": HOUSES,
                "price": [plain(value) for value in TRUE_PRICES],
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
    for row, reason in refused.items():
        typed = words.shortened(str(_edits(key)[row]["predicted"]), 20)
        used = plain(predicted[row])
        st.warning(
            t(f"loss_functions.houses.{reason}", house=HOUSES[row], typed=typed, used=used, most=plain(DEAREST)),
            icon=":material/info:",
        )


def shares(predicted: tuple[float, ...], loss_id: str) -> list[float]:
    """Return each house's part of the whole loss, all 0 where there is no loss."""
    values = LOSSES[loss_id].value(np.array(predicted), np.array(TRUE_PRICES))
    total = float(values.sum())
    return [float(value) / total if total else 0.0 for value in values]


def _shares(work: Work, t: Text) -> None:
    predicted = work.state["predicted"]
    parts = {loss_id: shares(predicted, loss_id) for loss_id in _LOSSES}
    biggest = int(np.argmax(parts["mse"]))
    said = {f"share_{loss_id}": f"{parts[loss_id][biggest]:.0%}" for loss_id in _LOSSES}
    id = "reading" if any(parts["mse"]) else "perfect"
    reading = t(f"loss_functions.houses.{id}", **({"house": HOUSES[biggest], **said} if id == "reading" else {}))
    state.paragraph(t, reading)
    bars = pd.DataFrame(
        [
            {"house": house, "loss": loss_id, "share": share, "text": f"{loss_id.upper()} {share:.0%}"}
            for loss_id in _LOSSES
            for house, share in zip(HOUSES, parts[loss_id], strict=True)
        ]
    )
    table = {t("loss_functions.houses.house"): HOUSES} | {
        t("loss_functions.houses.share", loss=loss_id.upper()): [f"{share:.1%}" for share in parts[loss_id]]
        for loss_id in _LOSSES
    }
    spec = charts.shares(t.under("loss_functions.chart"))
    figure.draw("shares", spec, {"shares": bars}, words.unmarked(t, reading), t, height=270)
    figure.twin("shares", pd.DataFrame(table), t)

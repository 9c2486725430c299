"""Throwing darts: by a click or by two numbers; each dart's distance and miss points, and the mean of them all."""

from collections import Counter
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.lessons.darts import distance, miss_points
from pages.ui import page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.what_is_loss import board
from pages.ui.score_table import large, plain, table
from pages.ui.session import Session, session_get, session_set, set_page_params, set_widget, widget_value
from pages.ui.session.params import Param, several

Floats = NDArray[np.float64]

EDGE, MOST = 22.0, 30
COLOUR = "#E69F00"
# Darts that are at least this many times as far off as the nearest make the point that near is not far.
FARTHER = 1.2
_BOARD, _COUNTED, _TOO_FAR = "board", "darts_counted", "darts_too_far"
_numbers = several((), -EDGE, EDGE, 2 * MOST, digits=1)


def _read(text: str) -> tuple[float, ...]:
    """Return places as right, up, right, up …; half a dart is none."""
    values: tuple[float, ...] = _numbers.read(text)
    if len(values) % 2:
        raise ValueError(text)
    return values


URL_PARAMS = {"darts": Param((), _read, _numbers.write)}


def draw(session: Session, t: Text) -> None:
    """Draw the board, and beside it what the darts cost and a way to throw without a mouse."""
    st.header(t("what_is_loss.throw.title"), anchor=False)
    page_blocks.say(t, "what_is_loss.throw.idea")
    places = np.reshape(session.page_params["darts"], (-1, 2))
    left, right = st.columns([1.1, 1], gap="medium")
    with left:
        _board(session, places, t)
    with right:
        if len(places):
            _score(places, t)
        else:
            page_blocks.say(t, "what_is_loss.throw.empty")
        _by_numbers(session, t)
        _tally(places, t)


def _board(session: Session, places: Floats, t: Text) -> None:
    there = Counter(map(tuple, places))
    distance_text = t("what_is_loss.cm", cm=f"{distance(places[-1]):.1f}") if len(places) else ""
    drawn = board.Board(
        [(x, y, there[x, y]) for x, y in map(tuple, places)],
        _in_words(places, t),
        COLOUR,
        distance_text=distance_text,
        size=0.9,
    )
    board.draw(
        _BOARD,
        [drawn],
        unit="cm",
        counted=session_get(_COUNTED) or 0,
        on_throw=lambda: _clicked(session, widget_value(_BOARD)),
    )


def _clicked(session: Session, event: Any) -> None:
    """Throw where the board was clicked. A click that the browser sends twice, to be sure, is one dart."""
    for id, x, y in (event or {}).get("thrown") or ():
        if id > (session_get(_COUNTED) or 0):
            session_set(_COUNTED, id)
            _throw(session, x, y)
            set_widget("dart_x", session.page_params["darts"][-2])
            set_widget("dart_y", session.page_params["darts"][-1])


def _throw(session: Session, x: float, y: float) -> None:
    places = (*session.page_params["darts"], round(float(x), 1), round(float(y), 1))
    set_page_params(darts=places[-2 * MOST :])


def _typed(session: Session) -> None:
    """Throw at the numbers that were typed, at most to the wall's edge."""
    typed = {key: float(widget_value(key)) for key in ("dart_x", "dart_y")}
    taken = {key: min(max(place, -EDGE), EDGE) for key, place in typed.items()}
    _throw(session, *taken.values())
    for key, place in taken.items():
        set_widget(key, place)
    far = [f"{place:g}" for place in typed.values() if abs(place) > EDGE]
    session_set(_TOO_FAR, (far, session.page_params["darts"]))


def _too_far(session: Session, t: Text) -> None:
    """Say that a number was beyond the wall, until the next dart."""
    far, darts = session_get(_TOO_FAR) or ([], ())
    with st.container():
        if far and darts == session.page_params["darts"]:
            too_far = t("what_is_loss.throw.too_far", far=t.listed(far), edge=f"{EDGE:g}")
            st.warning(too_far, icon=":material/info:")


def _by_numbers(session: Session, t: Text) -> None:
    for key in ("dart_x", "dart_y"):
        if widget_value(key) is None:
            set_widget(key, 0.0)
    with st.container(key="throw_form"), st.form("throw", border=False):
        columns = st.columns([1, 1, 0.8], vertical_alignment="bottom", gap="small")
        for column, axis in zip(columns, "xy", strict=False):
            with column:
                # Without ends: Streamlit would refuse a number beyond them in its own words, in English.
                st.number_input(t(f"what_is_loss.throw.{axis}"), step=1.0, format="%.1f", key=f"dart_{axis}")
        with columns[2]:
            st.form_submit_button(
                t("what_is_loss.throw.throw"),
                type="primary",
                width="stretch",
                on_click=lambda: _typed(session),
            )
    _too_far(session, t)
    darts = session.page_params["darts"]
    with st.container(horizontal=True, gap="small"):
        st.button(
            t("what_is_loss.throw.undo"),
            icon=":material/undo:",
            key="undo",
            disabled=not darts,
            on_click=lambda: set_page_params(darts=session.page_params["darts"][:-2]),
        )
        st.button(
            t("what_is_loss.throw.clear"),
            icon=":material/delete:",
            key="clear",
            disabled=not darts,
            on_click=lambda: set_page_params(darts=()),
        )


def _score(places: Floats, t: Text) -> None:
    """Write the last dart's distance and points, the loss of all darts, and that near is not far."""
    far, points = float(distance(places[-1])), float(miss_points(places[-1]))
    cells = [
        (t("what_is_loss.cm", cm=f"{far:.1f}"), t("what_is_loss.throw.distance")),
        (plain(points), t("what_is_loss.throw.points")),
        (plain(float(miss_points(places).mean())), t("what_is_loss.throw.mean", n=len(places))),
    ]
    large(cells)
    page_blocks.say(t, "what_is_loss.throw.rule")
    id, values = near_and_far(places)
    page_blocks.say(t, f"what_is_loss.throw.{id}", **values)


def near_and_far(places: Floats) -> tuple[str, dict[str, str]]:
    """Return the id of what the nearest and the farthest dart show together, and its numbers."""
    near, far = np.sort(distance(places))[[0, -1]]
    cheap, dear = np.sort(miss_points(places))[[0, -1]]
    if near == 0:
        return "exact", {}
    if far < FARTHER * near:
        return "another", {}
    return "near_far", {"far": f"{far / near:.1f}", "times": plain(dear / cheap)}


def _tally(places: Floats, t: Text) -> None:
    """Write every dart in a table, the last one first, and the mean below."""
    if not len(places):
        return
    rows = [
        (f"{n + 1}", f"{x:.1f}", f"{y:.1f}", f"{far:.1f}", plain(points))
        for n, ((x, y), far, points) in enumerate(zip(places, distance(places), miss_points(places), strict=True))
    ]
    mean = ("", "", t("what_is_loss.table.mean"), f"{distance(places).mean():.1f}", plain(miss_points(places).mean()))
    names = [t(f"what_is_loss.table.{name}") for name in ("dart", "right", "up", "distance", "points")]
    with st.expander(t("what_is_loss.throw.tally", n=len(places)), key="tally"):
        table(names, rows[::-1], mean)
        if len(places) == MOST:
            st.caption(t("what_is_loss.throw.full", most=MOST))


def _in_words(places: Floats, t: Text) -> str:
    """Return the board in words, for those who cannot see it."""
    if not len(places):
        return t("what_is_loss.throw.words_empty")
    return t(
        "what_is_loss.throw.words",
        n=len(places),
        x=f"{places[-1][0]:.1f}",
        y=f"{places[-1][1]:.1f}",
        cm=f"{float(distance(places[-1])):.1f}",
    )

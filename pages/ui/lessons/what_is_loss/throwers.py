"""Three throwers with the same hand, each told something else about its darts: who improves?"""

from functools import reduce
from html import escape

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from core.lessons.darts import (
    BOARD,
    BULL,
    FIRST_MISS,
    LAST,
    RATE,
    SHAKE,
    THROWERS,
    distance,
    game,
    many_games,
    recent_miss,
)
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.what_is_loss import board
from pages.ui.lessons.what_is_loss import charts as charts
from pages.ui.session import Session, set_page_params
from pages.ui.session.params import whole

Game = dict[str, NDArray[np.float64]]

MOST, MANY, GAMES = 100, 20, 100
URL_PARAMS = {"throws": whole(0, 0, MOST), "seed": whole(0, 0, 9999)}


def draw(session: Session, t: Text) -> None:
    """Draw three boards and their buttons, how far each throw missed, and what that has to do with a model."""
    st.header(t("what_is_loss.throwers.title"), anchor=False)
    page_blocks.say(t, "what_is_loss.throwers.idea")
    _buttons(session, t)
    played = game(session.page_params["seed"], session.page_params["throws"])
    board.draw("throwers", [_board(id, played[id], t) for id in THROWERS])
    if session.page_params["throws"]:
        _said(played, t)
        _misses(played, t)
    page_blocks.say(t, "what_is_loss.throwers.gradient")
    _to_the_loop(session, t)
    _how(t)
    _luck(t)


def _buttons(session: Session, t: Text) -> None:
    def throw(n: int) -> None:
        set_page_params(throws=min(session.page_params["throws"] + n, MOST))

    full, none = session.page_params["throws"] >= MOST, session.page_params["throws"] == 0
    with st.container(horizontal=True, gap="small", key="throwers_buttons"):
        st.button(
            t("what_is_loss.throwers.many", n=MANY), type="primary", key="many", disabled=full,
            on_click=lambda: throw(MANY),
        )  # fmt: skip
        st.button(t("what_is_loss.throwers.one"), key="one", disabled=full, on_click=lambda: throw(1))
        st.button(
            t("what_is_loss.throwers.again"), icon=":material/undo:", key="again", disabled=none,
            on_click=lambda: set_page_params(throws=0),
        )  # fmt: skip
        st.button(
            t("what_is_loss.throwers.seed"), icon=":material/casino:", key="new_game",
            on_click=lambda: set_page_params(seed=(session.page_params["seed"] + 1) % 10000),
        )  # fmt: skip


def _board(id: str, places: NDArray[np.float64], t: Text) -> board.Board:
    name = t(f"what_is_loss.throwers.{id}.name")
    if len(places):
        result = t("what_is_loss.throwers.result", n=min(LAST, len(places)), cm=f"{recent_miss(places):.1f}")
    else:
        result = t("what_is_loss.throwers.no_result")
    colour = charts.COLOURS[tuple(THROWERS).index(id)]
    darts = [(float(x), float(y), 1) for x, y in places]
    return board.Board(darts, f"{name}. {result}", colour, name, result, path=True, size=1.1)


def _said(played: Game, t: Text) -> None:
    """Write who has improved, by this game's own numbers."""
    n = len(played["hits"])
    better = [id for id in THROWERS if recent_miss(played[id]) < FIRST_MISS / 2]
    numbers = [t(f"what_is_loss.throwers.{id}.number") for id in better] or [""]
    names = reduce(lambda one, other: t("what_is_loss.throwers.and", one=one, other=other), numbers)
    which = "early" if n < LAST else ("nobody", "better", "better", "all")[len(better)]
    page_blocks.say(t, f"what_is_loss.throwers.{which}", n=n, names=names, first=f"{FIRST_MISS:.0f}", last=LAST)


def _misses(played: Game, t: Text) -> None:
    names = tuple(t(f"what_is_loss.throwers.{id}.short") for id in THROWERS)
    n = len(played["hits"])
    far = {name: distance(played[id]) for id, name in zip(THROWERS, names, strict=True)}
    throws = np.arange(1, n + 1)
    rows = [pd.DataFrame({"throw": throws, "cm": cm.round(2), "thrower": name}) for name, cm in far.items()]
    tables = {
        "misses": pd.concat(rows, ignore_index=True),
        "frame": pd.DataFrame({"throw": [1, max(n, MANY)], "cm": [0.0, BOARD]}),
        "bull": pd.DataFrame({"cm": [BULL], "middle": [BULL / 2]}),
    }
    twin = pd.DataFrame(
        {t("what_is_loss.throwers.chart.throw"): throws} | {name: cm.round(1) for name, cm in far.items()}
    )
    alt_texts = [t("what_is_loss.throwers.chart.words", n=n)]
    alt_texts += [t("what_is_loss.throwers.chart.line", name=name, first=f"{cm[0]:.1f}", last=f"{cm[-1]:.1f}")
             for name, cm in far.items()]  # fmt: skip
    chart_block.draw_chart("misses", charts.misses(names, t), tables, " ".join(alt_texts), t, height=240, table=twin)


def _to_the_loop(session: Session, t: Text) -> None:
    page_blocks.go(session, t("what_is_loss.throwers.loop", page=t("training_loop.title")), "training_loop")


def _how(t: Text) -> None:
    """Write the rule by which each decides: no more is known to it."""
    with st.expander(t("what_is_loss.throwers.how.title")):
        page_blocks.say(
            t, "what_is_loss.throwers.how.same", first=f"{FIRST_MISS:.0f}", shake=f"{SHAKE:.0f}", bull=f"{BULL:.0f}"
        )
        rules = [
            t(f"what_is_loss.throwers.how.{id}", share=f"{200 * RATE:.0f}", name=t(f"what_is_loss.throwers.{id}.name"))
            for id in THROWERS
        ]
        st.html("<ul class='rules'>" + "".join(f"<li>{escape(rule)}</li>" for rule in rules) + "</ul>")


def _luck(t: Text) -> None:
    """Write how other games went: one alone may be luck."""
    with st.expander(t("what_is_loss.throwers.luck.title")):
        page_blocks.say(
            t, "what_is_loss.throwers.luck.idea", games=GAMES, throws=MANY, last=LAST, first=f"{FIRST_MISS:.0f}"
        )
        for id, miss in many_games(GAMES, MANY).items():
            page_blocks.say(
                t,
                "what_is_loss.throwers.luck.line",
                name=t(f"what_is_loss.throwers.{id}.name"),
                better=int((miss < FIRST_MISS / 2).sum()),
                games=GAMES,
                cm=f"{np.median(miss):.1f}",
            )
        page_blocks.say(t, "what_is_loss.throwers.luck.thousands")

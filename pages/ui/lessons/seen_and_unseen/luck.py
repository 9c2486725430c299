"""Choosing by validation wears it out: the best of many coin flippers, and what becomes of it on fresh rows."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.coin_flips import FRESH, ROWS, contest
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text, percent
from pages.ui.lessons.seen_and_unseen import charts as chart
from pages.ui.lessons.seen_and_unseen import scores
from pages.ui.lessons.seen_and_unseen.url_params import MODELS
from pages.ui.session import Session, bound_to_param, set_page_params


def draw(session: Session, t: Text) -> None:
    """Draw the section: choose how many models compete, see the best of them, and the same one on fresh rows."""
    st.header(t("seen_and_unseen.luck.title"), anchor=False)
    page_blocks.say(t, "seen_and_unseen.luck.lead", rows=ROWS)
    models = int(session.page_params["models"])
    found = contest(models, session.page_params["coins"])
    best, fresh = percent(found.best / ROWS, t), percent(found.fresh / FRESH, t)
    controls, picture = st.columns([2, 3], gap="large")
    with controls:
        _choose(session, t)
        names = (t("seen_and_unseen.luck.seen", rows=ROWS), t("seen_and_unseen.luck.unseen", fresh=f"{FRESH:,}"))
        scores.draw(list(zip(names, (best, fresh), strict=True)), ("chosen", "fresh"))
        page_blocks.say(t, f"seen_and_unseen.luck.{'one' if models == 1 else 'said'}")
    with picture:
        words = t.under("seen_and_unseen.luck")
        data = chart.luck_tables(found, words["mark_chosen"].format(best=best), words["mark_fresh"].format(fresh=fresh))
        n = np.bincount(found.right, minlength=ROWS + 1)
        right = np.flatnonzero(n)
        table = pd.DataFrame({t("seen_and_unseen.luck.right", rows=ROWS): right, words["y"]: n[right]})
        alt = t("seen_and_unseen.luck.alt", n=models, best=best, fresh=fresh)
        chart_block.draw_chart("luck", chart.luck(t), data, alt, t, height=280, table=table)
    page_blocks.say(t, "seen_and_unseen.luck.sealed")


def _choose(session: Session, t: Text) -> None:
    st.select_slider(
        t("seen_and_unseen.luck.models"), MODELS, **bound_to_param(session, "models"),
    )  # fmt: skip
    st.button(
        t("seen_and_unseen.luck.coins"),
        icon=":material/casino:",
        key="coins",
        on_click=lambda: set_page_params(coins=(session.page_params["coins"] + 1) % 100),
    )

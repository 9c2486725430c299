"""Choosing by validation wears it out: the best of many coin flippers, and what becomes of it on fresh rows."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.coin_flips import FRESH, ROWS, contest
from pages.ui import figure, frame, lesson
from pages.ui.charts import seen_and_unseen as chart
from pages.ui.frame import Work
from pages.ui.scores import percent
from pages.ui.seen_and_unseen import scores
from pages.ui.seen_and_unseen.keys import MODELS
from pages.ui.words import Text


def draw(work: Work, t: Text) -> None:
    """Draw the section: choose how many models compete, see the best of them, and the same one on fresh rows."""
    st.subheader(t("seen_and_unseen.luck.title"), anchor=False)
    lesson.say(t, "seen_and_unseen.luck.lead", rows=ROWS)
    models = int(work.state["models"])
    found = contest(models, work.state["coins"])
    best, fresh = percent(found.best / ROWS, t), percent(found.fresh / FRESH, t)
    controls, picture = st.columns([2, 3], gap="large")
    with controls:
        _choose(work, t)
        names = (t("seen_and_unseen.luck.seen", rows=ROWS), t("seen_and_unseen.luck.unseen", fresh=f"{FRESH:,}"))
        scores.draw(list(zip(names, (best, fresh), strict=True)), ("chosen", "fresh"))
        lesson.say(t, f"seen_and_unseen.luck.{'one' if models == 1 else 'said'}")
    with picture:
        words = t.under("seen_and_unseen.luck")
        data = chart.luck_tables(found, words["mark_chosen"].format(best=best), words["mark_fresh"].format(fresh=fresh))
        n = np.bincount(found.right, minlength=ROWS + 1)
        right = np.flatnonzero(n)
        table = pd.DataFrame({t("seen_and_unseen.luck.right", rows=ROWS): right, words["y"]: n[right]})
        alt = t("seen_and_unseen.luck.alt", n=models, best=best, fresh=fresh)
        figure.draw("luck", chart.luck(words), data, alt, t, height=280, table=table)
    lesson.say(t, "seen_and_unseen.luck.sealed")


def _choose(work: Work, t: Text) -> None:
    frame.put("models", work.state["models"])
    st.select_slider(
        t("seen_and_unseen.luck.models"), MODELS, key="models",
        on_change=lambda: frame.remember(models=frame.shown("models")),
    )  # fmt: skip
    st.button(
        t("seen_and_unseen.luck.coins"),
        icon=":material/casino:",
        key="coins",
        on_click=lambda: frame.remember(coins=(work.state["coins"] + 1) % 100),
    )

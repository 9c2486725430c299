"""The settings, and of the curves what may be known; once an answer was given, the whole run.

What is not shown is not sent: validation's numbers leave the server only after an answer.
"""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from core.exercises import Feedback
from core.exercises.curvature import steepest
from core.exercises.predict.call_the_turn import MORE
from core.training import Run
from pages.ui import chart_block, i18n, run_player, verdict
from pages.ui.charts import marking
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures import mark
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session, page_url, set_page_params

_FIELDS = ("dataset", "n_train", "n_val", "model", "loss", "optimizer", "learning_rate", "epochs")


@picture_of(kind="predict")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the settings; after an answer also the run."""
    _settings(runs[-1], t)
    if is_answered(found):
        _whole(runs[-1], t)


@picture_of("predict_rate")
def rate(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the settings with how steep the loss is; after an answer also the run."""
    _settings(runs[-1], t, {words_of(now, t, "curvature"): i18n.number(steepest(runs[-1]))})
    if is_answered(found):
        _whole(runs[-1], t)


@picture_of("predict_small_data")
def small_data(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the settings and the training loss; after an answer the run."""
    draw(now, found, runs, session, t)
    if not is_answered(found):
        _still(now, marking.curve(runs[0], val=False), t)


@picture_of("predict_more_data")
def more_data(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the settings and the run with few rows; after an answer the one with many."""
    draw(now, found, runs, session, t)
    if not is_answered(found):
        _still(now, marking.curve(runs[0]), t)


def _whole(run: Run, t: Text) -> None:
    run_player.draw_run(run, t, key="player_exercise")
    st.markdown(f"{verdict.ICONS[verdict.diagnosis_of(run).verdict]} {verdict.sentence(run, t)}")


def _settings(run: Run, t: Text, more: Mapping[str, str] | None = None) -> None:
    """Draw the settings in words; `more` are other names with their values."""
    config = run.config
    rows = {t(f"common.field.{name}"): i18n.setting(t, name, getattr(config, name)) for name in _FIELDS}
    if config.model == "mlp":
        rows[t("common.field.model")] = i18n.size_label(t, config)
    rows |= more or {}
    items = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in rows.items())
    st.html(f"<dl class='given'>{items}</dl>")


def _still(now: Now, rows: pd.DataFrame, t: Text) -> None:
    """Draw what is known of the curves: all columns of `rows`."""
    st.caption(words_of(now, t, "shown"))
    names = ("epoch", "train_loss", "val_loss")[: len(rows.columns)]
    titles = dict(zip(rows.columns, (t(f"training_lab.table.{name}") for name in names), strict=True))
    chart_block.draw_chart(
        now.exercise.id,
        marking.marked_curves(t, val="val" in rows, clickable=False),
        {"curve": rows, **marking.NOTHING_MARKED}, words_of(now, t, "alt"), t,
        height=260, table=rows.rename(columns=titles).round(4),
    )  # fmt: skip


@picture_of("call_the_turn")
def growing(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw both curves as far as they are shown, and the way to see more; after the call the rest, and a link."""
    run = runs[0]
    # A call that came too soon is told so and no more: the game goes on.
    found = found if found is not None and "best" in found.values else None
    last = run.config.epochs
    shown = last if found else int(float(now.draft["called"]))
    mark.curve(now, found, marking.curve(run, until=shown), t, last=last)
    if found:
        _share(now, found, session, t)
        return
    with st.container(key="shown", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{words_of(now, t, 'part.called')}: **{shown} / {last}**")
        if shown < last:
            st.button(
                words_of(now, t, "more", n=MORE), key="more", icon=":material/skip_next:",
                on_click=lambda: set_page_params(step=min(shown + MORE, last), checked=0),
            )  # fmt: skip


def _share(now: Now, found: Feedback, session: Session, t: Text) -> None:
    """Say what a friend said whose link this is, and give a link to the same curve that hides the answer."""
    own, lab = f"{found.values['mark']:.0f}", f"{found.values['best']:.0f}"
    if session.page_params["friend"]:
        st.markdown(words_of(now, t, "friend", friend=session.page_params["friend"], lab=lab))
    st.caption(words_of(now, t, "share", mark=own, lab=lab))
    # Who opens it has no nickname yet: their own version is 0, and `other` counts from it.
    query = {"lang": t.lang, "exercise": now.exercise.id, "other": str(now.variant), "friend": own}
    st.code(page_url("exercises", query), language=None, wrap_lines=True)

"""A real run, epoch by epoch: the validation loss rises while about as many validation answers are right."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.confidence import right_on_fresh_rows, sureness
from core.presets import PRESETS
from core.training import Run
from pages.ui import chart_block, page_blocks, runs, verdict
from pages.ui.i18n import Text, number, percent
from pages.ui.lessons.loss_vs_accuracy import charts
from pages.ui.score_table import large
from pages.ui.session import Session, bound_to_param, set_page_params
from pages.ui.session.params import whole

PRESET = PRESETS["loss_up_accuracy_level"]
LAST = PRESET.config.resolved().epochs or 0
N_VAL = PRESET.config.resolved().n_val or 0
URL_PARAMS = {"step": whole(LAST, 0, LAST)}
# Fresh sets of rows for the play of chance, and the share of them that is called usual.
SETS, USUAL = 100, 0.9
# The top of the loss axis: the untrained model's first epochs leave it.
MOST_LOSS = 0.6


def draw(session: Session, t: Text) -> None:
    """Draw losses, right answers and confidence over the epochs, and what changed from the best epoch to the last."""
    run = runs.get(PRESET.config, t)
    st.header(t("loss_vs_accuracy.run.title"), anchor=False)
    page_blocks.say(t, "loss_vs_accuracy.run.idea", rows=run.config.n_train, n=N_VAL)
    _controls(run, session, t)
    data = runs.drawn(("loss_vs_accuracy", PRESET.config), lambda: _tables(run))
    epoch = session.page_params["step"]
    _here(data, epoch, t)
    _charts(data, epoch, t)
    _said(run, data, t)
    _to_the_lab(session, t)


def _controls(run: Run, session: Session, t: Text) -> None:
    best = verdict.best_epoch(run)
    with st.container(horizontal=True, gap="small", key="epochs_buttons"):
        for id, epoch in (("best", best), ("end", LAST)):
            st.button(
                t(f"loss_vs_accuracy.run.{id}", epoch=epoch), key=f"to_{id}",
                on_click=lambda epoch=epoch: set_page_params(step=epoch),
            )  # fmt: skip
    st.slider(
        t("loss_vs_accuracy.run.step"),
        0,
        LAST,
        **bound_to_param(session, "step"),
    )


def _tables(run: Run) -> dict[str, Any]:
    """Return what the charts show of the run, and of chance: all that does not depend on the visitor."""
    history, best = run.history, verdict.best_epoch(run)
    right = np.rint(history.val_accuracy * N_VAL).astype(int)
    sure = sureness(run)
    low, high = np.quantile(right_on_fresh_rows(run, best, N_VAL, SETS), [(1 - USUAL) / 2, (1 + USUAL) / 2])
    return {
        "history": pd.DataFrame(
            {"epoch": history.epoch.astype(int), "train": history.train_loss, "val": history.val_loss, "right": right}
        ),
        "sure": pd.DataFrame({"epoch": sure.epoch, "when_right": sure.when_right, "when_wrong": sure.when_wrong}),
        "best": pd.DataFrame({"epoch": [best], "val": [history.val_loss[best]]}),
        "luck": pd.DataFrame({"low": [low], "high": [high]}),
    }


def _row(data: dict[str, Any], epoch: int) -> dict[str, float]:
    """Return losses, right answers and confidence at an epoch, or at the last kept one before it."""
    sure = data["sure"][data["sure"].epoch <= epoch].iloc[-1]
    return {**data["history"].iloc[epoch], "when_right": sure.when_right, "when_wrong": sure.when_wrong}


def _here(data: dict[str, Any], epoch: int, t: Text) -> None:
    row = _row(data, epoch)
    large(
        [
            (str(epoch), t("glossary.epoch.name")),
            (number(row["val"]), t("glossary.val_loss.name")),
            (t("loss_vs_accuracy.run.of", right=int(row["right"]), n=N_VAL), t("loss_vs_accuracy.run.right")),
            (percent(row["when_wrong"], t), t("loss_vs_accuracy.run.sure_wrong")),
        ]
    )


def _charts(data: dict[str, Any], epoch: int, t: Text) -> None:
    """Draw three charts one below the other over the same epochs."""
    labels = t.under("loss_vs_accuracy.run.chart")
    luck = data["luck"].iloc[0]
    names = pd.DataFrame([{**_row(data, LAST), **{f"{id}_text": labels[id] for id in _LINES}}])
    low, high = luck.low - 40, luck.high + 20
    now, alt_texts = _place(data, epoch, low), _in_words(data, epoch, t)
    both = {"history": data["history"], "now": now}
    twin = data["history"].merge(data["sure"], on="epoch").round(3)
    twin = twin.set_axis([labels[id] for id in ("epoch", "train", "val", "right", "when_right", "when_wrong")], axis=1)
    tables = both | {"best": data["best"], "names": names}
    chart_block.draw_chart("losses", charts.losses(t, MOST_LOSS), tables, alt_texts["losses"], t, height=170)
    spec = charts.right_answers(t, low, high)
    chart_block.draw_chart("right_answers", spec, both | {"luck": data["luck"]}, alt_texts["right"], t, height=130)
    tables = {"sure": data["sure"], "now": now, "names": names}
    chart_block.draw_chart("sure", charts.sureness(t), tables, alt_texts["sure"], t, height=170, table=twin)


def _place(data: dict[str, Any], epoch: int, low: float) -> pd.DataFrame:
    """Return what holds at an epoch, at the edge of its picture where it lies beyond, and then in words."""
    row = _row(data, epoch)
    shown = {id: min(row[id], MOST_LOSS) for id in ("train", "val")} | {"right": max(row["right"], low)}
    shown |= {id: row[id] for id in ("when_right", "when_wrong")}
    above = f"↑ {number(row['val'])}" if row["val"] > MOST_LOSS else ""
    below = f"↓ {row['right']:.0f}" if row["right"] < low else ""
    return pd.DataFrame([{"epoch": epoch, "above": above, "below": below, **shown}])


# The lines that have their name at their end.
_LINES = ("train", "val", "when_right", "when_wrong")


def _in_words(data: dict[str, Any], epoch: int, t: Text) -> dict[str, str]:
    row = _row(data, epoch)
    values = {
        "epoch": epoch, "val": number(row["val"]), "train": number(row["train"]),
        "right": int(row["right"]), "n": N_VAL,
        "sure": percent(row["when_right"], t), "sure_wrong": percent(row["when_wrong"], t),
    }  # fmt: skip
    return {id: t(f"loss_vs_accuracy.run.said.{id}", **values) for id in ("losses", "right", "sure")}


def _said(run: Run, data: dict[str, Any], t: Text) -> None:
    best = verdict.best_epoch(run)
    first, end = _row(data, best), _row(data, LAST)
    low, high = data["luck"].iloc[0]
    page_blocks.say(
        t, "loss_vs_accuracy.run.rises", best=best, last=LAST, val=number(first["val"]), end=number(end["val"]),
        right=int(first["right"]), right_end=int(end["right"]), n=N_VAL,
        sure=percent(first["when_wrong"], t), sure_end=percent(end["when_wrong"], t),
    )  # fmt: skip
    page_blocks.say(
        t, "loss_vs_accuracy.run.luck", n=N_VAL, point=round(N_VAL / 100), sets=SETS, usual=percent(USUAL, t),
        low=int(np.ceil(low)), high=int(high), lost=int(first["right"] - end["right"]),
    )  # fmt: skip


def _to_the_lab(session: Session, t: Text) -> None:
    """Link to the certified preset, by its name and with its accuracy in sight."""
    page_blocks.try_preset(session, t, t("loss_vs_accuracy.run.lab"), PRESET.id, details="1")

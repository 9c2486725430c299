"""The curve to be marked; once it was checked, with the stretch that was right."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.exercises import Feedback
from core.training import Run
from pages.ui import chart_block
from pages.ui.browser.alt_text import with_alt
from pages.ui.charts import marking
from pages.ui.exercises import url_params
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session, widget_value


@picture_of(kind="mark")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw both curves of the run, and the mark."""
    curve(now, found, marking.curve(runs[0]), t)


def curve(now: Now, found: Feedback | None, rows: pd.DataFrame, t: Text, *, last: int | None = None) -> None:
    """Draw the curves with the mark on them; a click marks an epoch. `last` keeps room for what is not shown yet."""
    mark = now.answer.get("mark")
    tables = {"curve": rows, **marking.NOTHING_MARKED}
    if isinstance(mark, (int, float)):
        tables["mark"] = marking.at(mark, f"{mark:.0f}", last or rows["epoch"].iloc[-1])
    if found is not None and found.status != "not_attempted" and "low" in found.values:
        best, low, high = (float(found.values[name]) for name in ("best", "low", "high"))
        tables["right"] = pd.DataFrame([[low, high]], columns=["low", "high"])
        tables["lab"] = marking.at(best, f"{t('common.app')}: {best:.0f}", last or rows["epoch"].iloc[-1])
    spec = marking.marked_curves(t, last=last, names=marking.names_of(rows, last))
    key = f"fig_{now.exercise.id}"
    chart_block.set_alt_text(key, words_of(now, t, "alt"))
    with st.container(key=key):
        name = f"{now.exercise.id}_{now.variant}_picked"
        st.vega_lite_chart(
            spec | {"height": 320, "datasets": tables}, theme=None, width="stretch", key=name,
            on_select=lambda: _picked(name, now), selection_mode=marking.PICKED,
            **with_alt(st.vega_lite_chart, t("common.picture")),
        )  # fmt: skip
    names = {name: t(f"training_lab.table.{name}") for name in ("epoch", "train_loss", "val_loss")}
    titles = dict(zip(rows.columns, names.values(), strict=False))
    chart_block.draw_table(now.exercise.id, rows.rename(columns=titles).round(4), t)


def _picked(name: str, now: Now) -> None:
    """Take the epoch that was clicked; a click beside all points takes nothing."""
    points = ((widget_value(name) or {}).get("selection") or {}).get(marking.PICKED) or []
    if points:
        url_params.answer(now.draft, mark=f"{points[0]['epoch']:.0f}")

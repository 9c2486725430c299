"""The stage: curves and model of one run, sent once and played in the browser."""

from html import escape
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from core.datasets import DATASETS
from core.training import Run
from pages.ui import browser, charts, runs, verdict
from pages.ui.browser.alt_text import with_alt
from pages.ui.chart_data import Tables, kind, tables
from pages.ui.i18n import Text
from pages.ui.verdict import run_summary


def draw(
    run: Run,
    t: Text,
    *,
    replays: int = 0,
    log_y: bool = False,
    phases: bool = True,
    model: bool = True,
    told: bool = True,
    key: str = "chart_model_lab",
) -> None:
    """Draw the chart of a run; another `replays` plays it again from epoch 0; without `model` only the curves.

    Without `told` nothing of the diagnosis is sent to the browser: no phases, no best epoch, no verdict in its words.
    """
    data = runs.drawn(("stage", run.config, log_y), lambda: _packed(tables(run, log_y)))
    panel = kind(run) if model else None
    spec = charts.spec(
        panel,
        t.under("training_lab.chart"),
        run.config.epochs or 1,
        log_y=log_y,
        labels=[t(f"common.class.{id}") for id in DATASETS[run.config.dataset].classes],
    )
    sent: dict[str, Any] = {name: data[name] for name in charts.datasets_of(spec)}
    # A new id in the data is what tells the chart to start again from epoch 0; every replica has the same for a run.
    drop_end, over_from = verdict.phases(run) if phases and told else (-1.0, -1.0)
    played = f"{crc32(repr(run.config).encode())}-{replays}"
    shown = {"run": played, "drop_end": drop_end, "over_from": over_from} | ({} if told else {"best": -1})
    sent["meta"] = pd.DataFrame([data["meta"] | shown])
    # `alt` must not change: another one makes Streamlit embed the chart anew. So it holds what is always true, and the
    # run in words stands beside the chart, unseen, from where stage.js puts it on the chart.
    said = escape(run_summary.alt(run, panel, t, told=told))
    st.html(
        f'<style>.st-key-{key} {{ --run-epochs: "{run.config.epochs}"; }}</style>'
        f'<p class="chart-words" data-chart="{key}">{said}</p>'
    )
    with st.container(key=key):
        st.vega_lite_chart(
            spec | {"datasets": sent}, theme=None, width="stretch", height="stretch",
            **with_alt(st.vega_lite_chart, t("training_lab.alt.always")),
        )  # fmt: skip
    browser.send_script("stage.js")


def _packed(made: Tables) -> dict[str, Any]:
    """Return the data sets as they are sent, packed once for all visitors; `meta` is a row that each completes."""
    row = made["meta"].to_dict("records")[0]
    return {name: convert_anything_to_arrow_bytes(table) for name, table in made.items()} | {"meta": row}

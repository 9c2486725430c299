"""The stage: curves and model of one run, sent once and played in the browser."""

from html import escape
from zlib import crc32

import streamlit as st

from core.datasets import DATASETS
from core.training import Run
from pages.ui import charts, readings, runs, script, verdict
from pages.ui.alt import with_alt
from pages.ui.chart_data import kind, tables
from pages.ui.words import Text


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
    data = runs.drawn((run.config, log_y), lambda: tables(run, log_y))
    panel = kind(run) if model else None
    spec = charts.spec(
        panel,
        t.under("training_lab.chart"),
        run.config.epochs or 1,
        log_y=log_y,
        labels=[t(f"common.class.{id}") for id in DATASETS[run.config.dataset].classes],
    )
    sent = {name: data[name] for name in charts.datasets_of(spec)}
    # A new id in the data is what tells the chart to start again from epoch 0; every replica has the same for a run.
    drop_end, over_from = verdict.phases(run) if phases and told else (-1.0, -1.0)
    played = f"{crc32(repr(run.config).encode())}-{replays}"
    sent["meta"] = data["meta"].assign(run=played, drop_end=drop_end, over_from=over_from)
    if not told:
        sent["meta"] = sent["meta"].assign(best=-1)
    # `alt` must not change: another one makes Streamlit embed the chart anew. So it holds what is always true, and the
    # run in words stands beside the chart, unseen, from where stage.js puts it on the chart.
    said = escape(readings.alt(run, panel, t, told=told))
    st.html(
        f'<style>.st-key-{key} {{ --run-epochs: "{run.config.epochs}"; }}</style>'
        f'<p class="chart-words" data-chart="{key}">{said}</p>'
    )
    with st.container(key=key):
        st.vega_lite_chart(
            spec | {"datasets": sent}, theme=None, width="stretch", height="stretch",
            **with_alt(st.vega_lite_chart, t("training_lab.alt.always")),
        )  # fmt: skip
    script.send("stage.js")

"""One setting, many values: small curves with their verdicts, and final and lowest losses against the value."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.comparison import common_unit, iter_sweep
from core.training.run import History
from pages.ui import chart_block, page_blocks
from pages.ui.charts.palette import TRAIN, VAL
from pages.ui.compare import curve_images, many_runs, sweep_charts
from pages.ui.compare.curve_images import Axes, Stroke, axes_of
from pages.ui.compare.many_runs import ManyRuns
from pages.ui.compare.run_summary import RunSummary
from pages.ui.compare.sweep_text import Sweep, sentence, unit_text, value_text
from pages.ui.compare.sweep_values import FIELDS, fields_in, left_out, values_of
from pages.ui.i18n import Text
from pages.ui.run_player.lines import Line
from pages.ui.runs import affordable
from pages.ui.session import PAGES, Session, bound, lab_query, set_page_params
from pages.ui.session.params import one_of
from pages.ui.verdict.icons import ICONS

URL_PARAMS = {"sweep": one_of(*FIELDS)}
_STYLE = (Path(__file__).parent / "many_runs.css").read_text("utf-8")


def draw(session: Session, t: Text) -> None:
    """Draw the view: choose a setting; its runs appear as they are trained."""
    st.html(f"<style>{_STYLE}</style>")
    config = affordable(session.config.resolved())
    field = _choose(session, fields_in(config), t)
    values = values_of(config, field)
    swept = Sweep(config, field, values, (), common_unit([replace(config, **{field: v}) for v in values]) or "loss")
    answer = st.empty()
    many = ManyRuns(
        "sweep", (config, field), len(values), lambda start: iter_sweep(config, field, values[start:])
    )  # fmt: skip
    cards = _Cards(swept, session, t)
    found = replace(swept, runs=many_runs.train(many, cards.redraw, t))
    cards.finish(found.runs)
    if found.runs:
        answer.html(f"<div class='plain' role='status'>{escape(sentence(found, t))}</div>")
        _by_value(found, t)
    _notes(found, t)


def _choose(session: Session, fields: Sequence[str], t: Text) -> str:
    """Draw the choice of a setting, and return the one that is swept: one that has an effect."""
    wanted = session.page_params["sweep"]
    field = wanted if wanted in fields else fields[0]
    key = f"sweep_field_{t.lang}"
    st.selectbox(
        t("sweep.setting"),
        fields,
        **bound(key, field, lambda value: set_page_params(sweep=value)),
        format_func=lambda name: t(f"common.field.{name}"),
        width=260,
    )
    if field != wanted:
        st.caption(t("sweep.no_effect", field=t(f"common.field.{wanted}")))
    return field


class _Cards:
    """The small curves, one place for each value; what changes is drawn again, and nothing else."""

    def __init__(self, swept: Sweep, session: Session, t: Text) -> None:
        self._swept, self._session, self._t = swept, session, t
        self._drawn, self._axes = 0, Axes((0.0, 1.0), (0.0, 1.0))
        with st.container(key="cards_sweep"):
            self._places = [self._place(i, column) for i, column in enumerate(st.columns(len(swept.values)))]

    def _place(self, i: int, column: DeltaGenerator) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
        value = self._swept.values[i]
        with column:
            title = st.empty()
            title.caption(f"**{value_text(self._t, self._swept.field, value)}**")
            return title, st.empty(), st.empty()

    def redraw(self, done: Sequence[RunSummary], unfinished: Mapping[int, History]) -> None:
        """Draw what is new."""
        lines = [run.line for run in done]
        growing = {i: Line(history.epoch, history.train_loss, history.val_loss) for i, history in unfinished.items()}
        self._axes = self._axes_of([*lines, *growing.values()])
        for i in range(self._drawn, len(done)):
            self._card(i, done[i])
        self._drawn = len(done)
        for i, line in growing.items():
            self._picture(i, line, "")

    def finish(self, runs: Sequence[RunSummary]) -> None:
        """Draw all of them with the same axis."""
        self._axes = self._axes_of([run.line for run in runs])
        for i, run in enumerate(runs):
            self._card(i, run)

    def _axes_of(self, lines: Sequence[Line]) -> Axes:
        return axes_of(lines, max((float(line.x[-1]) for line in lines), default=1.0), explodes=2.0)

    def _card(self, i: int, run: RunSummary) -> None:
        value, t = value_text(self._t, self._swept.field, self._swept.values[i]), self._t
        title, _, words = self._places[i]
        icon = ICONS["underfitting" if run.verdict == "penalty" else run.verdict]
        used = t("sweep.used_mark", value=value) if i == self._swept.used else value
        title.page_link(
            PAGES["training_lab"], label=f"{icon} {used}", query_params=lab_query(self._session, run.config),
            help=None,
        )  # fmt: skip
        words.caption(t(f"verdict.{run.name_id}"))
        self._picture(i, run.line, t("sweep.card_alt", value=value, verdict=t(f"verdict.{run.name_id}")))

    def _picture(self, i: int, line: Line, alt: str) -> None:
        columns = line.columns()
        axes = self._axes
        if self._swept.field == "epochs":
            axes = Axes((0.0, float(line.x[-1]) or 1.0), axes.y)
        strokes = [
            Stroke([curve_images.path(line.x, columns[name], axes)], colour, 2, dash=dash)
            for name, colour, dash in (("train", TRAIN, ""), ("val", VAL, "5 3"))
            if name in columns
        ]
        self._places[i][1].html(curve_images.img(curve_images.data_url(strokes), alt))


def _by_value(found: Sweep, t: Text) -> None:
    """Draw final and lowest losses against the value."""
    with st.container(key="by_value"):
        keys = [("dashed", "final"), ("dotted", "lowest_loss"), *([("solid", "train")] if found.unit == "loss" else [])]
        field = t(f"common.field.{found.field}")
        title = t("sweep.by", what=unit_text(found.unit, found.config, t), field=field)
        marks = "".join(f"<span class='{kind}'>{escape(t(f'sweep.{id}'))}</span>" for kind, id in keys)
        st.html(f"<div class='line-key'><b>{escape(title)}</b> {marks}</div>")
        chart_block.draw_chart(
            "by_value", sweep_charts.by_value(), sweep_charts.tables(found, t), sentence(found, t), t, height=300,
            table=sweep_charts.table(found, t),
        )  # fmt: skip


def _notes(found: Sweep, t: Text) -> None:
    """Say what one run each can and cannot tell, and what was left out."""
    missing: tuple[Any, ...] = left_out(found.config, found.field)
    if missing:
        names = t.listed(value_text(t, found.field, value) for value in missing)
        st.caption(t("sweep.left_out", values=names))
    page_blocks.say(t, "sweep.note")

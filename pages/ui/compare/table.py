"""The runs of a comparison as a table: the settings that differ, what came of them, and a way into the Lab for each."""

import math
from collections.abc import Sequence
from html import escape

import streamlit as st

from core.comparison import differing_fields
from core.comparison.differences import typical_error
from core.training import Run
from pages.ui import i18n, verdict
from pages.ui.compare.source import PINS, Compared
from pages.ui.compare.text import data_unit, written
from pages.ui.i18n import Text, number
from pages.ui.session import PAGES, Session, lab_query, unpin_run
from pages.ui.verdict.verdict_sentence import name as verdict_name


def draw(compared: Compared, runs: Sequence[Run], names: Sequence[str], t: Text) -> None:
    """Draw a row for each run, under the colour of its curve."""
    settings = differing_fields(compared.configs)
    measures = _measures(compared, runs)
    heads = [
        t("compare_runs.table.run"), t("compare_runs.table.verdict"), *(t(f"common.field.{f}") for f in settings),
        *(t(f"compare_runs.table.{id}", unit=data_unit(id, compared.configs[0], t)) for id in measures),
    ]  # fmt: skip
    rows = [
        _row(place, name, [i18n.setting(t, f, values[place]) for f, values in settings.items()],
             [_measure(id, run, t) for id in measures], run, t)
        for place, (name, run) in enumerate(zip(names, runs, strict=True))
    ]  # fmt: skip
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in heads)
    st.html(
        f"<div class='scroll compared' tabindex='0'><table class='figures'><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def draw_links(compared: Compared, names: Sequence[str], session: Session, t: Text) -> None:
    """Draw for each run the link that opens it in the Lab, and for a pin what takes it away."""
    with st.container(key="compare_open", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(t("compare_runs.open"), width="content")
        for i, (config, name) in enumerate(zip(compared.configs, names, strict=True)):
            with st.container(key=f"open_{i}", horizontal=True, width="content", gap="small"):
                query = lab_query(session, config)
                st.page_link(PAGES["training_lab"], label=name, icon=":material/science:", query_params=query)
                if compared.id == PINS:
                    unpin = t("compare_runs.unpin")
                    st.button(unpin, key=f"unpin_{i}", type="tertiary", on_click=unpin_run, args=(config,))


def _row(
    place: int, name: str, settings: Sequence[str], measures: Sequence[str], run: Run, t: Text
) -> str:  # fmt: skip
    curves = verdict.curves_of(run)
    icon = verdict.ICONS[curves.found.verdict].removeprefix(":material/").removesuffix(":")
    swatch = f"<i class='swatch run-{place}' aria-hidden='true'></i>"
    cells = "".join(f"<td>{escape(text)}</td>" for text in (*settings, *measures))
    verdict_cell = (
        f"<span class='icon' translate='no' aria-hidden='true'>{icon}</span>{escape(verdict_name(curves, t))}"
    )
    return f"<tr><th scope='row'>{swatch}{escape(name)}</th><td class='verdict'>{verdict_cell}</td>{cells}</tr>"


def _measures(compared: Compared, runs: Sequence[Run]) -> list[str]:
    """Return the ids of what is measured of every run; their losses are those of each run's own loss."""
    has_accuracy = any(run.history.val_accuracy[-1] == run.history.val_accuracy[-1] for run in runs)
    lowest = "lowest_own" if "loss" in differing_fields(compared.configs) else "lowest"
    return [lowest, "final", "rise"] + ["accuracy"] * has_accuracy + ["error"] * (compared.unit == "error")


def _measure(id: str, run: Run, t: Text) -> str:
    losses = run.history.val_loss
    best = verdict.best_epoch(run)
    if id.startswith("lowest"):
        return t("compare_runs.table.at_epoch", value=number(losses[best]), epoch=best) if best >= 0 else "∞"
    if id == "final":
        return number(losses[-1])
    if id == "rise":
        return _rise(float(losses[best]) if best >= 0 else math.nan, float(losses[-1]), t)
    if id == "accuracy":
        share = run.history.val_accuracy[-1]
        return written("accuracy", share, t) if share == share else "–"
    return written("error", typical_error(run, len(losses)), t)


def _rise(lowest: float, last: float, t: Text) -> str:
    """Return by how much of its lowest value a loss has risen again."""
    if not (math.isfinite(last) and lowest > 0):
        return "∞"
    share = last / lowest - 1
    if share < 0.005:
        return i18n.percent(0, t)
    return f"+{i18n.percent(share, t)}" if share < 10 else t("compare_runs.table.times", n=number(last / lowest))

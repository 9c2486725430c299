"""Compare with another setting: one field changed, the same seeds, pair by pair."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, cast

import pandas as pd
import streamlit as st

from core.comparison import Paired, common_unit, paired
from core.config import ResolvedConfig
from core.training.run import History
from pages.ui import chart_block, score_table
from pages.ui.compare import luck_charts, luck_picture, luck_runs, luck_setting, luck_text, many_runs
from pages.ui.compare.luck_setting import SAME
from pages.ui.compare.run_summary import RunSummary
from pages.ui.compare.text import written
from pages.ui.i18n import Text
from pages.ui.session import Session, bound, set_page_params

# Below so many pairs no count, however one-sided, tells two settings apart.
FEWEST = 6


def draw(session: Session, config: ResolvedConfig, a: Sequence[RunSummary], vary: Sequence[str], t: Text) -> None:
    """Draw the section, and train the other setting's runs for as many seeds as there are of the first."""
    st.header(t("luck.other.title"), anchor=False)
    params = session.page_params
    _choose(session, config, t)
    field, text = params["b_field"], params["b_value"]
    if not field:
        st.caption(t("luck.other.choose"))
        return
    other = config if field == SAME else luck_setting.with_value(config, field, text)
    if other is None:
        st.warning(t("luck.other.cannot", field=_field_name(field, t)), icon=":material/info:")
        return
    b = _runs_of_other(config, other, field == SAME, len(a), vary, t)
    if b:
        _draw_pairs(config, other, field, a[: len(b)], b, t)


def _runs_of_other(
    config: ResolvedConfig, other: ResolvedConfig, is_same: bool, n: int, vary: Sequence[str], t: Text
) -> tuple[RunSummary, ...]:
    """Return the runs of the other setting; the same setting's are those of the seeds that follow."""
    wanted = 2 * n if is_same else luck_runs.affordable(n, other)
    many = luck_runs.runs_of("b", other, wanted, vary)
    place = st.empty()

    def show(done: Sequence[RunSummary], unfinished: Mapping[int, History]) -> None:
        place.html(luck_picture.picture(done[n:] if is_same else done, unfinished, other.epochs, "", t))

    runs = many_runs.train(many, show, t)
    place.empty()
    return runs[n:] if is_same else runs


def _choose(session: Session, config: ResolvedConfig, t: Text) -> None:
    """Draw the choice of a field and of its value, and the check that must find nothing."""
    params, fields = session.page_params, luck_setting.fields_in(config)
    key, value_key = f"b_field_{t.lang}", f"b_value_{t.lang}"
    with st.container(key="other_setting", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            t("luck.other.field"),
            fields,
            **bound(
                key,
                params["b_field"] if params["b_field"] in fields else None,
                lambda value: _take_field(config, value),
            ),
            width=220,
            placeholder=t("luck.other.none"),
            format_func=lambda name: t(f"common.field.{name}"),
        )
        if params["b_field"] in fields:
            _choose_value(params, config, value_key, t)
        st.button(
            t("luck.other.same"), key="same_setting", icon=":material/balance:",
            on_click=lambda: set_page_params(b_field=SAME, b_value=""),
        )  # fmt: skip


def _take_field(config: ResolvedConfig, field: str | None) -> None:
    """Take a field with a value for it that is worth a look: the one in the middle of those that it may have."""
    if field not in luck_setting.FIELDS:
        return
    values = luck_setting.others(config, field)
    value = luck_setting.as_text(config, field, values[len(values) // 2]) if values else ""
    set_page_params(b_field=field, b_value=value)


def _choose_value(params: dict[str, Any], config: ResolvedConfig, key: str, t: Text) -> None:
    field = params["b_field"]
    texts = {luck_setting.as_text(config, field, value): value for value in luck_setting.others(config, field)}
    other = luck_setting.with_value(config, field, params["b_value"])
    if other is not None:  # a value of the link's own
        texts.setdefault(params["b_value"], getattr(other, field))
    st.selectbox(
        t("luck.other.value", used=luck_setting.label(t, field, getattr(config, field))),
        tuple(texts),
        **bound(
            key, params["b_value"] if params["b_value"] in texts else None, lambda value: set_page_params(b_value=value)
        ),
        width=260,
        format_func=lambda text: luck_setting.label(t, field, texts[text]),
    )


def _field_name(field: str, t: Text) -> str:
    return t(f"common.field.{field}") if field in luck_setting.FIELDS else field


def _draw_pairs(
    config: ResolvedConfig, other: ResolvedConfig, field: str, a: Sequence[RunSummary], b: Sequence[RunSummary], t: Text
) -> None:
    is_same, unit = field == SAME, unit_of(config, other)
    if unit is None:
        return
    lower_a, lower_b = luck_text.badness(a, unit), luck_text.badness(b, unit)
    found = paired(lower_a, lower_b)
    names = _names(config, other, field, t)
    _say_who(names, unit, t)
    left, right = st.columns([3, 2], gap="large")
    with right:
        says = luck_text.paired_sentences(found, unit, is_same, t)
        if found.n < FEWEST:
            says.append(t("luck.paired.few", fewest=FEWEST, n=found.n))
        st.html("".join(f"<p class='plain'>{escape(text)}</p>" for text in says))
    with left:
        _chart(found, lower_a, lower_b, a, b, unit, t)
        _verdicts(a, b, t)


def unit_of(config: ResolvedConfig, other: ResolvedConfig) -> str | None:
    """Return the unit that both settings share."""
    return common_unit([config, other])


def _names(config: ResolvedConfig, other: ResolvedConfig, field: str, t: Text) -> tuple[str, str]:
    if field == SAME:
        return t("luck.other.first_seeds"), t("luck.other.more_seeds")
    label = luck_setting.label
    return label(t, field, getattr(config, field)), label(t, field, getattr(other, field))


def _say_who(names: tuple[str, str], unit: str, t: Text) -> None:
    says = t("luck.other.who", a=names[0], b=names[1], what=t(f"luck.what.{unit}"))
    note = "" if unit == "loss" else t(f"luck.other.unit_{unit}")
    st.html(f"<div class='plain'>{escape(f'{says} {note}'.strip())}</div>")


def _verdicts(a: Sequence[RunSummary], b: Sequence[RunSummary], t: Text) -> None:
    """Write how often each verdict occurs in both."""
    of_a, of_b = dict(luck_text.counts(a)), dict(luck_text.counts(b))
    ids = sorted(of_a | of_b, key=lambda id: (-of_a.get(id, 0), -of_b.get(id, 0)))
    rows = [(t(f"verdict.{id}.name"), str(of_a.get(id, 0)), str(of_b.get(id, 0))) for id in ids]
    score_table.table((t("sweep.verdict"), f"A ({len(a)})", f"B ({len(b)})"), rows)


def _chart(
    found: Paired, lower_a: Sequence[float], lower_b: Sequence[float], a: Sequence[RunSummary],
    b: Sequence[RunSummary], unit: str, t: Text,
) -> None:  # fmt: skip
    tables = luck_charts.tables(lower_a, lower_b)
    drawn = len(tables["pairs"])
    alt = t("luck.chart.alt", n=found.n, wins=found.wins, ties=found.ties)
    numbers = pd.DataFrame({
        t("luck.chart.pair"): range(1, found.n + 1),
        "A": [written(unit, run.final[unit], t) for run in a],
        "B": [written(unit, run.final[unit], t) for run in b],
    })  # fmt: skip
    height = 180 if found.n <= 16 else 280
    chart_block.draw_chart(
        "pairs", luck_charts.differences(t, cast(luck_charts.Unit, unit)), tables, alt, t, height=height, table=numbers
    )
    if drawn < found.n:
        st.caption(t("luck.chart.left_out", n=found.n - drawn))

"""The controls above the curves: what is compared, at which rates, and over which axis."""

from collections.abc import Callable

import streamlit as st

from core.comparison import differing_fields
from core.comparison.presets import COMPARISONS
from pages.ui.compare.source import OWN_RATES, PINS, Compared, options, topic
from pages.ui.i18n import Text
from pages.ui.session import Session, bound, set_page_params, set_widget, widget_value


def draw_comparisons(compared: Compared, session: Session, t: Text) -> None:
    """Let the visitor choose what is compared."""
    n_pins = len(session.pins)

    def named(id: str) -> str:
        return t("compare_runs.choice.pins", n=n_pins) if id == PINS else t(f"compare_runs.choice.{id}")

    key = "comparison"
    st.pills(
        t("compare_runs.choice.ask"),
        options(session),
        **bound(key, topic(compared.id), lambda value: set_page_params(comparison=value)),
        required=True,
        format_func=named,
    )


def draw_switches(compared: Compared, session: Session, t: Text) -> None:
    """Let the visitor choose the rates and the axis, where there is a choice."""
    has_rates = bool(compared.ready and compared.ready.rates)
    has_axis = has_updates(compared)
    if not has_rates and not has_axis:
        return
    with st.container(key="compare_switches", horizontal=True, gap="medium"):
        if has_rates:
            _draw_rates(compared, t)
        if has_axis:
            _draw_axis(session, t)


def has_updates(compared: Compared) -> bool:
    """Return whether an epoch is not the same number of updates in all runs."""
    return "batch_size" in differing_fields(compared.configs)


def _draw_rates(compared: Compared, t: Text) -> None:
    own = topic(compared.id) + OWN_RATES
    ids = {"same": topic(compared.id), "own": own} if own in COMPARISONS else {"same": compared.id}
    _segmented("rates", tuple(ids), "own" if compared.id == own else "same", t,
               lambda chosen: set_page_params(comparison=ids[chosen]))  # fmt: skip


def _draw_axis(session: Session, t: Text) -> None:
    _segmented("axis", ("epochs", "updates"), session.page_params["axis"], t,
               lambda chosen: set_page_params(axis=chosen))  # fmt: skip


def _segmented(name: str, ids: tuple[str, ...], now: str, t: Text, take: Callable[[str], None]) -> None:
    key = f"compare_{name}"
    set_widget(key, now)

    def changed() -> None:
        if (chosen := widget_value(key)) in ids:
            take(chosen)

    st.segmented_control(
        t(f"compare_runs.{name}.ask"), ids, key=key, required=True, on_change=changed,
        format_func=lambda id: t(f"compare_runs.{name}.{id}"), label_visibility="collapsed",
    )  # fmt: skip

"""The controls of an experiment: one function for each group of RunConfig's fields.

Each widget shows the config and changes the config; none keeps a value of its own, so that a link, a preset, Back and
the widget beside it can never disagree. Each function draws into the container that is current.
"""

import re
from collections.abc import Callable
from typing import Any

import streamlit as st

from core.choices import RATE_FACTORS, losses_for, rate_word, rates, size_word, with_size
from core.config import CHOICES, MIN_ROWS, RANGES, RunConfig
from core.datasets import DATASETS
from core.presets import PRESETS
from pages.ui import i18n
from pages.ui.i18n import Text
from pages.ui.session import (
    bound,
    change_config,
    change_config_text,
    change_dataset,
    change_optimizer,
    change_preset,
    current_session,
    is_locked,
    set_widget,
    widget_value,
)

SIZES = ("small", "medium", "large")


def preset(id: str, t: Text) -> None:
    key = _key("preset", t)
    st.selectbox(
        t("presets.label"),
        tuple(PRESETS),
        format_func=lambda id: t(f"presets.{id}.name"),
        placeholder=t("presets.show_me"),
        **bound(key, id or None, change_preset),
        label_visibility="collapsed",
        disabled=is_locked("presets"),
        width=220,
    )


def dataset(config: RunConfig, t: Text) -> None:
    key = _key("dataset", t)
    st.selectbox(
        t("training_lab.control.dataset"),
        tuple(DATASETS),
        format_func=lambda id: t(f"common.dataset.{id}.name"),
        **bound(key, config.dataset, change_dataset),
        disabled=is_locked("dataset"),
    )


def loss(config: RunConfig, t: Text) -> None:
    _select(config, t, "loss", losses_for(config.dataset))


def model_size(config: RunConfig, t: Text) -> None:
    label = f"{t('training_lab.control.size')}: {i18n.size_label(t, config)}"
    _words(label, "size", SIZES, size_word(config), t, lambda word: vars(with_size(config, word)), _help(t, "size"))


def learning_rate(config: RunConfig, t: Text) -> None:
    label = f"{t('training_lab.control.learning_rate')}: {i18n.plain(config.resolved().learning_rate)}"
    _words(
        label,
        "rate",
        tuple(RATE_FACTORS),
        rate_word(config),
        t,
        lambda word: {"learning_rate": None if word == "good" else rates(config)[word]},
        t("training_lab.help.rate"),
    )


def data_settings(config: RunConfig, t: Text) -> None:
    """Noise, outliers, sizes of the sets."""
    full = config.resolved()
    set_ = DATASETS[config.dataset]
    if set_.draw is not None:
        _slider(config, t, "noise", 0.05)
    _slider(config, t, "outliers", 0.05)
    most = (set_.rows or 2 * int(RANGES["n_train"][1])) - MIN_ROWS
    _number(config, t, "n_train", most=most)
    _number(config, t, "n_val", most=(most + MIN_ROWS) - (full.n_train or 0))


def model_settings(config: RunConfig, t: Text) -> None:
    """Kind of model, its size in figures, activation."""
    one_input = len(DATASETS[config.dataset].inputs) == 1
    _select(config, t, "model", tuple(m for m in CHOICES["model"] if one_input or m != "polynomial"))
    model = config.resolved().model
    if model == "polynomial":
        _slider(config, t, "degree", 1)
    elif model == "mlp":
        _hidden(config, t)
        _select(config, t, "activation", CHOICES["activation"])


def training_settings(config: RunConfig, t: Text) -> None:
    """Optimizer, exact rate, batch, epochs."""
    key = _key("optimizer", t)
    st.selectbox(
        t("training_lab.control.optimizer"),
        CHOICES["optimizer"],
        format_func=lambda id: t(f"common.optimizer.{id}"),
        **bound(key, config.resolved().optimizer, change_optimizer),
        help=t("glossary.optimizer.line"),
    )
    _number(config, t, "learning_rate", step=0.001, format="%g")
    _number(config, t, "batch_size", most=config.resolved().n_train or 1)
    _number(config, t, "epochs", step=50)


def restraints(config: RunConfig, t: Text) -> None:
    """What holds a model back: L2, dropout, early stopping."""
    _number(config, t, "l2", step=0.001, format="%g")
    if config.resolved().model == "mlp":
        _slider(config, t, "dropout", 0.05)
    _number(config, t, "patience", step=5)


def seeds(config: RunConfig, t: Text) -> None:
    _number(config, t, "data_seed")
    _number(config, t, "weights_seed")


def _words(
    label: str,
    key: str,
    options: tuple[str, ...],
    word: str | None,
    t: Text,
    fields: Callable[[str], dict[str, Any]],
    help: str,
) -> None:
    """Draw a choice by words; no word is marked where the value is one's own."""

    def chosen() -> None:
        if (word := widget_value(key)) in options:
            change_config(**fields(word))

    set_widget(key, word)
    st.segmented_control(
        label,
        options,
        format_func=lambda w: t(f"common.{key}.{w}"),
        key=key,
        required=True,
        help=help,
        disabled=is_locked(key),
        on_change=chosen,
        width="stretch",
    )


def _key(field: str, t: Text) -> str:
    """Return a key for each language: a select box answers in the words it shows, and a switch makes them foreign."""
    return f"{field}_{t.lang}"


def _select(config: RunConfig, t: Text, field: str, options: tuple[str, ...]) -> None:
    key = _key(field, t)
    st.selectbox(
        t(f"training_lab.control.{field}"),
        options,
        format_func=lambda id: t(f"common.{field}.{id}"),
        **bound(key, getattr(config.resolved(), field), lambda value: change_config(**{field: value})),
        help=t(f"training_lab.formula.{config.resolved().loss}") if field == "loss" else None,
        disabled=is_locked(field),
    )


def _slider(config: RunConfig, t: Text, field: str, step: float) -> None:
    low, high = RANGES[field]
    st.slider(
        t(f"training_lab.control.{field}"),
        low,
        high,
        step=step,
        **bound(field, getattr(config.resolved(), field), lambda value: change_config(**{field: value})),
        help=_help(t, field),
    )


def _number(
    config: RunConfig, t: Text, field: str, *, most: float | None = None, step: float = 1, format: str | None = None
) -> None:
    low, high = RANGES[field]
    high = min(high, most) if most is not None else high
    # No ends for the browser, which would only mark a number beyond them, in its own words: here it gets a sentence.
    # And no value: an emptied field means the starter's.
    label = f"{t(f'training_lab.control.{field}')} ({i18n.plain(low)} – {i18n.plain(high)})"
    st.number_input(
        label,
        value=None,
        step=step,
        format=format,
        **bound(field, getattr(config.resolved(), field), lambda value: change_config(**{field: value})),
        help=_help(t, field),
    )
    _refused(config, t, field)


def _hidden(config: RunConfig, t: Text) -> None:
    """Write the layers as a link does, 32-32, or with other signs between. What cannot be read is said and left out."""
    st.text_input(
        t("training_lab.control.hidden"),
        **bound(
            "hidden",
            i18n.plain(config.resolved().hidden),
            lambda value: change_config_text("hidden", re.sub(r"[\s,、x×-]+", "-", value.strip())),
        ),
        help=_help(t, "hidden"),
    )
    _refused(config, t, "hidden")


def _refused(config: RunConfig, t: Text, field: str) -> None:
    """Say what was not taken beside its field too: the page's top may be out of sight."""
    session = current_session()
    for problem in session.problems:
        if problem.field == field:
            st.caption(f":material/info: {i18n.problem(t, problem, config, typed=session.typed)}")


def _help(t: Text, field: str) -> str:
    return t(f"training_lab.help.{field}")

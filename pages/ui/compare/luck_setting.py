"""The other setting that a comparison is with: one field changed to one value."""

from dataclasses import replace
from typing import Any

from core.choices import losses_for
from core.comparison import differing_fields
from core.config import CHOICES, ConfigError, ResolvedConfig, from_query, to_query
from pages.ui import i18n
from pages.ui.compare import sweep_values
from pages.ui.compare.sweep_text import value_text
from pages.ui.i18n import Text

# The same setting once more, with other seeds: what must answer "no difference".
SAME = "same"
_BY_NAME = ("loss", "optimizer", "activation")
_FIRST = ("learning_rate", "l2", "n_train")
FIELDS = (*_FIRST, *(field for field in sweep_values.FIELDS if field not in _FIRST), *_BY_NAME)


def fields_in(config: ResolvedConfig) -> tuple[str, ...]:
    """Return the settings that can be another than they are, and have an effect."""
    swept = sweep_values.fields_in(config)
    return tuple(field for field in FIELDS if field in swept or (field in _BY_NAME and others(config, field)))


def others(config: ResolvedConfig, field: str) -> tuple[Any, ...]:
    """Return the values that a setting may have instead, each with an effect."""
    if field in _BY_NAME:
        ids = losses_for(config.dataset) if field == "loss" else CHOICES[field]
        changes: list[dict[str, Any]] = [{field: id} for id in ids]
        return tuple(c[field] for c in changes if field in differing_fields([config, replace(config, **c)]))
    return tuple(value for value in sweep_values.values_of(config, field) if value != getattr(config, field))


def with_value(config: ResolvedConfig, field: str, text: str) -> ResolvedConfig | None:
    """Return the config with a value as a link writes it, None where that cannot be."""
    if field not in FIELDS:
        return None
    other, problems = from_query(to_query(config) | {field: text})
    return None if problems else other.resolved()


def as_text(config: ResolvedConfig, field: str, value: Any) -> str:
    """Return a value as a link writes it."""
    try:
        return to_query(replace(config, **{field: value}))[field]
    except ConfigError:
        return ""


def label(t: Text, field: str, value: Any) -> str:
    """Return a setting in words: learning rate 0.1."""
    name = t(f"common.field.{field}")
    shown = i18n.setting(t, field, value) if field in _BY_NAME else value_text(t, field, value)
    return t("luck.label", field=name, value=shown)

"""The settings of a run as a list."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core.config import RunConfig
from pages.ui import i18n
from pages.ui.i18n import Text


def draw(config: RunConfig, names: Sequence[str], t: Text) -> None:
    """Write each setting with its value."""
    rows = "".join(
        f"<div><dt>{t(f'common.field.{name}')}</dt><dd>{value(config, name, t)}</dd></div>" for name in names
    )
    st.html(f"<dl class='settings'>{rows}</dl>")


def value(config: RunConfig, name: str, t: Text) -> str:
    """Return a setting's value; a network with its size."""
    shown = i18n.setting(t, name, getattr(config, name))
    if name == "model" and config.model == "mlp":
        shown += f" ({i18n.plain(config.hidden)})"
    return escape(shown)

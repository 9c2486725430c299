"""Compare runs: same data, same start, one thing changed.

`VIEWS` are the ways to compare: each draws itself below the page's title, from the same experiment as the Lab.
`source.py` knows what is compared side by side, the modules beside it draw that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from pages.ui.compare import luck, runs_view, source, sweep
from pages.ui.i18n import Text
from pages.ui.session import Session, bound, set_page_params
from pages.ui.session.params import Params, one_of

__all__ = ["URL_PARAMS", "VIEWS", "View", "draw"]


@dataclass(frozen=True)
class View:
    """A way to compare: what draws it below the page's title, and what the page's link restores of it."""

    draw: Callable[[Session, Text], None]
    url_params: Params = field(default_factory=dict)


# The first is what the page opens with. Text ids are `compare_runs.view.<id>`.
VIEWS = {
    "runs": View(runs_view.draw, source.URL_PARAMS),
    "sweep": View(sweep.draw, sweep.URL_PARAMS),
    "luck": View(luck.draw, luck.URL_PARAMS),
}
URL_PARAMS: Params = {"view": one_of(*VIEWS)} | {
    name: param for view in VIEWS.values() for name, param in view.url_params.items()
}

_STYLE = (Path(__file__).parent / "style.css").read_text("utf-8")


def draw(session: Session, t: Text) -> None:
    """Draw the page below its title."""
    st.html(f"<style>{_STYLE}</style>")
    view = session.page_params["view"]
    if len(VIEWS) > 1:
        _draw_choice(view, t)
    VIEWS[view].draw(session, t)


def _draw_choice(view: str, t: Text) -> None:
    key = "compare_view"
    st.segmented_control(
        t("compare_runs.view.ask"),
        tuple(VIEWS),
        **bound(key, view, lambda value: set_page_params(view=value)),
        required=True,
        label_visibility="collapsed",
        format_func=lambda id: t(f"compare_runs.view.{id}"),
    )

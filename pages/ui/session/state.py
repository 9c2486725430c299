"""The working copy of the link, and what a visit holds besides: the only place that knows the session's names."""

from copy import copy
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from core.config import Problem, RunConfig
from core.handin import Progress
from core.lesson_plans import LESSON_PLANS
from core.presets import TOUR
from pages.ui import i18n

# What a link may carry besides the fields of RunConfig, with the values that are understood; the first is the default.
FLAGS: dict[str, tuple[str, ...]] = {
    "lang": i18n.LANGUAGES,
    "details": ("0", "1"),
    "log": ("0", "1"),
    "phases": ("1", "0"),
    "reveal": ("now", "later"),
    "size": ("normal", "large"),
    "lesson": ("", *LESSON_PLANS),
    "tour": ("", *TOUR),
}
# Those that every page's link carries, and not the Lab's alone.
EVERYWHERE = ("lang", "size", "lesson")
# The controls of the Lab that a link may lock.
LOCKS = ("presets", "dataset", "loss", "size", "rate", "details")
# The menu: page id -> script, lessons in the order in which they are read. Text ids are `common.menu.<id>`.
LESSONS = ("what_is_loss", "loss_functions", "loss_vs_accuracy", "training_loop", "seen_and_unseen")
LAB, COMPARE = "training_lab", "compare_runs"
# The pages that start from the experiment: their links hold it.
WITH_EXPERIMENT = (LAB, COMPARE)
_AFTER_LAB = (COMPARE, "read_a_log", "exercises", "for_teachers")
PAGES = {"home": "dashboard.py"} | {id: f"pages/{id}.py" for id in (*LESSONS, LAB, *_AFTER_LAB)}
_KEY = "session"


@dataclass
class Session:
    """The working copy: the experiment, the flags, and what the last change or link has to be told about."""

    config: RunConfig = field(default_factory=RunConfig)
    flags: dict[str, str] = field(default_factory=dict)
    # What could not be taken, and whether it was typed on the page (else it came with a link, and is named as there).
    problems: list[Problem] = field(default_factory=list)
    typed: bool = False
    notices: list[str] = field(default_factory=list)
    written_query: dict[str, str] | None = None
    # Addresses that were written before it, each with the second at which it was replaced.
    replaced_queries: tuple[tuple[float, dict[str, str]], ...] = ()
    changed: bool = False
    replays: int = 0
    preset: str = ""
    page: str = ""
    # What was done in the exercises; of that, what the link knew that brought the visitor here: Back leads to a page as
    # it was. And the controls of the Lab that a teacher's link has locked.
    progress: Progress = field(default_factory=Progress)
    url_progress: Progress = field(default_factory=Progress)
    locked: tuple[str, ...] = ()
    # Experiments that are held beside each other to be compared, resolved. Every page's link carries them.
    pins: tuple[RunConfig, ...] = ()
    # Page id -> what its link holds besides the experiment; the page's own values are those of `state`.
    page_queries: dict[str, dict[str, str]] = field(default_factory=dict)
    page_params: dict[str, Any] = field(default_factory=dict)


def current_session() -> Session:
    """Return the visitor's working copy."""
    session: Session = st.session_state.setdefault(_KEY, Session())
    return session


def renewed_session() -> Session:
    """Put another object with the same contents into the old one's place, and return it.

    A click on a page that is being left may come late: what it reads is still that page's own state.
    """
    session: Session = copy(current_session())
    st.session_state[_KEY] = session
    return session


def is_locked(control: str) -> bool:
    """Return whether the link has locked a control of the Lab."""
    return control in current_session().locked


def set_widget(key: str, value: Any) -> None:
    """Show `value` in the widget of that key. Written only when it differs, so that quick input is not set back."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def widget_value(key: str) -> Any:
    """Return what the widget of that key says now."""
    return st.session_state.get(key)


def session_set(name: str, value: Any) -> None:
    """Hold something for this visit, such as a training in progress."""
    st.session_state[name] = value


def session_get(name: str) -> Any:
    """Return what was held, or None."""
    return st.session_state.get(name)


def session_delete(name: str) -> None:
    """Let go of it."""
    st.session_state.pop(name, None)

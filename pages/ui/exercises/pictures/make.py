"""A small Lab for a goal: what may be changed, what is locked, and the run that comes of it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from core.config import CHOICES, RunConfig, from_query, to_query
from core.exercises import Feedback
from core.training import Run
from pages.ui import frame, stage, verdict, words
from pages.ui.exercises import state
from pages.ui.exercises.state import Now
from pages.ui.frame import Work
from pages.ui.words import Text

_LOCKED = ("dataset", "loss", "optimizer", "n_train", "n_val", "hidden", "epochs", "learning_rate", "noise")


def draw(now: Now, found: Feedback | None, runs: Sequence[Run], work: Work, t: Text) -> None:
    """Draw the controls, and the learner's own run, or that of the start where the settings cannot be trained."""
    own = now.exercise.own(now.draft, now.variant)
    start = now.exercise.configs(now.variant)[0]
    _controls(now, own or start, t)
    if own is None and now.draft:
        _refused(now, start, t)
    run = runs[len(now.exercise.configs(now.variant))] if own else runs[0]
    stage.draw(run, t, key="chart_model_exercise")
    st.markdown(f"{verdict.ICONS[verdict.of(run).verdict]} {verdict.line(run, t)}")


def _controls(now: Now, config: RunConfig, t: Text) -> None:
    free = now.exercise.free
    with st.container(key="settings", horizontal=True, gap="small"):
        for name in free:
            _field(name, now, config, t)
    fixed = [f"{t(f'common.field.{name}')}: {words.setting(t, name, getattr(config, name))}" for name in _LOCKED
             if name not in free and getattr(config, name) is not None]  # fmt: skip
    st.caption(f":material/lock: {t('exercises.locked')} {' · '.join(fixed)}")


def _field(name: str, now: Now, config: RunConfig, t: Text) -> None:
    """Draw one field as it would stand in a link: a list for ids, a line of text for numbers and layers."""
    key = f"{now.exercise.id}_{now.variant}_set_{name}_{t.lang}"
    value = getattr(config, name)

    def change() -> None:
        given = to_query(config) | {name: str(frame.shown(key)).strip()}
        own, problems = from_query(given)
        text = now.exercise.changes(own, now.variant) if not problems else _with_typed(now, name, given[name])
        state.answer(now.draft, settings=text)

    label = t(f"common.field.{name}")
    if name in CHOICES:
        frame.put(key, value)
        st.selectbox(
            label,
            CHOICES[name],
            key=key,
            format_func=lambda id: words.setting(t, name, id),
            on_change=change,
            width=170,
        )
    else:
        frame.put(key, to_query(config).get(name, ""))
        st.text_input(label, key=key, on_change=change, max_chars=20, width=130)


def _with_typed(now: Now, name: str, text: str) -> str:
    """Return the settings with what was typed, though it cannot be: it is answered, not lost."""
    return urlencode(dict(parse_qsl(now.draft.get("settings", ""))) | {name: text})


def _refused(now: Now, start: RunConfig, t: Text) -> None:
    """Say what of the settings cannot be, and what can."""
    given: dict[str, Any] = to_query(start) | dict(parse_qsl(now.draft.get("settings", "")))
    config, problems = from_query(given)
    lines = [words.problem(t, problem, config) for problem in problems] or [t("exercises.said.not_allowed")]
    st.warning("  \n".join(lines), icon=":material/info:")

"""A small Lab for a goal: what may be changed, what is locked, and the run that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize
from urllib.parse import parse_qsl, urlencode

import numpy as np
import streamlit as st

from core.config import CHOICES, RANGES, RunConfig, from_query, to_query
from core.exercises import Feedback
from core.exercises.exercise import MAX_COST
from core.exercises.make.rank_opposite import HOUSES, errors_of_a, mse_and_mae
from core.training import Run, cost
from pages.ui import i18n, run_player, verdict
from pages.ui.exercises import feedback_text, url_params
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.score_table import table
from pages.ui.session import Session, page_param, set_page_params, set_widget, widget_value

_LOCKED = ("dataset", "model", "loss", "optimizer", "n_train", "n_val", "hidden", "epochs", "learning_rate", "noise")
# The rate's own help speaks of controls that stand above it in the Lab.
_HELP = {"learning_rate": "rate"}
_SLIDERS = {"dropout": 0.05, "noise": 0.05}


@picture_of(kind="make")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the controls, and the learner's own run, or that of the start where the settings cannot be trained."""
    own = now.exercise.learner_config(now.draft, now.variant)
    start = now.exercise.configs(now.variant)[0]
    run = runs[1] if own else runs[0]
    is_open = found is not None and "sealed" in found.values
    with st.container(key="making"):
        with st.container(key="making_settings"):
            _controls(now, start, t, disabled=is_open)
            if own is None and "settings" in now.draft:
                _refused(now, start, t)
        with st.container(key="making_run"):
            _goal(now, runs[0], run, t)
            run_player.draw_run(run, t, key="player_exercise")
            st.markdown(f"{verdict.ICONS[verdict.diagnosis_of(run).verdict]} {verdict.sentence(run, t)}")
    if found and is_open:
        _opened(now, found, t)


def _goal(now: Now, start: Run, own: Run, t: Text) -> None:
    """Say what is asked for and how far the run is from it, where both are measured."""
    if now.exercise.measures:
        values = {name: feedback_text.shown(value) for name, value in now.exercise.measures([start, own]).items()}
        st.markdown(f":material/flag: {words_of(now, t, 'goal', **values)}")


def _given(draft: Mapping[str, str], start: RunConfig) -> dict[str, str]:
    """Return all settings as text: the start's, and what was typed in their place, whether it can be or not."""
    return to_query(start) | dict(parse_qsl(draft.get("settings", "")))


def _controls(now: Now, start: RunConfig, t: Text, *, disabled: bool) -> None:
    free, given = now.exercise.editable_fields, _given(now.draft, start)
    with st.container(key="settings", horizontal=True, gap="small"):
        for name in free:
            _field(name, now, start, given, t, disabled)
    idle = {None, *(["hidden"] if start.model != "mlp" else ["model"])}
    fixed = [f"{t(f'common.field.{name}')}: {i18n.setting(t, name, getattr(start, name))}" for name in _LOCKED
             if name not in free and not idle & {name, getattr(start, name)}]  # fmt: skip
    st.caption(f":material/lock: {t('exercises.locked')} {' · '.join(fixed)}")


def _field(name: str, now: Now, start: RunConfig, given: dict[str, str], t: Text, disabled: bool) -> None:
    """Draw one field: a list for ids, a slider for shares, a line of text, as in a link, for the rest."""
    key = f"{now.exercise.id}_{now.variant}_set_{name}_{t.lang}"
    label, help = t(f"common.field.{name}"), t.under("training_lab.help").get(_HELP.get(name, name))

    def change() -> None:
        """Take the field's text; an empty one goes back to the start's value."""
        text = normalize("NFKC", str(widget_value(key))).strip()
        first, others = to_query(start), _given(page_param("draft") or now.draft, start)
        changed = {k: v for k, v in (others | {name: text}).items() if v and v != first.get(k)}
        url_params.answer(now.draft, settings=urlencode(changed))
        for part in now.exercise.parts:
            if part.form == "given":
                set_page_params(step=max(page_param("step") or 0, int(float(now.draft[part.name]))) + 1)

    value = given.get(name, "")
    if name in CHOICES:
        set_widget(key, value if value in CHOICES[name] else getattr(start, name))
        st.selectbox(
            label, CHOICES[name], key=key, on_change=change, width=170, disabled=disabled, help=help,
            format_func=lambda id: i18n.setting(t, name, id),
        )  # fmt: skip
    elif name in _SLIDERS and _is_number(value):
        low, high = RANGES[name]
        set_widget(key, min(max(float(value), low), high))
        st.slider(
            label, low, high, step=_SLIDERS[name], key=key, on_change=change, width=170, disabled=disabled,
            help=help,
        )  # fmt: skip
    else:
        set_widget(key, value)
        st.text_input(label, key=key, on_change=change, max_chars=20, width=130, disabled=disabled, help=help)


def _is_number(text: str) -> bool:
    try:
        return bool(np.isfinite(float(text)))
    except ValueError:
        return False


def _refused(now: Now, start: RunConfig, t: Text) -> None:
    """Say what of the settings cannot be, and what is shown instead."""
    config, problems = from_query(_given(now.draft, start))
    instead = [replace(problem, used=getattr(start, problem.field)) for problem in problems]
    refused = "too_long" if cost(config.resolved()) > MAX_COST else "not_allowed"
    lines = [i18n.problem(t, problem, config, typed=True) for problem in instead] or [t(f"exercises.said.{refused}")]
    st.warning("  \n".join([*lines, t("exercises.start_shown")]), icon=":material/info:")


def _opened(now: Now, found: Feedback, t: Text) -> None:
    """Say what the sealed test says, after how many tries: it is opened when the goal is reached, and not before."""
    values = {name: feedback_text.shown(found.values[name]) for name in ("tried", "loss", "sealed")}
    st.markdown(f":material/lock_open: {words_of(now, t, 'opened', **values)}")


@picture_of("rank_opposite")
def two_models(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw both models' errors with both losses, as far as B's are typed."""
    b = [now.answer.get(f"b{i}") for i in range(1, HOUSES + 1)]
    rows = [_row(words_of(now, t, "row.a"), [float(e) for e in errors_of_a(runs[0])])]
    rows.append(_row(words_of(now, t, "row.b"), [float(e) if isinstance(e, (int, float)) else None for e in b]))
    table([words_of(now, t, "row.error"), "1", "2", "3", "4", "MSE", "MAE"], rows)


def _row(name: str, errors: list[float | None]) -> list[str]:
    known = [error for error in errors if error is not None]
    losses = mse_and_mae(np.array(known)) if len(known) == HOUSES else None
    cells = ["?" if error is None else f"{error:g}" for error in errors]
    return [name, *cells, *(["?", "?"] if losses is None else [f"{loss:.1f}" for loss in losses])]

"""Runs for pages: trained once, kept while there is room, shared by all visitors; long ones show progress."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.config import RunConfig
from core.training import Epoch, Run, Training, cost, train
from pages.ui import frame
from pages.ui.cache import Cache
from pages.ui.words import Text

# Multiply-adds that take about a second: up to here a visitor waits without being told.
LONG = 1_000_000_000
# What takes longer than several minutes is not trained here: its epochs are cut to what fits.
LONGEST = 400 * LONG
# Seconds that a long training goes on before the page looks at its visitor again.
SLICE = 0.2
MAX_ENTRIES, MAX_BYTES = 64, 96 * 2**20


_runs = Cache(MAX_ENTRIES, MAX_BYTES)
_drawn = Cache(MAX_ENTRIES, MAX_BYTES)


def get(config: RunConfig, t: Text) -> Run:
    """Return the run of a config: from the cache, at once, or by and by if it takes long (see `show_progress`).

    A run that would take too long is cut, and the page says so.
    """
    config = config.resolved()
    fitting = affordable(config)
    if fitting != config:
        st.warning(t("training_lab.too_long", epochs=config.epochs, used=fitting.epochs), icon=":material/info:")
        config = fitting
    run: Run | None = _runs.get(config)
    if run is None:
        run = train(config) if cost(config) < LONG else _by_and_by(config)
        _put(run)
    return run


def affordable(config: RunConfig) -> RunConfig:
    """Return a resolved config with as many of its epochs as may be trained here."""
    share = LONGEST / max(cost(config), 1)
    return config if share >= 1 else replace(config, epochs=max(1, int((config.epochs or 1) * share)))


def show_progress(config: RunConfig, t: Text) -> bool:
    """Draw how far the visitor's long training of this config is, and what ends it; False if none is under way."""
    watched: _Watched | None = frame.kept("watched")
    if watched is None or watched.training.config != affordable(config.resolved()):
        return False
    done = watched.training.rows[-1].epoch
    epochs = max(watched.training.config.epochs or 1, 1)
    watched.place = st.empty()
    with watched.place.container(key="progress", horizontal=True, vertical_alignment="center"):
        st.progress(min(done / epochs, 1.0), t("training_lab.training", epoch=done, epochs=epochs))
        st.button(t("training_lab.stop"), key="stop", on_click=_stop)
    return True


def drawn(key: object, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return a chart's data, made once for all visitors who look at the same run."""
    data: dict[str, Any] | None = _drawn.get(key)
    if data is None:
        data = make()
        _drawn.put(key, data, sum(getattr(table, "nbytes", 0) or 4000 for table in data.values()))
    return data


def _put(run: Run) -> None:
    _runs.put(run.config, run, run.nbytes)


@dataclass
class _Watched:
    """A training in sight of its visitor, and how far it has come."""

    training: Training
    rows: Iterator[Epoch]
    place: DeltaGenerator | None = None


def _by_and_by(config: RunConfig) -> Run:
    """Train for a moment and run the page again, until all epochs are done.

    So the visitor's controls are heard in between, also in a browser's Python, where nothing runs beside the page; and
    as pages are drawn one after the other, all others have their turn too.
    """
    watched = _watched(config)
    end = time.monotonic() + SLICE
    for _ in watched.rows:
        if time.monotonic() > end:
            st.rerun()
    if watched.place:
        watched.place.empty()
    frame.forget("watched")
    return watched.training.run()


def _watched(config: RunConfig) -> _Watched:
    """Return the visitor's training of this config, begun now if there is none."""
    watched: _Watched | None = frame.kept("watched")
    if watched is None or watched.training.config != config:
        training = Training(config)
        watched = _Watched(training, iter(training))
        frame.keep("watched", watched)
    return watched


def _stop() -> None:
    """Turn a training that was stopped into a finished experiment: its epochs are those that it has done."""
    watched: _Watched | None = frame.kept("watched")
    frame.forget("watched")
    if watched and len(watched.training.rows) > 1:
        run = watched.training.run()
        _put(run)
        frame.change(epochs=run.config.epochs)

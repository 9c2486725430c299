"""Runs for pages: trained once, kept while there is room, shared by all visitors; long ones show progress."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from core.config import RunConfig
from core.training import Run, Training, cost, train
from pages.ui import frame
from pages.ui.cache import Cache
from pages.ui.words import Text

# Multiply-adds that take about a second: up to here a visitor waits without being told.
LONG = 1_000_000_000
MAX_ENTRIES, MAX_BYTES = 64, 96 * 2**20


_runs = Cache(MAX_ENTRIES, MAX_BYTES)
_drawn = Cache(MAX_ENTRIES, MAX_BYTES)


def get(config: RunConfig, t: Text) -> Run:
    """Return the run of a config: from the cache, at once, or with progress and a way to stop it."""
    config = config.resolved()
    run: Run | None = _runs.get(config)
    if run is None:
        run = _stopped(config) or (train(config) if cost(config) < LONG else _with_progress(config, t))
        _runs.put(config, run, run.nbytes)
    return run


def drawn(key: object, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return a chart's data, made once for all visitors who look at the same run."""
    data: dict[str, Any] | None = _drawn.get(key)
    if data is None:
        data = make()
        _drawn.put(key, data, sum(getattr(table, "nbytes", 0) or 4000 for table in data.values()))
    return data


@dataclass
class _Watched:
    """A training in sight of its visitor. The button's answer runs in another thread than the loop it ends."""

    training: Training
    stop: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)


def _with_progress(config: RunConfig, t: Text) -> Run:
    """Train in sight of the visitor. Any change of a control ends this script at the next sign of progress."""
    watched = _Watched(Training(config))
    frame.keep("watched", watched)
    place = st.empty()
    with place.container(key="progress", horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0)
        st.button(t("training_lab.stop"), key="stop", on_click=_stop)
    shown = 0.0
    try:
        for row in watched.training:
            if watched.stop.is_set():
                st.stop()
            if time.monotonic() - shown > 0.15:
                shown = time.monotonic()
                share = row.epoch / max(config.epochs or 1, 1)
                bar.progress(min(share, 1.0), t("training_lab.training", epoch=row.epoch, epochs=config.epochs))
    finally:
        watched.left.set()
    place.empty()
    frame.forget("watched")
    return watched.training.run()


def _stop() -> None:
    """Turn a training that was stopped into a finished experiment: its epochs are those that it has done."""
    watched: _Watched | None = frame.kept("watched")
    if watched:
        watched.stop.set()
        watched.left.wait(timeout=5)
        if watched.training.rows:
            frame.change(epochs=max(1, watched.training.rows[-1].epoch))


def _stopped(config: RunConfig) -> Run | None:
    """Return the run that the visitor stopped, if it is the one that is asked for now."""
    watched: _Watched | None = frame.kept("watched")
    frame.forget("watched")
    if watched is None or not watched.stop.is_set() or len(watched.training.rows) < 2:
        return None
    run = watched.training.run()
    return run if run.config == config else None

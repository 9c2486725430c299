"""Runs for pages: trained once, kept while there is room, shared by all visitors; long ones show progress."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.config import ResolvedConfig, RunConfig
from core.training import Epoch, Run, Training, cost, train
from pages.ui.cache import Cache
from pages.ui.i18n import Text
from pages.ui.session import add_notice, change_config, session_delete, session_get, session_set, yielding_turn

# Multiply-adds that take about a second: up to here a visitor waits without being told.
LONG = 1_000_000_000
# What takes longer than several minutes is not trained here: its epochs are cut to what fits.
LONGEST = 400 * LONG
# Seconds that a long training goes on before it shows how far it is, listens, and lets other pages be drawn.
SLICE = 0.2
MAX_ENTRIES, MAX_BYTES = 256, 96 * 2**20


_runs = Cache(MAX_ENTRIES, MAX_BYTES)
_drawn = Cache(MAX_ENTRIES, MAX_BYTES)


@dataclass
class Shown:
    """Where a page shows how far a training is."""

    place: DeltaGenerator
    bar: DeltaGenerator
    run: int = 1
    of: int = 1
    """Which run is trained, of how many that the page waits for."""


def get(config: RunConfig, t: Text, shown: Shown | None = None) -> Run:
    """Return the run of a config: from the cache, at once, or in slices if it takes long (`shown`: where it is shown).

    A run that would take too long is cut, and the page says so.
    """
    config = config.resolved()
    fitting = affordable(config)
    if fitting != config:
        st.warning(t("training_lab.too_long", epochs=config.epochs, used=fitting.epochs), icon=":material/info:")
        config = fitting
    run: Run | None = _runs.get(config)
    if run is None:
        run = train(config) if cost(config) < LONG else _in_slices(config, t, shown)
        _put(run)
    return run


def get_all(configs: Sequence[RunConfig], t: Text) -> list[Run]:
    """Return the runs of several configs; where they take long together, the page shows how far they are."""
    fitting = [affordable(config.resolved()) for config in configs]
    missing = [config for config in dict.fromkeys(fitting) if _runs.get(config) is None]
    if sum(map(cost, missing)) >= LONG:
        place = st.empty()
        bar = place.progress(0.0)
        for i, config in enumerate(missing, 1):
            _put(_in_slices(config, t, Shown(place, bar, i, len(missing))))
    return [get(config, t) for config in configs]


def run_id(run: Run) -> str:
    """Return what a page calls a run by, the same on every replica."""
    return str(crc32(repr(run.config).encode()))


def affordable(config: ResolvedConfig) -> ResolvedConfig:
    """Return a resolved config with as many of its epochs as may be trained here."""
    share = LONGEST / max(cost(config), 1)
    return config if share >= 1 else replace(config, epochs=max(1, int(config.epochs * share)))


def show_progress(config: RunConfig, t: Text) -> Shown | None:
    """Draw how far the training of this config is, and what ends it; None if it takes a moment, or is done."""
    config = affordable(config.resolved())
    if cost(config) < LONG or _runs.get(config) is not None:
        return None
    place = st.empty()
    with place.container(key="progress", horizontal=True, vertical_alignment="center"):
        bar = st.progress(*_progress(_watched(config).training, t, 1, 1))
        st.button(t("training_lab.stop"), key="stop", on_click=_stop)
    return Shown(place, bar)


def _progress(training: Training, t: Text, run: int, of: int) -> tuple[float, str]:
    """Return the share that is done of one of so many runs, and that in words."""
    done, epochs = training.rows[-1].epoch if training.rows else 0, training.config.epochs
    text = t("training_lab.training", epoch=done, epochs=epochs)
    if of > 1:
        text = t("training_lab.training_several", run=run, of=of, text=text)
    return min(done / epochs, 1.0), text


def drawn(key: object, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return a chart's data, made once for all visitors who look at the same run."""
    data: dict[str, Any] | None = _drawn.get(key)
    if data is None:
        data = make()
        _drawn.put(key, data, sum(_size(table) for table in data.values()))
    return data


def _size(table: Any) -> int:
    return len(table) if isinstance(table, bytes) else getattr(table, "nbytes", 0) or len(repr(table))


def _put(run: Run) -> None:
    _runs.put(run.config, run, run.nbytes)


@dataclass
class _Watched:
    """A training in sight of its visitor."""

    training: Training
    rows: Iterator[Epoch]


def _in_slices(config: ResolvedConfig, t: Text, shown: Shown | None) -> Run:
    """Train slice by slice, until all epochs are done or the visitor does something.

    Where the bar is moved Streamlit looks for what the visitor did, and begins the page anew with that; the training
    then goes on from where it was.
    """
    watched = _watched(config)
    end = time.monotonic() + SLICE
    for _ in watched.rows:
        if time.monotonic() > end:
            with yielding_turn():
                if shown:
                    shown.bar.progress(*_progress(watched.training, t, shown.run, shown.of))
            end = time.monotonic() + SLICE
    if shown and shown.run == shown.of:
        shown.place.empty()
    session_delete("watched")
    return watched.training.run()


def _watched(config: ResolvedConfig) -> _Watched:
    """Return the visitor's training of this config, begun now if there is none."""
    watched: _Watched | None = session_get("watched")
    if watched is None or watched.training.config != config:
        training = Training(config)
        watched = _Watched(training, iter(training))
        session_set("watched", watched)
    return watched


def _stop() -> None:
    """Turn a training that was stopped into a finished experiment: its epochs are those that it has done."""
    watched: _Watched | None = session_get("watched")
    session_delete("watched")
    if watched and len(watched.training.rows) > 1:
        run = watched.training.run()
        _put(run)
        change_config(epochs=run.config.epochs)
        add_notice("stopped")

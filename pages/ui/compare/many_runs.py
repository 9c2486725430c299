"""Many runs for a page: their curves appear as they are trained, they can be stopped, and what is there stays.

Runs have an order, so that those of 16 seeds are the first 16 of 128: what is known of them, by whichever visitor, is
where a training begins. Only summaries are held.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from core.comparison import Progress
from core.training.run import History
from pages.ui.cache import Cache
from pages.ui.compare.run_summary import N_BYTES, RunSummary, summarise
from pages.ui.i18n import Text
from pages.ui.session import mark_changed, session_delete, session_get, session_set, yielding_turn

# Seconds of work after which the picture is drawn again, and other pages are let in. From so many runs on, and where it
# takes so many seconds, it is drawn less often: a slow browser would fall behind, and its controls would not answer.
REDRAW, _MANY, _LONG = 0.08, 50, 6.0
_summaries = Cache(max_entries=300, max_bytes=24 * 2**20)

Redraw = Callable[[Sequence[RunSummary], Mapping[int, History]], None]


@dataclass(frozen=True)
class ManyRuns:
    """Runs in an order: what they are known by, how many are wanted, and how they are trained from a place on."""

    name: str
    key: object
    n: int
    begin: Callable[[int], Iterator[Progress]]

    def known(self) -> tuple[RunSummary, ...]:
        """Return those that are trained already."""
        return (_summaries.get(self.key) or ())[: self.n]

    @property
    def is_stopped(self) -> bool:
        return bool(session_get("stopped_runs") == (self.key, self.n))


@dataclass
class _Training:
    """A training in sight of its visitor: its iterator, the runs that are whole, and the others as far as they are."""

    key: object
    steps: Iterator[Progress]
    done: list[RunSummary]
    unfinished: dict[int, History] = field(default_factory=dict)


def train(many: ManyRuns, redraw: Redraw, t: Text) -> tuple[RunSummary, ...]:
    """Return the summaries of the runs, all of them unless the visitor stops; `redraw` shows how far they are.

    It is called at the first sign of a curve and after each little while; a click that comes meanwhile begins the
    page anew, and the training goes on from where it was.
    """
    place, known = st.empty(), many.known()
    if len(known) == many.n:
        return known
    if many.is_stopped:
        with place.container(key=f"progress_{many.name}", horizontal=True, vertical_alignment="center"):
            st.caption(t("luck.stopped", n=len(known), wanted=many.n))
            st.button(t("luck.go_on"), key=f"go_on_{many.name}", on_click=_go_on)
        return known
    with place.container(key=f"progress_{many.name}", horizontal=True, vertical_alignment="center"):
        bar = st.progress(len(known) / many.n, t("luck.progress", n=len(known), wanted=many.n))
        st.button(
            t("luck.stop"), key=f"stop_{many.name}", icon=":material/stop:", on_click=lambda: _stop(many.key, many.n)
        )

    drawn = len(known)

    def show(done: Sequence[RunSummary], unfinished: Mapping[int, History]) -> None:
        nonlocal drawn
        if len(done) != drawn:
            bar.progress(len(done) / many.n, t("luck.progress", n=len(done), wanted=many.n))
            drawn = len(done)
        redraw(done, unfinished)

    _train(many, show)
    place.empty()
    return many.known()


def _train(many: ManyRuns, show: Redraw) -> None:
    training, redraw_at, begun_at = _training(many), 0.0, time.monotonic()
    if training.done or training.unfinished:
        # Shown before work goes on: in a browser's Python the page begins anew wherever it gives way.
        show(training.done, training.unfinished)
        redraw_at = time.monotonic() + REDRAW
    try:
        for step in training.steps:
            if step.run:
                training.done.append(summarise(step.run))
                training.unfinished.pop(step.index, None)
            else:
                training.unfinished[step.index] = step.history
            if time.monotonic() >= redraw_at:
                with yielding_turn():
                    show(training.done, training.unfinished)
                now = time.monotonic()
                redraw_at = now + pause(len(training.done), now - begun_at)
    finally:
        _put(many.key, training.done)
    session_delete("training_many")


def pause(n: int, seconds: float) -> float:
    """Return for how long to work before the picture of n runs is drawn again, after so many seconds."""
    return REDRAW * max(1.0, n / _MANY, seconds / _LONG)


def _training(many: ManyRuns) -> _Training:
    """Return the visitor's training of these runs, begun now if there is none."""
    training: _Training | None = session_get("training_many")
    key = (many.key, many.n)
    if training is None or training.key != key or len(training.done) < len(many.known()):
        known = many.known()
        training = _Training(key, many.begin(len(known)), list(known))
        session_set("training_many", training)
    return training


def _put(key: object, done: Sequence[RunSummary]) -> None:
    """Hold summaries for all visitors, unless more of the same are there."""
    if len(done) > len(_summaries.get(key) or ()):
        _summaries.put(key, tuple(done), N_BYTES * len(done))


def _stop(key: object, n: int) -> None:
    session_set("stopped_runs", (key, n))
    session_delete("training_many")
    mark_changed()


def _go_on() -> None:
    session_delete("stopped_runs")
    mark_changed()

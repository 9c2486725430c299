"""Does it help, or was it luck? Two settings over the same eight seeds, trained while the curves above already play."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.comparison import HIGHER_IS_BETTER, Paired, final_value, iter_over_seeds, paired
from core.config import RunConfig
from core.training import Progress, cost
from pages.ui import runs, score_table
from pages.ui.cache import Cache
from pages.ui.compare.text import written
from pages.ui.i18n import Text
from pages.ui.session import session_delete, session_get, session_set, yielding_turn

SEEDS = 8
# What takes longer than about a minute in all is not trained unasked.
_MOST = 60 * runs.LONG
_known = Cache(max_entries=256, max_bytes=1_000_000)
_HELD = "seeds_watched"


@dataclass
class _Watched:
    """A setting that is trained over its seeds, in sight of its visitor."""

    config: RunConfig
    unit: str
    steps: Iterator[Progress]
    values: list[float] = field(default_factory=list)


def draw(configs: Sequence[RunConfig], names: Sequence[str], unit: str, t: Text) -> None:
    """Say over eight seeds whether the second setting ends better than the first."""
    st.markdown(f"**{t('compare_runs.seeds.title', n=SEEDS)}**")
    if SEEDS * sum(map(cost, configs)) > _MOST:
        st.caption(t("compare_runs.seeds.too_long"))
        return
    place = st.empty()
    columns = [_values(config, unit, i * SEEDS, place, t) for i, config in enumerate(configs)]
    before, after = columns
    found = paired(before, after) if unit in HIGHER_IS_BETTER else paired(after, before)
    with place.container(key="compare_seeds"):
        st.markdown(sentence(found, names[1], t))
        _draw_table(columns, names, unit, t)


def sentence(found: Paired, name: str, t: Text) -> str:
    """Return whether the second setting helped, with its counts; `found` counts where it ends better."""
    if found.wins + found.ties == found.n and not found.wins:
        return t("compare_runs.seeds.same", n=found.n, name=name)
    id = "no_difference" if not found.differs else "helps" if found.probability > 0.5 else "hurts"
    worse = found.n - found.wins - found.ties
    return t(f"compare_runs.seeds.{id}", wins=found.wins, worse=worse, n=found.n, name=name)


def _draw_table(columns: Sequence[Sequence[float]], names: Sequence[str], unit: str, t: Text) -> None:
    rows = [[name, *(written(unit, value, t) for value in values)]
            for name, values in zip(names, columns, strict=True)]  # fmt: skip
    score_table.table([t("compare_runs.seeds.seed"), *(f"{i + 1}" for i in range(SEEDS))], rows)


def _values(config: RunConfig, unit: str, done: int, place: DeltaGenerator, t: Text) -> list[float]:
    """Return the final value over each seed, from the cache or trained in slices; `done` runs came before."""
    found: list[float] | None = _known.get((config, unit))
    if found is not None:
        return found
    watched = _watched(config, unit)
    bar = place.progress(*_progress(watched, done, t))
    end = time.monotonic() + runs.SLICE
    for step in watched.steps:
        if step.run:
            watched.values.append(final_value(step.run, unit))
        if time.monotonic() > end:
            with yielding_turn():
                bar.progress(*_progress(watched, done, t))
            end = time.monotonic() + runs.SLICE
    session_delete(_HELD)
    _known.put((config, unit), watched.values, 500)
    return watched.values


def _progress(watched: _Watched, done: int, t: Text) -> tuple[float, str]:
    """Return the share of both settings' runs that are trained, and that in words."""
    n, both = done + len(watched.values), 2 * SEEDS
    return n / both, t("compare_runs.seeds.training", n=n, all=both)


def _watched(config: RunConfig, unit: str) -> _Watched:
    """Return the visitor's training over seeds, begun now if there is none."""
    watched: _Watched | None = session_get(_HELD)
    if watched is None or (watched.config, watched.unit) != (config, unit):
        watched = _Watched(config, unit, iter_over_seeds(config, SEEDS))
        session_set(_HELD, watched)
    return watched

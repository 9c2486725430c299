"""Does it help, or was it luck? Two settings over the same eight seeds, trained while the curves above already play."""

from collections.abc import Sequence

import streamlit as st

from core.comparison import HIGHER_IS_BETTER, KINDS_OF_LUCK, Paired, paired
from core.config import ResolvedConfig
from core.training import cost
from pages.ui import runs, score_table
from pages.ui.compare import luck_runs, many_runs
from pages.ui.compare.text import written
from pages.ui.i18n import Text

SEEDS = 8
# What takes longer than about a minute in all is not trained unasked.
_MOST = 60 * runs.LONG


def draw(configs: Sequence[ResolvedConfig], names: Sequence[str], unit: str, t: Text) -> None:
    """Say over eight seeds whether the second setting ends better than the first."""
    st.markdown(f"**{t('compare_runs.seeds.title', n=SEEDS)}**")
    if SEEDS * sum(map(cost, configs)) > _MOST:
        st.caption(t("compare_runs.seeds.too_long"))
        return
    columns: list[list[float]] = []
    for i, config in enumerate(configs):
        columns.append(_finals(f"seeds_{i}", config, unit, t))
        if len(columns[-1]) < SEEDS:
            return  # stopped, which is said above: no conclusion, and nothing more is trained unasked
    before, after = columns
    found = paired(before, after) if unit in HIGHER_IS_BETTER else paired(after, before)
    with st.container(key="compare_seeds"):
        st.markdown(sentence(found, names[1], t))
        _draw_table(columns, names, unit, t)


def _finals(name: str, config: ResolvedConfig, unit: str, t: Text) -> list[float]:
    """Return the final value over each seed, as far as they are trained."""
    many = luck_runs.runs_of(name, config, SEEDS, KINDS_OF_LUCK)
    return [run.final[unit] for run in many_runs.train(many, lambda done, unfinished: None, t)]


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

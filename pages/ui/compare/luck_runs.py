"""The runs of one setting over seeds: their picture as they are trained, and how often each verdict occurs."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from core.comparison import iter_over_seeds
from core.config import ResolvedConfig
from core.training import cost
from core.training.run import History
from pages.ui.compare import luck_picture, luck_text, many_runs
from pages.ui.compare.many_runs import ManyRuns
from pages.ui.compare.run_summary import RunSummary
from pages.ui.i18n import Text
from pages.ui.runs import LONGEST


def runs_of(name: str, config: ResolvedConfig, n: int, vary: Sequence[str]) -> ManyRuns:
    """Return the first n runs of a setting, whatever n: those of 16 seeds are among those of 128."""
    return ManyRuns(
        name, (config, tuple(vary)), n, lambda start: iter_over_seeds(config, n, vary, start)
    )  # fmt: skip


def affordable(n: int, config: ResolvedConfig) -> int:
    """Return how many runs of so many may be trained here: as many as take some minutes, and two at least."""
    return min(n, max(2, int(LONGEST / max(cost(config), 1))))


def draw(
    many: ManyRuns, config: ResolvedConfig, t: Text, beside: Callable[[], None] = lambda: None
) -> tuple[RunSummary, ...]:
    """Draw the picture while its runs are trained, and what is there in the end; return the runs.

    `beside` draws what stands below the verdicts.
    """
    last = config.epochs
    sentence = st.empty()
    left, right = st.columns([5, 3], gap="large")
    with left:
        key, picture = st.empty(), st.empty()
    with right:
        counts = st.empty()
        beside()

    counted = -1

    def show(runs: Sequence[RunSummary], unfinished: Mapping[int, History]) -> None:
        nonlocal counted
        if len(runs) != counted:
            key.html(_key(len(runs), t))
            counts.markdown(_counts(runs, t))
            counted = len(runs)
        alt = " ".join([*luck_text.count_lines(runs, t), luck_text.spread_sentence(runs, t)]) if runs else ""
        picture.html(luck_picture.picture(runs, unfinished, last, _without_icons(alt), t))

    with st.container(key=f"training_{many.name}"):
        runs = many_runs.train(many, show, t)
    if runs:
        show(runs, {})
        says = f"{luck_text.verdict_sentence(runs, t)} {luck_text.spread_sentence(runs, t)}"
        sentence.html(f"<div class='plain' role='status'>{escape(says)}</div>")
    return runs


def _key(n: int, t: Text) -> str:
    """Return what the lines are, and how many."""
    return (
        f"<div class='line-key'><b>{escape(t('glossary.val_loss.name'))}</b>"
        f"<span class='grey'>{escape(t('luck.each', n=n))}</span>"
        f"<span class='front'>{escape(t('luck.median'))}</span></div>"
    )


def _counts(runs: Sequence[RunSummary], t: Text) -> str:
    title = f"**{t('luck.counts', n=len(runs))}**"
    return "\n\n".join([title, *luck_text.count_lines(runs, t)])


def _without_icons(text: str) -> str:
    return " ".join(word for word in text.split() if not word.startswith(":material/"))

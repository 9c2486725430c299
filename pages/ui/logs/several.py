"""Runs of one log side by side: all in one picture with a sentence each, or one of them by itself."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.ui.i18n import Text, number
from pages.ui.logs.picture import run_name
from pages.ui.logs.reading import ReadRun
from pages.ui.run_player import MOST_LINES
from pages.ui.session import Session, bound, set_page_params
from pages.ui.verdict.headline import named_headline
from pages.ui.verdict.verdict_sentence import epoch_text

_KEY = "log_run"


def chosen(runs: Sequence[ReadRun], session: Session) -> list[ReadRun]:
    """Return the runs that are drawn: all of them, or the one that was chosen."""
    n = session.page_params["run"]
    shown = list(runs[:MOST_LINES])
    return [shown[n - 1]] if 0 < n <= len(shown) else shown


def draw_choice(runs: Sequence[ReadRun], session: Session, t: Text) -> None:
    """Let the visitor choose among the runs of one log; nothing where there is but one."""
    shown = runs[:MOST_LINES]
    if len(shown) < 2:
        return
    now = session.page_params["run"]
    st.segmented_control(
        t("read_a_log.runs.ask"),
        range(len(shown) + 1),
        **bound(_KEY, now if now <= len(shown) else 0, lambda value: set_page_params(run=value)),
        required=True,
        format_func=lambda n: run_name(n - 1, shown[n - 1].log, t) if n else t("read_a_log.runs.all"),
    )
    if len(runs) > len(shown):
        st.caption(t("read_a_log.runs.first", shown=len(shown), all=len(runs)))


def draw_sentences(runs: Sequence[ReadRun], t: Text) -> None:
    """Write the verdict on each run."""
    items = "".join(_sentence(run_name(i, run.log, t), run, t) for i, run in enumerate(runs))
    st.html(f"<div class='log-answers'><ul>{items}</ul><p>{escape(_lowest(runs, t))}</p></div>")


def _sentence(named: str, run: ReadRun, t: Text) -> str:
    return f"<li><b>{escape(named)}</b> {escape(named_headline(run.curves, t))}</li>"


def _lowest(runs: Sequence[ReadRun], t: Text) -> str:
    """Return which run has the lowest validation loss of all, "" where none has one."""
    known = [
        (run.curves.found.evidence["best"], i) for i, run in enumerate(runs) if run.curves.found.best_epoch is not None
    ]
    found = [run.curves.found for run in runs]
    known = [(each.evidence["best"], i) for i, each in enumerate(found) if each.best_epoch is not None]
    known = [(best, i) for best, i in known if best == best]
    if len(known) < 2:
        return ""
    best, i = min(known)
    epoch = epoch_text(found[i].best_epoch or 0.0)
    return t("read_a_log.runs.lowest", run=run_name(i, runs[i].log, t), best=number(best), epoch=epoch)

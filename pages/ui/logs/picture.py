"""The curves of a log in the run player: phases, playback, a log axis, and a smoothed line beside them."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.logs import LoggedRun
from core.logs.names import understand
from pages.ui import run_player
from pages.ui.i18n import Text, number
from pages.ui.logs.reading import ReadRun
from pages.ui.run_player import MOST_LINES, Line
from pages.ui.run_player.lines import Floats
from pages.ui.run_player.phases import named_phases
from pages.ui.session import Session, bound, set_page_params
from pages.ui.verdict import DiagnosedCurves, whole_sentence
from pages.ui.verdict.verdict_sentence import epoch_text

# A smoothed value is the mean of so large a share of the rows, at least of three.
_SHARE = 0.05


def draw(runs: Sequence[ReadRun], session: Session, t: Text) -> None:
    """Draw one run with its phases, or several side by side."""
    log_y, smooth = session.page_params["axis"] == "log", session.page_params["smooth"] == "1"
    logs, single = [run.log for run in runs[:MOST_LINES]], len(runs) == 1
    lines = [line_of(log, name="" if single else run_name(i, log, t)) for i, log in enumerate(logs)]
    curves = runs[0].curves
    if smooth and single:
        lines = [line_of(logs[0], name=t("read_a_log.as_logged"))]
        lines.append(smoothed(logs[0], t("read_a_log.smoothed", n=_window(len(logs[0].epochs)))))
    run_player.draw(
        lines, t, key="player_log",
        alt=alt(curves, t) if single else " ".join(f"{run_name(i, run.log, t)}: {whole_sentence(run.curves, t)}"
                                                   for i, run in enumerate(runs)),
        size="curves", log_y=log_y, from_zero=not any(_below_zero(log) for log in logs),
        best=curves.found.best_epoch if single else None, phases=named_phases(curves, t) if single else (),
        gap=single and not smooth, words=_words(logs[0]),
    )  # fmt: skip
    _switches(session, single, t)


def _switches(session: Session, single: bool, t: Text) -> None:
    with st.container(key="log_view", horizontal=True, gap="medium"):
        _switch("axis", "log", "linear", session, t)
        if single:
            _switch("smooth", "1", "0", session, t)


def _switch(name: str, on: str, off: str, session: Session, t: Text) -> None:
    key = f"log_{name}"
    st.toggle(
        t(f"read_a_log.view.{name}"),
        **bound(key, session.page_params[name] == on, lambda value: set_page_params(**{name: on if value else off})),
        help=t(f"read_a_log.view.{name}_help"),
    )


def line_of(log: LoggedRun, *, name: str = "") -> Line:
    """Return a log's curves; what is printed as no number breaks the curve off, what is missing does not."""
    return Line(log.epochs, _measured(log, "train"), _measured(log, "val"), name=name)


def smoothed(log: LoggedRun, name: str) -> Line:
    """Return the mean of neighbouring rows, as a line beside the curves."""
    window = _window(len(log.epochs))
    return Line(log.epochs, moving_mean(log.train_loss, window), moving_mean(log.val_loss, window), name=name)


def moving_mean(values: Floats, window: int) -> Floats:
    """Return the mean of each value with its neighbours, of those that are numbers; fewer of them at both ends."""
    known = np.isfinite(values)
    ends = np.arange(len(values)) + window // 2 + 1
    low, high = np.maximum(ends - window, 0), np.minimum(ends, len(values))
    # Sums up to each row, so that a long log takes no longer than it has rows.
    count, total = (np.concatenate([[0.0], np.cumsum(x)]) for x in (known, np.where(known, values, 0.0)))
    count, total = count[high] - count[low], total[high] - total[low]
    return np.where((count > 0) & known, total / np.maximum(count, 1), np.nan)


def _window(n: int) -> int:
    return min(max(3, int(_SHARE * n) // 2 * 2 + 1), n)


def _measured(log: LoggedRun, split: str) -> Floats:
    return np.array([np.nan if loss is None else np.inf if loss != loss else loss for loss in log.losses(split)])


def _below_zero(log: LoggedRun) -> bool:
    return bool((log.train_loss < 0).any() or (log.val_loss < 0).any())


def _words(log: LoggedRun) -> dict[str, str]:
    """Return how the log itself calls what it counts, where those are no epochs."""
    name = log.columns.get("x", "")
    return {"epoch": name} if name and understand(name).kind == "step" else {}


def run_name(i: int, log: LoggedRun, t: Text) -> str:
    """Return what one of several runs is called."""
    return t("read_a_log.run", n=i + 1) if log.name.startswith("pasted") else log.name


def alt(curves: DiagnosedCurves, t: Text) -> str:
    """Return the picture of one run in words."""
    train = curves.train_loss[np.isfinite(curves.train_loss)]
    val = curves.val_loss[np.isfinite(curves.val_loss)]
    sentences = [whole_sentence(curves, t)]
    for id, values in (("train", train), ("val", val)):
        if len(values):
            sentences.append(t(f"read_a_log.alt.{id}", first=number(values[0]), last=number(values[-1])))
    sentences.append(
        t("read_a_log.alt.epochs", first=epoch_text(curves.first_epoch), last=epoch_text(curves.last_epoch))
    )
    return " ".join(sentences)

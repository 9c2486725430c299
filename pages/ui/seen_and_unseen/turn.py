"""The moment validation turns up, and training on nonsense: real runs that play when they are asked for."""

import streamlit as st

from core.presets import PRESETS
from core.training import Run
from pages.ui import frame, lesson, run_player, runs, verdict
from pages.ui.frame import Work
from pages.ui.seen_and_unseen.keys import BETS, short
from pages.ui.words import Text


def overfitting(work: Work, t: Text) -> None:
    """Draw the run that overfits, with its verdict and what the picture shows."""
    st.subheader(t("seen_and_unseen.turn.title"), anchor=False)
    lesson.say(t, "seen_and_unseen.turn.lead")
    if work.state["watch"] == "0":
        st.button(
            t("seen_and_unseen.turn.button"),
            key="watch",
            type="primary",
            icon=":material/play_arrow:",
            on_click=lambda: frame.remember(watch="1"),
        )
        return
    run = runs.get(PRESETS["overfitting"].config, t)
    run_player.draw_run(run, t, key="player_turn")
    _verdict(run, t)
    lesson.say(t, "seen_and_unseen.turn.said")
    lesson.try_preset(work, t, t("seen_and_unseen.turn.cure"), "fix_more_data")


def _verdict(run: Run, t: Text) -> None:
    """Draw what the Lab says about this run, and why."""
    found = verdict.of(run)
    with st.container(key=f"verdict_{found.verdict}_turn", horizontal=True, vertical_alignment="center"):
        st.markdown(f"{verdict.ICONS[found.verdict]} {verdict.line(run, t)}")
        st.html(verdict.why(run, t))


def nonsense(work: Work, t: Text) -> None:
    """Let the visitor guess how far the training loss falls when answers are wrong on purpose; then train."""
    config = PRESETS["memorises_nonsense"].config
    st.subheader(t("seen_and_unseen.nonsense.title"), anchor=False)
    rows = config.resolved().n_train or 0
    lesson.say(t, "seen_and_unseen.nonsense.lead", wrong=round(config.outliers * rows), rows=rows)
    frame.put("bet", work.state["bet"] or None)
    st.segmented_control(
        t("seen_and_unseen.nonsense.question"),
        BETS,
        format_func=lambda id: t(f"seen_and_unseen.nonsense.bet.{id}"),
        key="bet",
        required=bool(work.state["bet"]),
        on_change=lambda: frame.remember(bet=frame.shown("bet")),
    )
    if not work.state["bet"]:
        return
    run = runs.get(config, t)
    run_player.draw_run(run, t, key="player_nonsense")
    lesson.say(t, "seen_and_unseen.nonsense.said", bet=t(f"seen_and_unseen.nonsense.bet.{work.state['bet']}"),
               **measured(run))  # fmt: skip
    lesson.say(t, "seen_and_unseen.nonsense.moral")


def measured(run: Run) -> dict[str, str]:
    """Return what the run ended with."""
    history = run.history
    return {
        "start": short(history.train_loss[0]),
        "end": short(history.train_loss[-1]),
        "learned": f"{100 * history.train_accuracy[-1]:.0f}",
        "val": short(history.val_loss[-1]),
        "right": f"{100 * history.val_accuracy[-1]:.0f}",
    }


def in_lab(work: Work, t: Text) -> None:
    """Link to both runs, where all of their settings can be changed."""
    for preset in ("overfitting", "memorises_nonsense"):
        lesson.try_preset(work, t, t(f"seen_and_unseen.lab.{preset}"), preset)

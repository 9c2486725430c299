"""The moment validation turns up, and training on nonsense: real runs that play when they are asked for."""

import streamlit as st

from core.presets import PRESETS
from core.training import Run
from pages.ui import page_blocks, run_player, runs, verdict
from pages.ui.i18n import Text
from pages.ui.lessons.seen_and_unseen.url_params import BETS, short
from pages.ui.session import Session, bound, set_page_params


def overfitting(session: Session, t: Text) -> None:
    """Draw the run that overfits, with its verdict and what the picture shows."""
    st.header(t("seen_and_unseen.turn.title"), anchor=False)
    page_blocks.say(t, "seen_and_unseen.turn.lead")
    if session.page_params["watch"] == "0":
        st.button(
            t("seen_and_unseen.turn.button"),
            key="watch",
            type="primary",
            icon=":material/play_arrow:",
            on_click=lambda: set_page_params(watch="1"),
        )
        return
    run = runs.get(PRESETS["overfitting"].config, t)
    run_player.draw_run(run, t, key="player_turn")
    _verdict(run, t)
    page_blocks.say(t, "seen_and_unseen.turn.said")
    page_blocks.try_preset(session, t, t("seen_and_unseen.turn.cure"), "fix_more_data")


def _verdict(run: Run, t: Text) -> None:
    """Draw what the Lab says about this run, and why."""
    found = verdict.diagnosis_of(run)
    with st.container(key=f"verdict_{found.verdict}_turn", horizontal=True, vertical_alignment="center"):
        st.markdown(f"{verdict.ICONS[found.verdict]} {verdict.sentence(run, t)}")
        st.html(verdict.why(run, t))


def nonsense(session: Session, t: Text) -> None:
    """Let the visitor guess how far the training loss falls when answers are wrong on purpose; then train."""
    config = PRESETS["memorises_nonsense"].config
    st.header(t("seen_and_unseen.nonsense.title"), anchor=False)
    rows = config.resolved().n_train or 0
    page_blocks.say(t, "seen_and_unseen.nonsense.lead", wrong=round(config.outliers * rows), rows=rows)
    st.segmented_control(
        t("seen_and_unseen.nonsense.question"),
        BETS,
        format_func=lambda id: t(f"seen_and_unseen.nonsense.bet.{id}"),
        **bound("bet", session.page_params["bet"] or None, lambda value: set_page_params(bet=value)),
        required=bool(session.page_params["bet"]),
    )
    if not session.page_params["bet"]:
        return
    run = runs.get(config, t)
    run_player.draw_run(run, t, key="player_nonsense")
    bet = t(f"seen_and_unseen.nonsense.bet.{session.page_params['bet']}")
    page_blocks.say(t, "seen_and_unseen.nonsense.said", bet=bet, **measured(run))
    page_blocks.say(t, "seen_and_unseen.nonsense.moral")


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


def in_lab(session: Session, t: Text) -> None:
    """Link to both runs, where all of their settings can be changed."""
    for preset in ("overfitting", "memorises_nonsense"):
        page_blocks.try_preset(session, t, t(f"seen_and_unseen.lab.{preset}"), preset)

"""Training lab: pick a dataset and a loss, train, and read the two curves."""

import time

import streamlit as st

from pages.ui import lab, run_player, runs, verdict
from pages.ui.session import drawing_in_turn, open_page
from pages.ui.verdict import run_summary, self_assessment

session, t = open_page("training_lab")
with drawing_in_turn(t):
    with st.container(key="lab"):
        lab.heading(session, t)
        lab.first_controls(session, t)
        with st.container(key="stage"):
            run_summary.draw_notices(session, t)
            shown = runs.show_progress(session.config, t)
            if shown:
                time.sleep(0.02)  # where a browser runs all this in one thread, it draws and listens now
            run = runs.get(session.config, t, shown)
            reveal = session.flags["reveal"] == "now"
            log, phases = session.flags["log"] == "1", session.flags["phases"] == "1"
            run_player.draw_run(
                run, t, replays=session.replays, log_y=log, phases=phases, accuracy=session.flags["details"] == "1",
                reveal_verdict=reveal, watch=bool(session.flags["tour"]),
            )  # fmt: skip
            if reveal:
                verdict.draw(run, session, t)
                self_assessment.answered(run, t)
                run_summary.draw_summary(run, t)
            else:
                self_assessment.ask(run, t)
    lab.details(run, session, t)

"""Training lab: pick a dataset and a loss, train, and read the two curves."""

import time

import streamlit as st

from pages.ui import frame, lab, question, readings, run_player, runs, verdict

work, t = frame.open_page("training_lab")
with frame.drawing(t):
    with st.container(key="lab"):
        lab.heading(work, t)
        lab.first_controls(work, t)
        with st.container(key="stage"):
            readings.announce(work, t)
            shown = runs.show_progress(work.config, t)
            if shown:
                time.sleep(0.02)  # where a browser runs all this in one thread, it draws and listens now
            run = runs.get(work.config, t, shown)
            told = work.flags["reveal"] == "now"
            log, phases = work.flags["log"] == "1", work.flags["phases"] == "1"
            run_player.draw_run(
                run, t, replays=work.replays, log_y=log, phases=phases, accuracy=work.flags["details"] == "1",
                reveal_verdict=told, watch=bool(work.flags["tour"]),
            )  # fmt: skip
            if told:
                verdict.draw(run, work, t)
                question.answered(run, t)
                readings.draw(run, t)
            else:
                question.ask(run, t)
    lab.details(run, work, t)

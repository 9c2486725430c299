"""Training lab: pick a dataset and a loss, train, and read the two curves."""

import time

import streamlit as st

from pages.ui import frame, lab, question, readings, runs, stage, verdict

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
            stage.draw(run, t, replays=work.replays, log_y=log, phases=phases, told=told)
            if told:
                verdict.draw(run, work, t)
                question.answered(run, t)
                readings.draw(run, t)
            else:
                question.ask(run, t)
    lab.details(run, work, t)

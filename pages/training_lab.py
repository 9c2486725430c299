"""Training lab: pick a dataset and a loss, train, and read the two curves."""

import time

import streamlit as st

from pages.ui import frame, lab, readings, runs, stage, verdict

work, t = frame.open_page("training_lab")
with frame.no_traceback(t):
    with st.container(key="lab"):
        lab.heading(work, t)
        lab.first_controls(work, t)
        with st.container(key="stage"):
            readings.announce(work, t)
            if runs.show_progress(work.config, t):
                time.sleep(0.02)  # where a browser runs all this in one thread, it draws and listens now
            run = runs.get(work.config, t)
            stage.draw(run, t, replays=work.replays, log_y=work.flags["log"] == "1", phases=work.flags["phases"] == "1")
            verdict.draw(run, work, t)
            readings.draw(run, t)
    lab.details(run, work, t)

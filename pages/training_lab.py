"""Training lab: pick a dataset and a loss, train, and read the two curves."""

import streamlit as st

from pages.ui import controls, frame, lab, readings, runs, stage, verdict

work, t = frame.open_page("training_lab")
config = work.config

with st.container(key="lab"):
    lab.heading(work, t)
    with st.container(key="controls"):
        for column, draw in zip(
            st.columns([1.1, 1.1, 1, 1.2], gap="small"),
            (controls.dataset, controls.loss, controls.model_size, controls.learning_rate),
            strict=True,
        ):
            with column:
                draw(config, t)
        lab.story(work, t)
    with st.container(key="stage"):
        readings.announce(work, t)
        run = runs.get(config, t)
        stage.draw(run, t, replays=work.replays, log_y=work.flags["log"] == "1", phases=work.flags["phases"] == "1")
        verdict.draw(run, work, t)
        readings.draw(run, t)
lab.details(run, work, t)

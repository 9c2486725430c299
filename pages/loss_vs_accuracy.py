"""Loss versus accuracy: two models with as many right answers, a nudged weight, and a run whose loss rises."""

import streamlit as st

from pages.ui import frame, lesson, loss_vs_accuracy

work, t = frame.open_page("loss_vs_accuracy", loss_vs_accuracy.KEYS)
with frame.drawing(t):
    for sheet in loss_vs_accuracy.SHEETS:
        st.html(sheet)
    lesson.opening(work, t)
    loss_vs_accuracy.two_models.draw(work, t)
    loss_vs_accuracy.nudging.draw(work, t)
    loss_vs_accuracy.real_run.draw(work, t)
    lesson.onward(work, t)

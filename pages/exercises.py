"""Exercises: by hand, on a curve, by prediction, by making it happen, by telling apart; checked by training."""

import streamlit as st

from pages.ui import exercises, frame, lesson
from pages.ui.exercises import listing, one, state
from pages.ui.teachers import together

work, t = frame.open_page("exercises", state.KEYS)
with frame.drawing(t):
    st.html(exercises.SHEET)
    if work.state["exercise"]:
        one.draw(work, t)
    else:
        lesson.opening(work, t)
        together.draw(work, t)
        listing.draw(work, t)

"""A lesson: what a mistake costs is a choice, for numbers and for categories."""

import streamlit as st

from pages.ui import frame, lesson
from pages.ui.loss_functions import halves
from pages.ui.loss_functions.state import KEYS

work, t = frame.open_page("loss_functions", KEYS)
with frame.drawing(t):
    with st.container():
        lesson.opening(work, t)
    halves.switch(work, t)
    if work.state["part"] == "numbers":
        halves.numbers(work, t)
    else:
        halves.categories(work, t)
    lesson.onward(work, t)

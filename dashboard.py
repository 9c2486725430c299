"""The front door: what loss is, two runs side by side, and the way in."""

import streamlit as st

from pages.ui import frame, home, readings

work, t = frame.open_page("home")
with frame.drawing(t):
    home.welcome(work, t)
    readings.announce(work, t)
    left, right = st.columns(2, gap="large")
    with left:
        home.example("healthy", work, t)
    with right:
        home.example("overfitting", work, t)
    home.tour(work, t)
    home.lessons(work, t)
    home.practice(work, t)

"""The front door: what loss is, two runs side by side, and the way in."""

import streamlit as st

from pages.ui import home
from pages.ui.session import drawing_in_turn, open_page
from pages.ui.verdict import run_summary

session, t = open_page("home")
with drawing_in_turn(t):
    home.welcome(session, t)
    run_summary.draw_notices(session, t)
    left, right = st.columns(2, gap="large")
    with left:
        home.example("healthy", session, t)
    with right:
        home.example("overfitting", session, t)
    home.tour(session, t)
    home.lessons(session, t)
    home.practice(session, t)

"""Exercises: by hand, on a curve, by prediction, by making it happen, by telling apart; checked by training."""

import streamlit as st

from pages.ui import exercises, page_blocks
from pages.ui.exercises import exercise_page, listing, shared_screen, url_params
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("exercises", url_params.URL_PARAMS)
with drawing_in_turn(t):
    st.html(exercises.SHEET)
    if session.page_params["exercise"]:
        exercise_page.draw(session, t)
    else:
        page_blocks.opening(session, t)
        shared_screen.draw(session, t)
        listing.draw(session, t)

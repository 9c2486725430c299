"""A lesson: what a mistake costs is a choice, for numbers and for categories."""

import streamlit as st

from pages.ui import page_blocks
from pages.ui.lessons.loss_functions import halves
from pages.ui.lessons.loss_functions.url_params import URL_PARAMS
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("loss_functions", URL_PARAMS)
with drawing_in_turn(t):
    with st.container():
        page_blocks.opening(session, t)
    halves.switch(session, t)
    if session.page_params["part"] == "numbers":
        halves.numbers(session, t)
    else:
        halves.categories(session, t)
    page_blocks.onward(session, t)

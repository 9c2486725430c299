"""Loss versus accuracy: two models with as many right answers, a nudged weight, and a run whose loss rises."""

import streamlit as st

from pages.ui import page_blocks
from pages.ui.lessons import loss_vs_accuracy
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("loss_vs_accuracy", loss_vs_accuracy.URL_PARAMS)
with drawing_in_turn(t):
    for sheet in loss_vs_accuracy.SHEETS:
        st.html(sheet)
    page_blocks.opening(session, t)
    loss_vs_accuracy.two_models.draw(session, t)
    loss_vs_accuracy.nudging.draw(session, t)
    loss_vs_accuracy.real_run.draw(session, t)
    page_blocks.onward(session, t)

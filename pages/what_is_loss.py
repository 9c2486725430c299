"""What is loss?: throw darts, watch three throwers who are told different things, and price a house."""

import streamlit as st

from pages.ui import page_blocks
from pages.ui.lessons import what_is_loss
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("what_is_loss", what_is_loss.URL_PARAMS)
with drawing_in_turn(t):
    for sheet in what_is_loss.SHEETS:
        st.html(sheet)
    page_blocks.opening(session, t)
    what_is_loss.darts.draw(session, t)
    what_is_loss.throwers.draw(session, t)
    what_is_loss.house.draw(session, t)
    page_blocks.onward(session, t)

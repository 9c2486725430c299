"""What is loss?: throw darts, watch three throwers who are told different things, and price a house."""

import streamlit as st

from pages.ui import frame, lesson, what_is_loss

work, t = frame.open_page("what_is_loss", what_is_loss.KEYS)
with frame.drawing(t):
    for sheet in what_is_loss.SHEETS:
        st.html(sheet)
    lesson.opening(work, t)
    what_is_loss.darts.draw(work, t)
    what_is_loss.throwers.draw(work, t)
    what_is_loss.house.draw(work, t)
    lesson.onward(work, t)

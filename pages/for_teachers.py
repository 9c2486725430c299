"""For teachers: finished lessons with answers and a handout, links of one's own, and hand-ins graded by training."""

import streamlit as st

from pages.ui import page_blocks, teachers
from pages.ui.session import drawing_in_turn, open_page
from pages.ui.teachers import builder, grades, parts, url_params

session, t = open_page("for_teachers", url_params.URL_PARAMS)
with drawing_in_turn(t):
    st.html(teachers.SHEET)
    page_blocks.opening(session, t)
    parts.switch(session, t)
    {"lessons": parts.lessons, "build": builder.draw, "grade": grades.draw}[session.page_params["part"]](session, t)

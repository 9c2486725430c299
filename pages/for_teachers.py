"""For teachers: finished lessons with answers and a handout, links of one's own, and hand-ins graded by training."""

import streamlit as st

from pages.ui import frame, lesson, teachers
from pages.ui.teachers import builder, grades, parts, state

work, t = frame.open_page("for_teachers", state.KEYS)
with frame.drawing(t):
    st.html(teachers.SHEET)
    lesson.opening(work, t)
    parts.switch(work, t)
    {"lessons": parts.lessons, "build": builder.draw, "grade": grades.draw}[work.state["part"]](work, t)

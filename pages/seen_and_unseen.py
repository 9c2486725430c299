"""A lesson."""

from pages.ui import frame, lesson

work, t = frame.open_page("seen_and_unseen")
with frame.no_traceback(t):
    lesson.opening(work, t)
    lesson.onward(work, t)

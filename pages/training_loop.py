"""The training loop: predict, measure, update, again, and a smaller loss, on eight points; then 400 times."""

from pages.ui import frame, lesson
from pages.ui.training_loop import moment, parts, pictures

work, t = frame.open_page("training_loop", moment.KEYS)
with frame.drawing(t):
    lesson.opening(work, t)
    now = moment.of(work.state)
    parts.loop(work, now, t)
    pictures.line_and_map(now, t)
    parts.choices(work, now, t)
    pictures.tables(now, t)
    parts.curve(work, now, t)
    parts.behind(now, t)
    parts.onward(work, now, t)

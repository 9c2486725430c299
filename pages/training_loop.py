"""The training loop: predict, measure, update, again, and a smaller loss, on eight points; then 400 times."""

from pages.ui import page_blocks
from pages.ui.lessons.training_loop import moment, parts, pictures
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("training_loop", moment.URL_PARAMS)
with drawing_in_turn(t):
    page_blocks.opening(session, t)
    now = moment.of(session.page_params)
    parts.loop(session, now, t)
    pictures.line_and_map(now, t)
    parts.choices(session, now, t)
    pictures.tables(now, t)
    parts.curve(session, now, t)
    parts.behind(now, t)
    parts.onward(session, now, t)

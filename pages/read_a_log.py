"""Read a log: paste or drop what a training has written, and see what its curves show."""

from pages.ui import logs, page_blocks
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("read_a_log", logs.URL_PARAMS)
with drawing_in_turn(t):
    page_blocks.opening(session, t)
    logs.draw(session, t)

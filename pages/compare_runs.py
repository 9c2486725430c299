"""Compare runs: same data, same start, one thing changed, and what that did."""

from pages.ui import compare, page_blocks
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("compare_runs", compare.URL_PARAMS)
with drawing_in_turn(t):
    page_blocks.opening(session, t)
    compare.draw(session, t)

"""Seen and unseen: learning by heart, the model's size, the moment validation turns up, and why a test stays sealed."""

from pages.ui import page_blocks
from pages.ui.lessons.seen_and_unseen import luck, memory, scores, size, turn
from pages.ui.lessons.seen_and_unseen.url_params import URL_PARAMS
from pages.ui.session import drawing_in_turn, open_page

session, t = open_page("seen_and_unseen", URL_PARAMS)
with drawing_in_turn(t):
    scores.style()
    page_blocks.opening(session, t)
    memory.draw(session, t)
    size.draw(session, t)
    turn.overfitting(session, t)
    luck.draw(session, t)
    turn.nonsense(session, t)
    turn.in_lab(session, t)
    page_blocks.onward(session, t)

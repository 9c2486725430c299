"""Seen and unseen: learning by heart, the model's size, the moment validation turns up, and why a test stays sealed."""

from pages.ui import frame, lesson
from pages.ui.seen_and_unseen import luck, memory, scores, size, turn
from pages.ui.seen_and_unseen.keys import KEYS

work, t = frame.open_page("seen_and_unseen", KEYS)
with frame.drawing(t):
    scores.style()
    lesson.opening(work, t)
    memory.draw(work, t)
    size.draw(work, t)
    turn.overfitting(work, t)
    luck.draw(work, t)
    turn.nonsense(work, t)
    turn.in_lab(work, t)
    lesson.onward(work, t)

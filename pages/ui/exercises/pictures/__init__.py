"""The picture of an exercise: what the answer is about."""

from collections.abc import Sequence

from core.exercises import Feedback
from core.training import Run
from pages.ui.exercises.pictures import by_hand, make, mark, predict, sureness, which
from pages.ui.exercises.pictures.registry import picture
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session

# Imported for the pictures that they register.
_REGISTERED = (by_hand, make, mark, predict, sureness, which)


def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw what the answer is about; `found` is what the check says, None before it was asked."""
    draw_picture = picture(now.exercise)
    if draw_picture:
        draw_picture(now, found, runs, session, t)

"""The picture of an exercise, by its kind: what the answer is about."""

from collections.abc import Sequence

from core.exercises import Feedback
from core.training import Run
from pages.ui.exercises.pictures import by_hand, make, mark, predict, which
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session

_DRAWS = {
    "by_hand": by_hand.draw, "mark": mark.draw, "predict": predict.draw, "make": make.draw, "which": which.draw,
}  # fmt: skip


def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw what the answer is about; `found` is what the check says, None before it was asked."""
    _DRAWS[now.exercise.kind](now, found, runs, session, t)

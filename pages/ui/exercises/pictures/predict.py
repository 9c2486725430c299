"""The settings and the training loss alone; once an answer was given, the whole run."""

from collections.abc import Sequence

from core.exercises import Feedback
from core.training import Run
from pages.ui.exercises.state import Now
from pages.ui.frame import Work
from pages.ui.words import Text


def draw(now: Now, found: Feedback | None, runs: Sequence[Run], work: Work, t: Text) -> None:
    """Draw what the answer is about."""

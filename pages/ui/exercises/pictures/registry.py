"""Which function draws the picture of which exercise: each registers itself with `@picture_of`."""

from collections.abc import Callable, Sequence

from core.exercises import Exercise, Feedback
from core.training import Run
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session

Draw = Callable[[Now, Feedback | None, Sequence[Run], Session, Text], None]

_PICTURES: dict[str, Draw] = {}
_OF_KINDS: dict[str, Draw] = {}


def picture_of(*ids: str, kind: str = "") -> Callable[[Draw], Draw]:
    """Register a function as the picture of some exercises, or of all of a kind that have none of their own."""

    def register(draw: Draw) -> Draw:
        _PICTURES.update(dict.fromkeys(ids, draw))
        if kind:
            _OF_KINDS[kind] = draw
        return draw

    return register


def picture(exercise: Exercise) -> Draw | None:
    """Return what draws the picture of an exercise, None where there is nothing to be drawn."""
    return _PICTURES.get(exercise.id) or _OF_KINDS.get(exercise.kind)


def is_answered(found: Feedback | None) -> bool:
    """Return whether an answer was judged: only then may a picture show what would give it away."""
    return found is not None and found.status != "not_attempted"

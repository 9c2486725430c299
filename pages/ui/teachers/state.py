"""What the page's link restores: which part is shown, which lesson, and the link that is being built."""

from core.lesson_plans import LESSON_PLANS
from core.presets import PRESETS
from pages.ui.frame import LOCKS
from pages.ui.page_state import Key, one_of
from pages.ui.words import LANGUAGES

PARTS = ("lessons", "build", "grade")


def _locks(text: str) -> tuple[str, ...]:
    names = tuple(text.split("-")) if text else ()
    if not set(names) <= set(LOCKS):
        raise ValueError(text)
    return names


KEYS = {
    "part": one_of(*PARTS),
    "plan": one_of("45", *(id for id in LESSON_PLANS if id != "45")),
    "experiment": one_of("overfitting", *(id for id in PRESETS if id != "overfitting")),
    "for": one_of("any", *LANGUAGES),
    "locks": Key((), _locks, "-".join),
    "told": one_of("now", "later"),
    "names": one_of("1", "0"),
    "letters": one_of("normal", "large"),
}

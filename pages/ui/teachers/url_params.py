"""What the page's link restores: which part is shown, which lesson, and the link that is being built."""

from core.lesson_plans import LESSON_PLANS
from core.presets import PRESETS
from pages.ui.i18n import LANGUAGES
from pages.ui.session import LOCKS
from pages.ui.session.params import Param, one_of

PARTS = ("lessons", "build", "grade")


def _locks(text: str) -> tuple[str, ...]:
    names = tuple(text.split("-")) if text else ()
    if not set(names) <= set(LOCKS):
        raise ValueError(text)
    return names


URL_PARAMS = {
    "part": one_of(*PARTS),
    "plan": one_of("45", *(id for id in LESSON_PLANS if id != "45")),
    "experiment": one_of("overfitting", *(id for id in PRESETS if id != "overfitting")),
    "for": one_of("any", *LANGUAGES),
    "locks": Param((), _locks, "-".join),
    "told": one_of("now", "later"),
    "names": one_of("1", "0"),
    "letters": one_of("normal", "large"),
}

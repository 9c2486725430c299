"""What the page's link restores: which exercise, the answer so far, whether it was checked, and how many hints."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import parse_qsl, urlencode

from core.exercises import EXERCISES, NOWHERE, VARIANTS, Answer, Exercise
from core.exercises.exercise import Part
from pages.ui.session import Session, page_param, set_page_params
from pages.ui.session.params import Param, one_of, whole

HINTS = 3


def _draft(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True))


URL_PARAMS = {
    "exercise": one_of("", *EXERCISES),
    # 0 is the learner's own version, which counts; the others are for practice.
    "other": whole(0, 0, VARIANTS - 1),
    "draft": Param({}, _draft, urlencode),
    "checked": whole(0, 0, 1),
    "hints": whole(0, 0, HINTS),
    # How far a curve is shown that comes bit by bit, and the epoch that somebody named whose link this is.
    "step": whole(0, 0, 5000),
    "friend": whole(0, 0, 5000),
}
_FRESH = {name: key.default for name, key in URL_PARAMS.items()}


@dataclass(frozen=True)
class Now:
    """The exercise that is open, its version, and the answer so far."""

    exercise: Exercise
    variant: int
    counts: bool
    """Whether it is the learner's own version."""
    draft: Mapping[str, str]
    checked: bool

    @property
    def answer(self) -> Answer:
        """Return the answer as the check takes it: what cannot be read is left out."""
        parts = [part for part in self.exercise.parts if part.name in self.draft]
        read = {part.name: typed(part, self.draft[part.name]) for part in parts}
        return {name: value for name, value in read.items() if value is not None}


def now(session: Session) -> Now:
    """Return the exercise that is open; its draft is the last answer that was checked where no other was begun."""
    state, exercise = session.page_params, EXERCISES[session.page_params["exercise"]]
    counts = state["other"] == 0
    draft, checked = state["draft"], bool(state["checked"])
    done = session.url_progress.done.get(exercise.id) if counts else None
    if not draft and done:
        draft, checked = {name: str(value) for name, value in done.answer.items()}, True
    for part in exercise.parts:
        if part.form == "given" and (state["step"] or typed(part, draft.get(part.name, "")) is None):
            draft = {**draft, part.name: f"{min(max(state['step'], part.low), part.high):g}"}
    return Now(exercise, (session.progress.variant + state["other"]) % VARIANTS, counts, draft, checked)


def typed(part: Part, text: str) -> str | float | None:
    """Return a part of an answer from what was typed (full-width digits too), None where it is not of its form."""
    value: str | float = text
    if part.form in ("number", "share", "epoch", "given") and text != NOWHERE:
        try:
            value = float(normalize("NFKC", text).replace("−", "-").replace(",", "."))
        except ValueError:
            return None
        value = int(value) if value == value // 1 and abs(value) < 1e9 else value
    return value if part.holds(value) else None


def opened(exercise: str = "") -> dict[str, object]:
    """Return the page's state with an exercise just opened, or the list."""
    return {**_FRESH, "exercise": exercise}


def answer(draft: Mapping[str, str], **parts: str) -> None:
    """Take a changed part of the answer: what was checked is another answer.

    `draft` is what the page showed. Quick input changes two parts in one run, so what is there by now comes first.
    """
    set_page_params(draft={**(page_param("draft") or draft), **parts}, checked=0)

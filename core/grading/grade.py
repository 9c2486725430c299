"""Checking hand-ins again: are these settings allowed, is this the learner's variant, and is the answer right?"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from core.config import RunConfig, from_query
from core.exercises import EXERCISES, Answer, Exercise, Feedback
from core.exercises.exercise import MAX_COST
from core.handin import Done, HandIn, variant_of
from core.training import Run, cost, train

# What a check on the learner's page can say, and what only a grader can.
STATUSES = ("passed", "wrong", "not_attempted", "not_reproducible", "not_allowed", "too_costly", "other_variant")
# First weights are moved by this much to see whether an outcome hangs on the last digits of a computer.
NUDGE = 1e-10
_MAX_RUNS = 400


@dataclass(frozen=True)
class Graded:
    """One hand-in: what each exercise came to, by id; exercises that were not handed in are missing."""

    name: str
    hand_in: HandIn
    found: Mapping[str, Feedback]

    def status(self, id: str) -> str:
        """Return the status of an exercise, `not_attempted` where nothing was handed in."""
        return self.found[id].status if id in self.found else "not_attempted"


class Grader:
    """Grades hand-ins one by one; equal runs are trained once, equal answers are checked once."""

    def __init__(self, class_variant: int = 0) -> None:
        """Accept of each learner the variant that the nickname draws, and the one for the class."""
        self.class_variant = class_variant
        self._runs: OrderedDict[tuple[RunConfig, float], Run] = OrderedDict()
        self._checked: dict[object, Feedback] = {}

    def grade(self, hand_in: HandIn, name: str = "") -> Graded:
        """Return what every answer of a hand-in comes to; nothing in it can make this fail."""
        found = {id: self._one(EXERCISES[id], hand_in, done) for id, done in hand_in.done.items()}
        return Graded(hand_in.nickname or name, hand_in, found)

    def _one(self, exercise: Exercise, hand_in: HandIn, done: Done) -> Feedback:
        variant = hand_in.variant
        if variant not in (variant_of(hand_in.nickname), self.class_variant):
            return Feedback("other_variant", "other_variant")
        answer, refusal = _about(exercise, variant, hand_in.queries.get(exercise.id, {}), done.answer)
        if refusal:
            return Feedback(refusal, refusal)
        key = (exercise.id, variant, tuple(sorted((k, repr(v)) for k, v in answer.items())))
        if key not in self._checked:
            self._checked[key] = self._check(exercise, variant, answer)
        return self._checked[key]

    def _check(self, exercise: Exercise, variant: int, answer: Answer) -> Feedback:
        """Check an answer; what is wrong here but right with weights that differ in the last digits is neither."""
        needs = exercise.needs(answer, variant)
        found = exercise.check(answer, [self._run(config) for config in needs])
        if found.status == "wrong" and needs:
            again = exercise.check(answer, [self._run(config, NUDGE) for config in needs])
            if again.status != found.status:
                return Feedback("not_reproducible", found.reason, found.values)
        return found

    def _run(self, config: RunConfig, perturbation: float = 0.0) -> Run:
        key = (config, perturbation)
        if key in self._runs:
            self._runs.move_to_end(key)
        else:
            self._runs[key] = train(config, perturbation=perturbation)
            if len(self._runs) > _MAX_RUNS:
                self._runs.popitem(last=False)
        return self._runs[key]


def _about(exercise: Exercise, variant: int, query: Mapping[str, str], given: Answer) -> tuple[Answer, str]:
    """Return the answer with the settings of its query, and "" or why those settings are refused."""
    if not exercise.configs(variant):
        return given, ""
    config, problems = from_query(query)
    if problems or not query:
        return given, "not_allowed"
    if cost(config) > MAX_COST:
        return given, "too_costly"
    if not exercise.allowed(config, variant):
        return given, "other_variant" if exercise.allowed(config) else "not_allowed"
    settings = {part.name: exercise.changes(config, variant) for part in exercise.parts if part.form == "settings"}
    return {**given, **settings}, ""

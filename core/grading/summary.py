"""What a class has in common: which misconception how often, and where its marks lie on the curves."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.exercises import EXERCISES, NOWHERE
from core.grading.grade import Graded


@dataclass(frozen=True)
class ClassSummary:
    """Counts over all hand-ins, by exercise."""

    statuses: Mapping[str, Counter[str]]
    """How often each status occurred; who did not hand an exercise in counts as not_attempted."""
    misconceptions: Mapping[str, Counter[str]]
    """The reasons of the answers that are wrong."""
    marks: Mapping[tuple[str, int], tuple[float, ...]]
    """By exercise and variant, the epochs that were marked, in their order."""
    nowhere: Mapping[tuple[str, int], int]
    """By exercise and variant, how many said that there is no such epoch."""


def summarise(graded: Sequence[Graded]) -> ClassSummary:
    """Return what the hand-ins have in common."""
    statuses = {id: Counter(each.status(id) for each in graded) for id in EXERCISES}
    wrong = {id: Counter(each.found[id].reason for each in graded if each.status(id) == "wrong") for id in EXERCISES}
    marks: dict[tuple[str, int], list[float]] = {}
    nowhere: Counter[tuple[str, int]] = Counter()
    for each in graded:
        for id, done in each.hand_in.done.items():
            mark, key = done.answer.get("mark"), (id, each.hand_in.variant)
            if each.status(id) not in ("passed", "wrong") or mark is None:
                continue
            if mark == NOWHERE:
                nowhere[key] += 1
            elif isinstance(mark, (int, float)):
                marks.setdefault(key, []).append(float(mark))
    return ClassSummary(statuses, wrong, {key: tuple(sorted(found)) for key, found in marks.items()}, nowhere)

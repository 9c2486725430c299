"""The exercises: what each starts from, and the check that tells right from wrong and names the misconception.

A check takes an answer and the runs that it needs, so that a page, a test and the grader judge alike.
"""

from core.exercises import by_hand, make, mark, predict, which
from core.exercises.exercise import KINDS, NOWHERE, VARIANTS, Answer, Exercise, Feedback

__all__ = ["EXERCISES", "KINDS", "NOWHERE", "VARIANTS", "Answer", "Exercise", "Feedback"]

_ALL = (*by_hand.EXERCISES, *mark.EXERCISES, *predict.EXERCISES, *make.EXERCISES, *which.EXERCISES)

EXERCISES: dict[str, Exercise] = {exercise.id: exercise for exercise in _ALL}

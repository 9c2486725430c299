"""The finished lessons of a teacher: which exercises a class does, in which order, and for how long."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LessonPlan:
    """A lesson: its length in minutes (0: at home, without a clock) and its exercises in their order."""

    id: str
    minutes: int
    exercises: tuple[str, ...]


_ALL = (
    LessonPlan("10", 10, ("mark_turn",)),
    LessonPlan("45", 45, ("three_rows", "five_steps", "mark_turn", "make_overfit")),
    LessonPlan("90", 90, ("three_rows", "five_steps", "mark_turn", "make_overfit")),
    LessonPlan("homework", 0, ("three_rows", "five_steps", "mark_turn", "make_overfit")),
)

LESSON_PLANS: dict[str, LessonPlan] = {plan.id: plan for plan in _ALL}

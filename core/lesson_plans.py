"""The finished lessons of a teacher: their exercises, and the run by which a class sees that it is together."""

from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

from core.config import RunConfig
from core.exercises import EXERCISES
from core.training import Run

# Its training loss never rises, so that every machine gets the same curve.
TOGETHER = RunConfig(
    "moons", noise=0.25, n_train=200, n_val=200, hidden=(8,), activation="tanh", optimizer="gd", learning_rate=0.3,
    epochs=300,
)  # fmt: skip
# So many words are there for a class to compare.
N_WORDS = 24


@dataclass(frozen=True)
class LessonPlan:
    """A lesson: its length in minutes (0: at home, without a clock) and its exercises in their order."""

    id: str
    minutes: int
    exercises: tuple[str, ...]


_ALL = (
    LessonPlan("10", 10, ("predict_small_data", "mark_turn", "call_the_turn")),
    LessonPlan("45", 45, ("three_rows", "mark_drop", "mark_turn", "predict_small_data", "make_overfit")),
    LessonPlan(
        "90", 90,
        ("three_rows", "cost_of_doubt", "five_steps", "mark_drop", "mark_turn", "predict_small_data", "make_overfit",
         "mend_it", "trap_gap", "sort_curves"),
    ),
    LessonPlan(
        "homework", 0,
        ("ninety_twice", "mark_ship", "mark_none", "predict_more_data", "fast_rate", "which_loss", "find_bad_setting",
         "is_it_luck"),
    ),
)  # fmt: skip

LESSON_PLANS: dict[str, LessonPlan] = {plan.id: plan for plan in _ALL}


def timetable(plan: LessonPlan) -> tuple[int, ...]:
    """Return the minute at which each exercise begins, and last the minute at which handing in begins.

    A fifteenth of the lesson is for getting together, as much for handing in. The rest goes to the exercises by how
    long each takes to solve: what takes longer to solve takes longer to talk about.
    """
    ends = max(1, round(plan.minutes / 15))
    shares = [EXERCISES[id].minutes for id in plan.exercises]
    begins = accumulate(shares, initial=0)
    return tuple(ends + round((plan.minutes - 2 * ends) * begin / sum(shares)) for begin in begins)


def word_of(plan: LessonPlan, run: Run) -> int:
    """Return the number (0 … 23) of the word that every screen shows which has this lesson and computes alike."""
    losses = f"{run.history.train_loss[-1]:.4f} {run.history.val_loss[-1]:.4f}"
    return crc32(f"{plan} {losses}".encode()) % N_WORDS

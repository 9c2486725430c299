"""The finished lessons of a teacher: their exercises, and the run by which a class sees that it is together."""

from dataclasses import dataclass
from zlib import crc32

from core.config import RunConfig
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
    LessonPlan("10", 10, ("mark_turn",)),
    LessonPlan("45", 45, ("three_rows", "five_steps", "mark_turn", "make_overfit")),
    LessonPlan("90", 90, ("three_rows", "five_steps", "mark_turn", "make_overfit")),
    LessonPlan("homework", 0, ("three_rows", "five_steps", "mark_turn", "make_overfit")),
)

LESSON_PLANS: dict[str, LessonPlan] = {plan.id: plan for plan in _ALL}


def word_of(plan: LessonPlan, run: Run) -> int:
    """Return the number (0 … 23) of the word that every screen shows which has this lesson and computes alike."""
    losses = f"{run.history.train_loss[-1]:.4f} {run.history.val_loss[-1]:.4f}"
    return crc32(f"{plan} {losses}".encode()) % N_WORDS

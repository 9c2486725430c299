"""What makes an answer: the variant and the runs of its `configs`, as in `Exercise.solve`."""

from collections.abc import Callable, Sequence

from core.exercises.exercise import Answer
from core.training import Run

Make = Callable[[int, Sequence[Run]], Answer]
Answers = dict[str, Make]

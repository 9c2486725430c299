"""Exercises that reach a goal by changing settings: any way that reaches it counts."""

from core.exercises.make import fast_rate, mend, overfit, rank_opposite, same_accuracy, smallest_model

EXERCISES = tuple(
    module.EXERCISE for module in (rank_opposite, overfit, mend, fast_rate, same_accuracy, smallest_model)
)

"""Exercises by hand: a few numbers, worked out with the losses that train."""

from core.exercises.by_hand import cost_of_doubt, five_steps, ninety_twice, three_rows

EXERCISES = tuple(module.EXERCISE for module in (three_rows, five_steps, cost_of_doubt, ninety_twice))

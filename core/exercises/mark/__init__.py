"""Exercises that mark a place on a curve: held against the diagnosis of that very run, by its ranges."""

from core.exercises.mark import drop, none, ship, turn

EXERCISES = tuple(module.EXERCISE for module in (drop, turn, ship, none))

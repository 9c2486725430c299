"""Exercises that ask for a prediction while validation is withheld: then the run is shown."""

from core.exercises.exercise import Exercise

EXERCISES: tuple[Exercise, ...] = ()

"""Exercises that ask for a prediction while validation is withheld: then the run is shown."""

from core.exercises.predict import call_the_turn, linear, more_data, rate, small_data

EXERCISES = tuple(module.EXERCISE for module in (small_data, linear, more_data, call_the_turn, rate))

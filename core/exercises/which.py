"""Exercises that tell apart: verdicts, causes, and the losses for a task."""

from core.exercises.exercise import Exercise

EXERCISES: tuple[Exercise, ...] = ()

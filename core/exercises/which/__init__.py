"""Exercises that tell apart: verdicts, traps, causes, luck, and the losses for a task; from first contact to expert."""

from core.exercises.which import causes, losses, luck, sorting, traps

EXERCISES = (*sorting.EXERCISES, *losses.EXERCISES, *traps.EXERCISES, *causes.EXERCISES, *luck.EXERCISES)

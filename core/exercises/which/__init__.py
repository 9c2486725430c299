"""Exercises that tell apart: verdicts, traps, causes, luck, and the losses for a task; from first contact to expert."""

from core.exercises.which import causes, cures, losses, luck, seeds, sorting, traps

EXERCISES = (
    *sorting.EXERCISES, *losses.EXERCISES, *traps.EXERCISES, *causes.EXERCISES, *cures.EXERCISES, *luck.EXERCISES,
    *seeds.EXERCISES,
)  # fmt: skip

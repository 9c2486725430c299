"""Exercises that tell apart: verdicts, traps, causes, luck, and the losses for a task; from first contact to expert."""

from core.exercises.which import causes, cures, losses, luck, seeds, sorting, trap_below, trap_gap, trap_log

EXERCISES = tuple(
    module.EXERCISE for module in (sorting, losses, trap_gap, trap_log, trap_below, causes, cures, luck, seeds)
)

"""Grading hand-ins: every run is trained and every answer checked again, on the grader's own machine.

`collect.py` finds the hand-ins in files, `grade.py` checks them, `summary.py` says what a class has in common;
`python -m core.grading FOLDER` prints all of it.
"""

from core.grading.collect import MAX_FILE, Collected, Rejected, collect
from core.grading.grade import STATUSES, Graded, Grader
from core.grading.summary import ClassSummary, summarise

__all__ = ["MAX_FILE", "STATUSES", "ClassSummary", "Collected", "Graded", "Grader", "Rejected", "collect", "summarise"]

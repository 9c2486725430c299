"""The grades as CSV, for a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from core.exercises import EXERCISES
from core.grading.grade import Graded


def as_csv(graded: Sequence[Graded]) -> str:
    """Return one row a learner: nickname, variant, solved, then status and tries of each exercise."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [name for id in EXERCISES for name in (id, f"{id}_reason", f"{id}_tries")]
    writer.writerow(["learner", "variant", "solved", *columns])
    for each in graded:
        solved = sum(each.status(id) == "passed" for id in EXERCISES)
        cells: list[object] = [_harmless(each.name), each.hand_in.variant, solved]
        for id in EXERCISES:
            done, found = each.hand_in.done.get(id), each.found.get(id)
            cells += [each.status(id), found.reason if found else "", done.tries if done else 0]
        writer.writerow(cells)
    return out.getvalue()


def _harmless(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" else name

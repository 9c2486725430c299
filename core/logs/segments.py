"""One file, several trainings: where the epochs begin again, and whether the losses go on or start afresh."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.logs.rows import Rows
from core.logs.run import Floats, Note

# Rows that step back more often than this share are rows out of order, not runs.
MAX_RESTARTS = 0.2
MIN_ROWS = 3
# How much nearer to the last loss than to the first one a new segment must begin to be the same training.
NEARER = 2 / 3


def boundaries(x: Floats, starts: Sequence[int]) -> list[int]:
    """Return the first rows of the segments of a log, row 0 among them: where x falls, or where the log says so."""
    falls = (np.flatnonzero(np.diff(x) < 0) + 1).tolist()
    return sorted({0, *falls, *(start for start in starts if 0 < start < len(x))})


def out_of_order(x: Floats) -> bool:
    """Tell whether rows are shuffled, or listed from the last to the first."""
    falls = int(np.sum(np.diff(x) < 0))
    return falls > max(1, MAX_RESTARTS * len(x))


def goes_on(before: Floats, after: Floats) -> bool:
    """Tell whether the losses of a segment `(n,)` begin where those of the one before stopped, not where it began."""
    before, after = before[np.isfinite(before)], after[np.isfinite(after)]
    if len(before) < 2 or not len(after):
        return False
    to_last, to_first = abs(after[0] - before[-1]), abs(after[0] - before[0])
    return bool(to_last < NEARER * to_first and abs(before[-1] - before[0]) > 0)


def resumed_at(before: Floats, after: Floats) -> float | None:
    """Return the epoch at which a run was taken up again from a checkpoint; None if it begins from the start."""
    first = float(after[0])
    return first if first > float(before[0]) and first > 1 and first <= float(before[-1]) + 1 else None


@dataclass
class Part:
    """Rows of one run, and what was done to get them."""

    rows: Rows
    notes: list[Note]


def parts_of(rows: Rows, starts: Sequence[int], how: str) -> list[Part]:
    """Cut where the epochs begin again, and join what is one training nevertheless."""
    firsts = boundaries(rows.x, starts)
    parts: list[Part] = []
    for first, end in zip(firsts, [*firsts[1:], len(rows.x)], strict=True):
        part = Part(rows.take(np.arange(first, end)), [])
        if not len(part.rows.x):
            continue
        if parts and (how == "joined" or (how != "separate" and _same_run(parts[-1].rows, part.rows))):
            _append(parts[-1], part)
        else:
            parts.append(part)
    return parts


def _same_run(before: Rows, after: Rows) -> bool:
    if after.x[0] > before.x[-1]:
        return True
    at = resumed_at(before.x, after.x)
    if at is not None:
        before = before.take(np.flatnonzero(before.x < at))
    return any(goes_on(before.values[role], after.values[role]) for role in ("train_loss", "val_loss"))


def _append(part: Part, more: Part) -> None:
    """Put a segment behind: in the place of what came after its first epoch, or counted on."""
    before, after = part.rows, more.rows
    at = resumed_at(before.x, after.x)
    if at is not None:
        if at <= before.x[-1]:
            part.notes.append(Note("resumed", {"epoch": at}))
        before = before.take(np.flatnonzero(before.x < at))
    elif after.x[0] <= before.x[-1]:
        step = float(np.median(np.diff(after.x))) if len(after.x) > 1 else 1.0
        after.x = after.x - after.x[0] + before.x[-1] + max(step, 0.0)
        earlier = [note for note in part.notes if note.id == "joined"]
        count = int(str(earlier[0].values["segments"])) + 1 if earlier else 2
        part.notes = [note for note in part.notes if note.id != "joined"] + [Note("joined", {"segments": count})]
    part.rows = _concatenated(before, after)


def _concatenated(first: Rows, second: Rows) -> Rows:
    n = len(first.x)
    values = {role: np.concatenate([first.values[role], second.values[role]]) for role in first.values}
    printed = {
        role: first.printed[role] | {row + n: value for row, value in second.printed[role].items()}
        for role in first.printed
    }
    return Rows(np.concatenate([first.x, second.x]), values, printed)

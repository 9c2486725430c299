"""Places on a curve that learners mark, rightly or not."""

from collections.abc import Callable, Sequence

import numpy as np

from core.exercises.curves import diagnosis
from core.exercises.exercise import Answer, WrongAnswer
from core.training import Run

# The curves have parted where the gap is wider than this share of all that validation wins, and stays so.
PARTED = 0.1
# A mark means a place if it is this close to it: a share of the run, as one can click it.
CLOSE = 0.04
# So many epochs in a row lie above a bump's bottom, and a mark may miss that bottom by so many.
BUMP, NEAR_BUMP = 3, 2


def parting(run: Run) -> int:
    """Return the epoch from which validation stays clearly above train."""
    history = run.history
    won = history.val_loss[0] - history.val_loss.min()
    together = np.flatnonzero(history.val_loss - history.train_loss <= PARTED * won)
    return int(together[-1]) + 1 if len(together) else 0


def bumps(run: Run) -> list[int]:
    """Return the epochs after which validation rises for a few epochs, though it is lower again later."""
    losses = run.history.val_loss
    return [
        at
        for at in range(len(losses) - BUMP)
        if losses[at + 1 : at + 1 + BUMP].min() > losses[at] > losses[at + 1 :].min()
    ]


def is_close(mark: float, place: float, run: Run) -> bool:
    """Return whether a mark means a place."""
    return abs(mark - place) <= CLOSE * (len(run.history) - 1)


def is_bump(mark: float, run: Run) -> bool:
    """Return whether a mark means the bottom of a bump."""
    return any(abs(mark - at) <= NEAR_BUMP for at in bumps(run))


def lowest_stretch(run: Run) -> dict[str, float]:
    """Return the epoch of the lowest loss, and the ends of the stretch that cannot be told from it."""
    found = diagnosis(run)
    low, high = found.turn_range or (0.0, 0.0)
    return {"best": found.best_epoch or 0.0, "low": low, "high": high}


def best_epoch(variant: int, runs: Sequence[Run]) -> Answer:
    """Mark the epoch of the lowest loss."""
    return {"mark": diagnosis(runs[0]).best_epoch or 0.0}


def mark_at(place: Callable[[Run], float]) -> WrongAnswer:
    """Return the mark at a place that depends on the run."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        return {"mark": round(place(runs[0]))}

    return answer


def turn_range(run: Run) -> tuple[float, float]:
    """Return the first and the last epoch of the lowest stretch."""
    found = diagnosis(run).turn_range
    assert found is not None  # each variant is chosen for having one
    return found


def last_bump(run: Run) -> int:
    """Return where validation rises for the last time before its lowest stretch."""
    return max((at for at in bumps(run) if at < turn_range(run)[0]), default=1)


def falling_at(run: Run, *places: int, before: int = 0) -> int:
    """Return an epoch ahead of the lowest stretch that is far from all of these places."""
    ahead = range(int(turn_range(run)[0]) - before)
    return max(ahead, key=lambda epoch: min(abs(epoch - place) for place in places))

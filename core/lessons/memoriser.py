"""A model that learns nothing and remembers all: its answer is the one stored for the nearest question it has seen.

It is the nearest-neighbour rule with one neighbour (Fix and Hodges 1951). Its questions come from a noisy wave: past
papers, of which more or fewer can be learned by heart, and exams with questions of the same kind that are not in them.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.datasets import made
from core.losses import LOSSES

Floats = NDArray[np.float64]

# That of the presets of the sine wave in core.presets: as large as the wave itself.
NOISE = 0.7
MOST_PAPERS, EXAM = 200, 40
# Exams over which luck evens out.
EXAMS = 100


@dataclass(frozen=True)
class Rows:
    """Questions and their right answers, each `(n,)`."""

    x: Floats
    y: Floats


class Memoriser:
    """Stores every row it is shown."""

    def __init__(self, seen: Rows) -> None:
        """Learn the rows by heart, at least one; of two rows with the same question the first is kept."""
        order = np.argsort(seen.x, kind="stable")
        self.x, self.y = seen.x[order], seen.y[order]

    def raw(self, x: Floats) -> Floats:
        """Return for each question `(n,)` the answer stored for the nearest one, the lower of two equally near."""
        right = np.clip(np.searchsorted(self.x, x), 0, len(self.x) - 1)
        left = np.maximum(right - 1, 0)
        return np.asarray(np.where(x - self.x[left] <= self.x[right] - x, self.y[left], self.y[right]))

    def loss(self, rows: Rows) -> float:
        """Return the mean squared error on rows."""
        return float(np.mean(LOSSES["mse"].value(self.raw(rows.x), rows.y)))


def papers(n: int) -> Rows:
    """Return the first n of the past papers: more of them hold all of the fewer."""
    x, y = made.sine(np.random.default_rng(5), MOST_PAPERS, NOISE)
    return Rows(x[:n, 0], y[:n])


def exam(seed: int) -> Rows:
    """Return an exam: fresh questions of the same kind, another set for each seed."""
    x, y = made.sine(np.random.default_rng((seed, 1)), EXAM, NOISE)
    return Rows(x[:, 0], y)


@lru_cache(maxsize=MOST_PAPERS)
def usual_loss(n: int) -> float:
    """Return the mean loss in the exams of seeds 0, 1, … of whoever has learned n papers by heart."""
    model = Memoriser(papers(n))
    return float(np.mean([model.loss(exam(seed)) for seed in range(EXAMS)]))


def guess(seen: Rows, rows: Rows) -> float:
    """Return the mean squared error of the best single answer for what was seen."""
    rule = LOSSES["mse"]
    same = np.broadcast_to(rule.best_constant(seen.y, 0), rows.y.shape)
    return float(np.mean(rule.value(same, rows.y)))

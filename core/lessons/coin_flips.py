"""Why choosing wears validation out: models that flip a coin, of which the best on a few rows is only the luckiest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROWS, FRESH, MOST = 30, 1000, 1000


@dataclass(frozen=True)
class Contest:
    """How many of the `ROWS` validation rows each model has right, `(models,)`, and which was chosen for it.

    `fresh` is how many of `FRESH` new rows the chosen model has right.
    """

    right: NDArray[np.int64]
    chosen: int
    fresh: int

    @property
    def best(self) -> int:
        """Return how many validation rows the chosen model has right."""
        return int(self.right[self.chosen])


def contest(models: int, seed: int) -> Contest:
    """Let the first `models` of `MOST` coin flippers answer, and choose the best, the first of equals.

    Every answer is right with probability one half, so every model is right half of the time in the long run. A larger
    contest of the same seed holds the smaller one: its best is never worse.
    """
    rng = np.random.default_rng((seed, 3))
    right = rng.binomial(ROWS, 0.5, MOST)[:models]
    fresh = rng.binomial(FRESH, 0.5, MOST)
    chosen = int(right.argmax())
    return Contest(right, chosen, int(fresh[chosen]))

"""The best of several seeds looks better than one run, with the same settings: how often, and by how much."""

from collections.abc import Sequence
from math import comb, inf, isnan


def chance_of_gain(values: Sequence[float], k: int, gain: float) -> float:
    """Return how often the best of k runs is lower than another one run by at least so much, all of the same settings.

    Every run is once the single one, held against every choice of k among the others: counted, not sampled.

    Args:
        values: one number a run, such as the final validation loss, `(n,)`; lower is better, NaN counts as infinite.
        k: how many runs the best is taken of, 1 to n - 1.
        gain: in the unit of the values; 0 asks how often the best of k is no worse.

    Returns:
        A share, 0 to 1. Two infinite numbers are 0 apart.

    Raises:
        ValueError: if there are not more than k runs.
    """
    if not 1 <= k < len(values):
        raise ValueError(f"the best of {k} and another one need more than {len(values)} runs")
    numbers = [inf if isnan(value) else float(value) for value in values]
    choices = comb(len(numbers) - 1, k)
    missed = [comb(_worse(numbers, i, gain), k) / choices for i in range(len(numbers))]
    return 1.0 - sum(missed) / len(missed)


def _worse(numbers: Sequence[float], single: int, gain: float) -> int:
    """Return how many of the others are not lower than a single run by so much."""
    one = numbers[single]
    return sum((0.0 if one == other else one - other) < gain for i, other in enumerate(numbers) if i != single)

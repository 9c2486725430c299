"""Is A better than B, or luckier? Two settings over the same seeds, pair by pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, inf, isnan, sqrt

# Two standard normal quantiles that leave 95 % between them.
_Z = 1.959963984540054
_ALPHA = 0.05


@dataclass(frozen=True)
class Paired:
    """How two settings compare over pairs of runs, where a lower value is better.

    The interval of `probability` is Wilson's (1927), widened to 1/2 as long as an exact sign test does not tell the
    settings apart: with few pairs Wilson's alone would claim a difference too often. The interval of `difference` is
    that of a median by order statistics, the same test turned round. Neither supposes a shape of the values.
    """

    wins: int
    """Pairs in which a is lower than b."""
    ties: int
    """Pairs in which they are equal."""
    n: int
    """All pairs."""
    probability: float
    """Share of pairs in which a is lower, a tie counting as half: how likely a is lower in another pair."""
    interval: tuple[float, float]
    """Between these the probability lies, in 95 % of such comparisons."""
    difference: float
    """Median of a - b, in the unit of the values; negative where a is lower."""
    difference_interval: tuple[float, float]
    """Between these the median lies, in at least 95 % of such comparisons; infinite for less than six pairs."""
    p_value: float
    """How likely so one-sided a count, or a more one-sided one, is where only luck decides each pair (sign test)."""

    @property
    def differs(self) -> bool:
        """Return whether more than luck has to be at work: whether 1/2 lies outside the interval."""
        return not self.interval[0] <= 0.5 <= self.interval[1]


def paired(a: Sequence[float], b: Sequence[float]) -> Paired:
    """Compare two settings by one number a run, such as the final validation loss; lower is better.

    Args:
        a: the numbers of one setting, `(n,)`.
        b: those of the other with the same seeds, in the same order. For a number of which more is better, such as
            accuracy, swap a and b.

    Returns:
        A `Paired`. NaN counts as infinite: a run that exploded is worse than all others, and equal to its like.

    Raises:
        ValueError: if there is no pair, or one list is longer.
    """
    if len(a) != len(b) or not len(a):
        raise ValueError(f"pairs need two lists of the same length, not {len(a)} and {len(b)} numbers")
    differences = sorted(_difference(float(x), float(y)) for x, y in zip(a, b, strict=True))
    n, wins = len(differences), sum(d < 0 for d in differences)
    ties = differences.count(0.0)
    p_value = _sign_test(wins, n - ties)
    probability = (wins + ties / 2) / n
    low, high = _wilson(probability, n)
    if p_value > _ALPHA:
        low, high = min(low, 0.5), max(high, 0.5)
    return Paired(wins, ties, n, probability, (low, high), _median(differences), _around_median(differences), p_value)


def _difference(a: float, b: float) -> float:
    a, b = (inf if isnan(value) else value for value in (a, b))
    return 0.0 if a == b else a - b


def _wilson(share: float, n: int) -> tuple[float, float]:
    """Return the shares that a score test at 5 % does not rule out (Wilson 1927)."""
    centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def _sign_test(wins: int, n: int) -> float:
    """Return the two-sided p-value of so many wins in n pairs without ties, exactly."""
    fewer = min(wins, n - wins)
    return min(1.0, 2 * _tail(fewer, n))


def _tail(k: int, n: int) -> float:
    """Return the probability of at most k heads in n throws of a fair coin."""
    return float(sum(comb(n, i) for i in range(k + 1)) / 2**n)


def _median(ordered: Sequence[float]) -> float:
    """Return the middle, 0 where it lies between minus and plus infinity."""
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return 0.0 if low == -high else (low + high) / 2


def _around_median(ordered: Sequence[float]) -> tuple[float, float]:
    """Return the innermost order statistics with at least 95 % confidence between them."""
    n = len(ordered)
    outside = -1
    while _tail(outside + 1, n) <= _ALPHA / 2:
        outside += 1
    return (ordered[outside], ordered[n - 1 - outside]) if outside >= 0 else (-inf, inf)

"""Probabilities that a person sets: whole per cents that always sum to 100, and the raw outputs that stand for them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

WHOLE = 100


def rescaled(per_cents: Sequence[int], moved: int, value: int) -> tuple[int, ...]:
    """Return whole per cents in which number `moved` is `value` and the others share the rest as they did before.

    What is left over by rounding down goes to the largest remainders, the first of equal ones (Hamilton's method).
    Where the others had nothing, they share alike. Raises ValueError for a value outside 0 … 100.
    """
    if not 0 <= value <= WHOLE:
        raise ValueError(f"a share of a whole is from 0 to {WHOLE}, not {value}")
    others = [i for i in range(len(per_cents)) if i != moved]
    weights = np.array([per_cents[i] for i in others], dtype=float)
    if weights.sum() == 0:
        weights[:] = 1.0
    exact = weights / weights.sum() * (WHOLE - value)
    shares = np.floor(exact + 1e-9)
    missing = WHOLE - value - int(shares.sum())
    shares[np.argsort(shares - exact, kind="stable")[:missing]] += 1
    result = list(per_cents)
    result[moved] = value
    for i, share in zip(others, shares, strict=True):
        result[i] = int(share)
    return tuple(result)


def raw_of(probabilities: Floats) -> Floats:
    """Return raw outputs with these probabilities: ln p, for softmax. Shape `(n, n_classes)`; -inf where p is 0."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(probabilities), dtype=float)


def raw_of_one(probability: Floats) -> Floats:
    """Return a single output's raw values, for sigmoid: ln p - ln(1 - p). Shape `(n,)`; infinite at p = 0 and 1."""
    p = np.asarray(probability, dtype=float)
    return np.asarray(raw_of(p) - raw_of(1.0 - p))

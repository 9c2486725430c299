"""Datasets that are loaded: small, well-known tables that come with scikit-learn, which is imported only when asked."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@cache
def load(dataset_id: str) -> tuple[Floats, Floats]:
    """Return all rows as x `(rows, inputs)` and y `(rows,)`, read-only because they are shared."""
    from sklearn import datasets

    table = getattr(datasets, f"load_{dataset_id}")()
    x, y = np.asarray(table.data, dtype=float), np.asarray(table.target, dtype=float)
    x.flags.writeable = y.flags.writeable = False
    return x, y

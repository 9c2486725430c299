"""How much work a run is, before it is done."""

from itertools import pairwise

from core.config import RunConfig
from core.datasets import DATASETS

# Python's own work for one update of the weights, in multiply-adds that take as long.
UPDATE_OVERHEAD = 50_000


def cost(config: RunConfig) -> int:
    """Return the estimated work of a run in multiply-adds: one a weight and row forward, two backward.

    Each update of the weights counts 50,000 more, which is about what Python itself takes for it.
    """
    own = config.resolved()
    n_train, dataset = own.n_train, DATASETS[own.dataset]
    first = own.degree if own.model == "polynomial" else len(dataset.inputs)
    hidden = own.hidden if own.model == "mlp" else ()
    sizes = (first, *hidden, dataset.n_classes if dataset.n_classes > 2 else 1)
    weights = sum(n_out * (n_in + 1) for n_in, n_out in pairwise(sizes))
    batch = own.batch_size or n_train
    updates = -(-n_train // batch)
    again = n_train if batch < n_train or own.dropout else 0
    return own.epochs * (weights * (3 * n_train + own.n_val + again) + updates * UPDATE_OVERHEAD)

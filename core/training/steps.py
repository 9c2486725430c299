"""One turn of the loop: measure both sets, take an epoch's steps."""

import numpy as np
from numpy.typing import NDArray

from core.config import ResolvedConfig
from core.datasets import Split
from core.losses import Loss
from core.models import Network
from core.optimizers import OPTIMIZERS
from core.training.model import Model, predicted_class, rows_first
from core.training.run import Epoch

Floats = NDArray[np.float64]


class Evaluator:
    """Measures both sets in one forward pass: training rows in front, validation rows behind."""

    def __init__(self, loss: Loss, data: Split, model: Model) -> None:
        """Lay both sets side by side as the model sees them: features `(features + 1, n_train + n_val)`."""
        self.features = np.hstack([model.features(data.x_train), model.features(data.x_val)])
        self.target = np.concatenate([data.y_train, data.y_val])
        self.n_train, self.n_val = len(data.y_train), len(data.y_val)
        self.raw: Floats = np.empty(0)
        self._loss = loss
        # An average is a product with 1/n: np.mean costs ten times as much on rows this short.
        self._train_mean = np.full(self.n_train, 1.0 / self.n_train)
        self._val_mean = np.full(self.n_val, 1.0 / self.n_val)

    def row(self, epoch: int, network: Network) -> Epoch:
        """Return the row of an epoch, and keep the raw outputs of both sets in `raw` for the next step."""
        self.raw = rows_first(network.forward(self.features))
        values = self._loss.value(self.raw, self.target)
        train_loss = float(values[: self.n_train] @ self._train_mean)
        val_loss = float(values[self.n_train :] @ self._val_mean)
        if self._loss.task == "regression":
            return Epoch(epoch, train_loss, val_loss, np.nan, np.nan)
        right = predicted_class(self.raw) == self.target
        return Epoch(
            epoch,
            train_loss,
            val_loss,
            np.count_nonzero(right[: self.n_train]) / self.n_train,
            np.count_nonzero(right[self.n_train :]) / self.n_val,
        )


class EpochTrainer:
    """Takes one epoch's steps: all rows at once, or batch by batch in an order that is shuffled each epoch."""

    def __init__(
        self, config: ResolvedConfig, loss: Loss, network: Network, evaluator: Evaluator, batch_seed: int | None = None
    ) -> None:
        """Prepare the optimizer, the training rows and the streams that shuffle and drop."""
        self._loss, self._network, self._evaluator = loss, network, evaluator
        self._optimizer = OPTIMIZERS[config.optimizer](config.learning_rate, network.parameters.size)
        self._penalty = config.l2 * network.weights_only() if config.l2 else None
        self._keep = 1.0 - config.dropout
        self._batch_size = config.batch_size or evaluator.n_train
        self._order, self._drops = stream(config, 1, batch_seed), stream(config, 2, batch_seed)
        n = evaluator.n_train
        self._features, self._target = evaluator.features[:, :n], evaluator.target[:n]
        # Row by row, as a shuffle and a batch take them: picking columns touches all of memory for each.
        self._rows = np.ascontiguousarray(self._features.T)
        self._shuffled, self._shuffled_target = np.empty_like(self._rows), np.empty_like(self._target)
        batches = [slice(start, start + self._batch_size) for start in range(0, n, self._batch_size)]
        self._batches = [(self._shuffled[batch].T, self._shuffled_target[batch]) for batch in batches]

    def epoch(self) -> None:
        """Change the network's weights by one epoch's steps; the evaluator has to have measured it before."""
        n = self._evaluator.n_train
        if self._batch_size >= n:
            # The measurement has just predicted these very rows with these very weights: no need to do it again.
            measured = None if self._has_dropout() else self._evaluator.raw[:n]
            self._update(self._features, self._target, measured)
            return
        order = self._order.permutation(n)
        # Without "clip" numpy would take into a buffer of its own first.
        self._rows.take(order, axis=0, out=self._shuffled, mode="clip")
        self._target.take(order, out=self._shuffled_target, mode="clip")
        for features, target in self._batches:
            self._update(features, target)

    def _update(self, features: Floats, target: Floats, raw: Floats | None = None) -> None:
        """Predict, measure the slope, and change the weights once."""
        if raw is None:
            raw = rows_first(self._network.forward(features, self._masks(len(target))))
        slope = self._loss.gradient(raw, target)
        slope /= len(target)
        gradient = self._network.backward(slope.T if slope.ndim == 2 else slope[None])
        if self._penalty is not None:
            gradient += self._penalty * self._network.parameters
        self._optimizer.step(self._network.parameters, gradient)

    def _has_dropout(self) -> bool:
        return self._keep < 1.0 and len(self._network.weights) > 1

    def _masks(self, n: int) -> list[Floats] | None:
        """Return for each hidden layer 0 where a unit is dropped, and 1/keep where it stays (inverted dropout)."""
        if not self._has_dropout():
            return None
        hidden = self._network.sizes[1:-1]
        return [(self._drops.random((units, n)) < self._keep) / self._keep for units in hidden]


def stream(config: ResolvedConfig, number: int, seed: int | None = None) -> np.random.Generator:
    """Return one of the independent streams of the weights seed: weights, order of the rows, dropout, perturbation.

    A `seed` of its own takes the place of the weights seed. The 1600 keeps them apart from the streams of a data seed
    of the same number, which end in 0 to 4.
    """
    return np.random.default_rng((config.weights_seed if seed is None else seed, 1600 + number))

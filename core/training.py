"""The training loop: predict, measure, update, again, and a smaller loss.

`epochs(config)` yields one row an epoch, `train(config)` runs to the end and keeps the models that a replay shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from math import isfinite
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.datasets import DATASETS, Split, split
from core.losses import LOSSES, Loss
from core.models import Network, legendre_features, with_ones
from core.optimizers import OPTIMIZERS

Floats = NDArray[np.float64]

# So many models are kept (with the best and the last at most 64), crowded at the start, where a curve changes most.
_PLANNED, _CROWDING = 48, 1.5
# Python's own work for one update of the weights, in multiply-adds that take as long.
UPDATE_OVERHEAD = 50_000


class Epoch(NamedTuple):
    """One row of the history: both losses on their full sets with the same weights, without dropout and penalty.

    Row 0 is the untrained model. Accuracies are shares in [0, 1], NaN for regression.
    """

    epoch: int
    train_loss: float
    val_loss: float
    train_accuracy: float
    val_accuracy: float


@dataclass(frozen=True)
class History:
    """The rows of a run as columns: read-only float64 arrays `(rows,)`, by attribute or by `history["train_loss"]`."""

    epoch: Floats
    train_loss: Floats
    val_loss: Floats
    train_accuracy: Floats
    val_accuracy: Floats

    @classmethod
    def of(cls, rows: Sequence[Epoch]) -> "History":
        """Turn rows into columns."""
        columns = np.array(rows, dtype=float).T.copy()
        columns.flags.writeable = False
        return cls(*columns)

    def __getitem__(self, name: str) -> Floats:
        """Return one column by its name."""
        if name not in self.keys():
            raise KeyError(name)
        column: Floats = getattr(self, name)
        return column

    def keys(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(f.name for f in fields(self))

    def __len__(self) -> int:
        """Return the number of rows: epochs + 1 for a finished run."""
        return len(self.epoch)


class Model:
    """A network with the feature step before it: what turns scaled inputs into raw outputs."""

    def __init__(self, config: RunConfig, data: Split) -> None:
        """Build the model of a resolved config, weights at zero; `data` gives the scale of the inputs."""
        dataset = DATASETS[config.dataset]
        n_inputs = data.x_train.shape[1]
        self.degree = (config.degree or 1) if config.model == "polynomial" else 0
        if self.degree and dataset.x_range:
            low, high = ((end - data.x_mean[0]) / data.x_scale[0] for end in dataset.x_range)
            self.middle, self.half = (low + high) / 2, (high - low) / 2
        hidden = (config.hidden or ()) if config.model == "mlp" else ()
        n_outputs = dataset.n_classes if dataset.n_classes > 2 else 1
        self.network = Network((self.degree or n_inputs, *hidden, n_outputs), config.activation or "tanh")

    def features(self, x: Floats) -> Floats:
        """Return what the network sees, `(features + 1, n)` with a row of ones, for scaled inputs `(n, inputs)`."""
        if self.degree:
            return with_ones(legendre_features((x[:, 0] - self.middle) / self.half, self.degree))
        return with_ones(x.T)


@dataclass(frozen=True)
class ModelAt:
    """A trained model as it was after `epoch`."""

    epoch: int
    _model: Model

    def raw(self, x: Floats) -> Floats:
        """Return raw outputs, `(n,)` or `(n, n_classes)`, for scaled inputs `(n, inputs)`."""
        with np.errstate(all="ignore"):
            return _rows_first(self._model.network.forward(self._model.features(np.asarray(x, dtype=float))))


@dataclass(frozen=True)
class Run:
    """A whole run. `status` is finished, stopped_early or diverged (the first non-finite row is kept as the last).

    `baseline` is the validation loss of the best constant guess from the training targets.
    """

    config: RunConfig
    history: History
    status: str
    baseline: float
    data: Split
    _kept: dict[int, Floats]

    @property
    def kept_epochs(self) -> tuple[int, ...]:
        """Return the epochs whose models were kept, at most 64, always 0, the best and the last."""
        return tuple(sorted(self._kept))

    @property
    def nbytes(self) -> int:
        """Return the memory that the run holds, in bytes, for caches that are bounded."""
        held = [*vars(self.history).values(), *vars(self.data).values(), *self._kept.values()]
        return sum(value.nbytes for value in held if isinstance(value, np.ndarray))

    def model_at(self, epoch: int) -> ModelAt:
        """Return the model at the latest kept epoch up to `epoch`; ValueError below 0."""
        if epoch < 0:
            raise ValueError(f"there is no model before epoch 0, and {epoch} was asked for")
        found = max(kept for kept in self._kept if kept <= epoch)
        # A network of its own: visitors in several threads look at different epochs of one cached run.
        model = Model(self.config, self.data)
        model.network.parameters[:] = self._kept[found]
        return ModelAt(found, model)


class Training:
    """A run in progress: iterate it for its rows, then ask for `run()`; stopping in between leaves a shorter run."""

    def __init__(self, config: RunConfig, nudge: float = 0.0) -> None:
        """Prepare the rows, the model and its first weights, which are moved by about `nudge` if that is not 0."""
        self.config = config.resolved()
        self.data = split(self.config)
        self.rows: list[Epoch] = []
        self.status = "finished"
        self._model = Model(self.config, self.data)
        self._network = self._model.network
        self._network.start(_stream(self.config, 0))
        if nudge:
            self._network.parameters += nudge * _stream(self.config, 3).standard_normal(self._network.parameters.size)
        self._kept: dict[int, Floats] = {}
        self._best = (0, np.inf)

    def __iter__(self) -> Iterator[Epoch]:
        """Yield a row an epoch, starting with the untrained model; RuntimeError if it was iterated before."""
        if self.rows:
            raise RuntimeError("this training has begun already: make another one to start again")
        planned = _planned(self.config.epochs or 0)
        for row in self._loop():
            self.rows.append(row)
            if row.val_loss < self._best[1]:
                self._keep_best(row, planned)
            if row.epoch in planned:
                self._kept[row.epoch] = self._network.parameters.copy()
            yield row

    def run(self) -> Run:
        """Return the run as far as it has gone: one that was stopped is the run of a config with fewer epochs.

        Raises RuntimeError before the first epoch is done.
        """
        if len(self.rows) < 2 and self.status == "finished":
            raise RuntimeError("iterate the training first: no epoch is done yet")
        config, done = self.config, self.rows[-1].epoch
        if self.status == "finished":
            config = replace(config, epochs=done)
        kept = self._kept | {done: self._network.parameters.copy()}
        return Run(config, History.of(self.rows), self.status, baseline(config, self.data), self.data, kept)

    def _keep_best(self, row: Epoch, planned: frozenset[int]) -> None:
        if self._best[0] not in planned:
            self._kept.pop(self._best[0], None)
        self._best = (row.epoch, row.val_loss)
        self._kept[row.epoch] = self._network.parameters.copy()

    def _loop(self) -> Iterator[Epoch]:
        config, network = self.config, self._network
        loss = LOSSES[config.loss or ""]
        meter = _Meter(loss, self.data, self._model)
        stepper = _Stepper(config, loss, network, meter)
        for epoch in range((config.epochs or 0) + 1):
            # errstate is entered anew each epoch: around the yield it would leak into the caller.
            with np.errstate(all="ignore"):
                if epoch:
                    stepper.epoch()
                row = meter.row(epoch, network)
            yield row
            if not (isfinite(row.train_loss) and isfinite(row.val_loss)):
                self.status = "diverged"
                return
            if config.patience and epoch - self._best[0] >= config.patience:
                self.status = "stopped_early"
                return


class _Meter:
    """Measures both sets in one forward pass: training rows in front, validation rows behind."""

    def __init__(self, loss: Loss, data: Split, model: Model) -> None:
        self.features = np.hstack([model.features(data.x_train), model.features(data.x_val)])
        self.target = np.concatenate([data.y_train, data.y_val])
        self.n_train, self.n_val = len(data.y_train), len(data.y_val)
        self.raw: Floats = np.empty(0)
        self._loss = loss
        # An average is a product with 1/n: np.mean costs ten times as much on rows this short.
        self._train_mean = np.full(self.n_train, 1.0 / self.n_train)
        self._val_mean = np.full(self.n_val, 1.0 / self.n_val)

    def row(self, epoch: int, network: Network) -> Epoch:
        self.raw = _rows_first(network.forward(self.features))
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


class _Stepper:
    """Takes one epoch's steps: all rows at once, or batch by batch in an order that is shuffled each epoch."""

    def __init__(self, config: RunConfig, loss: Loss, network: Network, meter: _Meter) -> None:
        self._loss, self._network, self._meter = loss, network, meter
        self._optimizer = OPTIMIZERS[config.optimizer or ""](config.learning_rate or 0.0, network.parameters.size)
        self._penalty = config.l2 * network.weights_only() if config.l2 else None
        self._keep = 1.0 - config.dropout
        self._batch_size = config.batch_size or meter.n_train
        self._order, self._drops = _stream(config, 1), _stream(config, 2)
        self._features = np.ascontiguousarray(meter.features[:, : meter.n_train])
        # Row by row, as a shuffle and a batch take them: picking columns touches all of memory for each.
        self._rows = np.ascontiguousarray(self._features.T)
        self._target = meter.target[: meter.n_train]

    def epoch(self) -> None:
        n = self._meter.n_train
        if self._batch_size >= n:
            # The measurement has just predicted these very rows with these very weights: no need to do it again.
            measured = None if self._has_dropout() else self._meter.raw[:n]
            self._update(self._features, self._target, measured)
            return
        order = self._order.permutation(n)
        shuffled, target = self._rows.take(order, axis=0), self._target[order]
        for start in range(0, n, self._batch_size):
            batch = slice(start, start + self._batch_size)
            self._update(shuffled[batch].T, target[batch])

    def _update(self, features: Floats, target: Floats, raw: Floats | None = None) -> None:
        """Predict, measure the slope, and change the weights once."""
        if raw is None:
            raw = _rows_first(self._network.forward(features, self._masks(len(target))))
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


def epochs(config: RunConfig) -> Iterator[Epoch]:
    """Yield the rows of a run one by one, epoch 0 (untrained) first, so that 400 epochs give 401 rows."""
    yield from Training(config)


def train(config: RunConfig, *, nudge: float = 0.0) -> Run:
    """Return the whole run. The same config on the same machine and versions gives the same bits.

    A `nudge` of the first weights, such as 1e-10, shows whether an outcome would be the same on another machine.
    """
    training = Training(config, nudge)
    for _ in training:
        pass
    return training.run()


def sweep(config: RunConfig, field: str, values: Sequence[Any]) -> list[Run]:
    """Return one run for each value of a field, all else equal."""
    return [train(replace(config, **{field: value})) for value in values]


def cost(config: RunConfig) -> int:
    """Return the estimated work of a run in multiply-adds: one a weight and row forward, two backward.

    Each update of the weights counts 50,000 more, which is about what Python itself takes for it.
    """
    config = config.resolved()
    n_train, n_val, n_epochs = config.n_train or 0, config.n_val or 0, config.epochs or 0
    dataset = DATASETS[config.dataset]
    first = (config.degree or 1) if config.model == "polynomial" else len(dataset.inputs)
    hidden = (config.hidden or ()) if config.model == "mlp" else ()
    sizes = (first, *hidden, dataset.n_classes if dataset.n_classes > 2 else 1)
    weights = sum(n_out * (n_in + 1) for n_in, n_out in pairwise(sizes))
    batch = config.batch_size or n_train
    updates = -(-n_train // batch)
    again = n_train if batch < n_train or config.dropout else 0
    return n_epochs * (weights * (3 * n_train + n_val + again) + updates * UPDATE_OVERHEAD)


def baseline(config: RunConfig, data: Split) -> float:
    """Return the validation loss of the best constant guess from the training targets.

    For cross-entropy the guess is the class shares. It is infinite where validation holds a class that training lacks.
    """
    loss = LOSSES[config.resolved().loss or ""]
    guess = loss.best_constant(data.y_train, DATASETS[config.dataset].n_classes)
    raw = np.broadcast_to(guess, (len(data.y_val), *guess.shape))
    with np.errstate(all="ignore"):
        return float(np.mean(loss.value(raw, data.y_val)))


def predicted_class(raw: Floats) -> NDArray[np.intp]:
    """Return the predicted class of each row: 1 where a single raw output is above 0, else the highest of several."""
    return (raw > 0).astype(np.intp) if raw.ndim == 1 else raw.argmax(axis=1)


def _rows_first(outputs: Floats) -> Floats:
    """Return network outputs `(n_outputs, n)` in the form of `raw`: `(n,)` or `(n, n_classes)`."""
    return outputs[0] if len(outputs) == 1 else outputs.T


def _planned(n_epochs: int) -> frozenset[int]:
    return frozenset(round(n_epochs * (i / _PLANNED) ** _CROWDING) for i in range(_PLANNED + 1))


def _stream(config: RunConfig, number: int) -> np.random.Generator:
    """Return one of the independent streams of the weights seed: first weights, order of the rows, dropout, nudge.

    The 1600 keeps them apart from the streams of a data seed of the same number, which end in 0 to 4.
    """
    return np.random.default_rng((config.weights_seed, 1600 + number))

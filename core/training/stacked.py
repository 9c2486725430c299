"""Linear models side by side: one loop for many runs, because Python's own work is most of what one of them takes.

The first axis of every array is the run. Each run goes through the same operations on the same numbers as in `train`,
so that the results agree; what the runs share is only the way through Python.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.config import ResolvedConfig
from core.datasets import Split
from core.losses import LOSSES
from core.optimizers import OPTIMIZERS
from core.training.job import Job
from core.training.loop import planned_models
from core.training.model import Model, predicted_class
from core.training.run import History, Run, baseline
from core.training.steps import stream

Floats = NDArray[np.float64]


class StackedTraining:
    """Runs in progress whose jobs have the same `stack_key`: iterate it for its epochs, then ask for `run(i)`."""

    def __init__(self, jobs: Sequence[Job], data: Sequence[Split], few_models: bool = False) -> None:
        """Lay the rows of all runs side by side, once where all have the same; `data` are the splits of the jobs."""
        self._jobs, self._data, self._runs = jobs, data, len(jobs)
        config = self._config = jobs[0].config
        self._n_train, self._epochs = config.n_train, config.epochs
        self._loss = LOSSES[config.loss]
        self._place_rows(data[:1] if all(part is data[0] for part in data) else data)
        self._place_weights(Model(config, data[0]))
        self._planned = frozenset({0}) if few_models else planned_models(self._epochs)
        self._models: dict[int, Floats] = {}
        self._best, self._last = self._flat.copy(), self._flat.copy()
        self._best_loss, self._best_epoch = np.full(self._runs, np.inf), np.zeros(self._runs, int)
        self._epoch, self._end = 0, np.full(self._runs, -1)

    def _place_rows(self, data: Sequence[Split]) -> None:
        """Prepare features `(runs or 1, features + 1, rows)` and targets `(runs, rows)`, training rows in front."""
        self._features = np.stack([_features(self._config, part) for part in data])
        target = np.stack([np.concatenate([part.y_train, part.y_val]) for part in data])
        self._target = np.repeat(target, self._runs // len(data), axis=0)
        self._flat_target = self._target.reshape(-1)
        self._flat_class = self._flat_target.astype(np.intp)
        self._train_target = self._target[:, : self._n_train]
        # Batches are taken from rows that lie together, as in `EpochTrainer`.
        self._rows = np.ascontiguousarray(self._features[:, :, : self._n_train].swapaxes(1, 2))
        self._histories = np.full((self._runs, 4, self._epochs + 1), np.nan)

    def _place_weights(self, model: Model) -> None:
        """Prepare weights `(runs, outputs, features + 1)`, all 0, and what changes them."""
        self._weights = np.zeros((self._runs, *model.network.weights[0].shape[:1], self._features.shape[1]))
        self._flat = self._weights.reshape(self._runs, -1)
        configs = [job.config for job in self._jobs]
        rates = np.array([[config.learning_rate] for config in configs])
        self._optimizer = OPTIMIZERS[self._config.optimizer](rates, self._flat.shape)
        l2 = np.array([[config.l2] for config in configs])
        self._penalty = l2 * model.network.weights_only() if l2.any() else None
        self._batch_size = self._config.batch_size or self._n_train
        if self._batch_size < self._n_train:
            self._orders = [stream(job.config, 1, job.batch_seed) for job in self._jobs]

    def __iter__(self) -> Iterator[int]:
        """Yield each epoch once it is measured, until all runs have ended."""
        for epoch in range(self._epochs + 1):
            with np.errstate(all="ignore"):
                if epoch:
                    self._take_steps()
                self._measure(epoch)
            self._record(epoch)
            yield epoch
            if np.all(self._end >= 0):
                return

    def history(self, i: int) -> History:
        """Return the rows of one run as far as it has gone."""
        rows = (self._end[i] if self._end[i] >= 0 else self._epoch) + 1
        columns = np.vstack([np.arange(rows, dtype=float), self._histories[i, :, :rows]])
        columns.flags.writeable = False
        return History(*columns)

    def run(self, i: int) -> Run:
        """Return one run, once all have ended."""
        job, data, end = self._jobs[i], self._data[i], int(self._end[i])
        models = {epoch: flat[i].copy() for epoch, flat in self._models.items() if epoch <= end}
        models |= {int(self._best_epoch[i]): self._best[i].copy(), end: self._last[i].copy()}
        history = self.history(i)
        finite = np.isfinite(history.train_loss[-1]) and np.isfinite(history.val_loss[-1])
        status = "finished" if finite else "diverged"
        return Run(job.config, history, status, baseline(job.config, data), data, models, job.batch_seed)

    def _measure(self, epoch: int) -> None:
        """Write the losses and accuracies of all runs, and keep their outputs `(runs, outputs, rows)` for the step."""
        self._epoch, n = epoch, self._n_train
        self._outputs = self._weights @ self._features
        raw = _as_raw(self._outputs)
        values = self._loss.value(raw, self._flat_target).reshape(self._runs, -1)
        row = self._histories[:, :, epoch]
        row[:, 0], row[:, 1] = _means(values[:, :n]), _means(values[:, n:])
        if self._loss.task == "classification":
            right = (predicted_class(raw) == self._flat_class).reshape(self._runs, -1)
            row[:, 2] = np.count_nonzero(right[:, :n], axis=1) / n
            row[:, 3] = np.count_nonzero(right[:, n:], axis=1) / (right.shape[1] - n)

    def _record(self, epoch: int) -> None:
        """Keep the models of this epoch that a replay needs, and note which runs end with it."""
        train_loss, val_loss = self._histories[:, 0, epoch], self._histories[:, 1, epoch]
        in_progress = self._end < 0
        better = in_progress & (val_loss < self._best_loss)
        self._best_loss[better], self._best_epoch[better] = val_loss[better], epoch
        self._best[better] = self._flat[better]
        if epoch in self._planned:
            self._models[epoch] = self._flat.copy()
        broken = ~(np.isfinite(train_loss) & np.isfinite(val_loss))
        ended = in_progress & (broken | (epoch == self._epochs))
        self._end[ended], self._last[ended] = epoch, self._flat[ended]

    def _take_steps(self) -> None:
        """Change the weights by one epoch's steps: all rows at once, or batches in an order of each run's own."""
        n = self._n_train
        if self._batch_size >= n:
            self._update(self._features[:, :, :n], self._train_target, self._outputs[:, :, :n])
            return
        runs = np.arange(self._runs)[:, None]
        order = np.stack([rng.permutation(n) for rng in self._orders])
        shuffled, target = self._rows[runs % len(self._rows), order], self._target[runs, order]
        for start in range(0, n, self._batch_size):
            batch = slice(start, start + self._batch_size)
            features = shuffled[:, batch].swapaxes(1, 2)
            self._update(features, target[:, batch], self._weights @ features)

    def _update(self, features: Floats, target: Floats, outputs: Floats) -> None:
        """Change the weights of all runs once, given the outputs of these rows."""
        slope = self._loss.gradient(_as_raw(outputs), target.reshape(-1))
        slope /= target.shape[1]
        gradient = (_as_outputs(slope, self._runs) @ features.swapaxes(1, 2)).reshape(self._runs, -1)
        if self._penalty is not None:
            gradient += self._penalty * self._flat
        self._optimizer.step(self._flat, gradient)


def _features(config: ResolvedConfig, data: Split) -> Floats:
    model = Model(config, data)
    return np.hstack([model.features(data.x_train), model.features(data.x_val)])


def _as_raw(outputs: Floats) -> Floats:
    """Return outputs `(runs, outputs, n)` as the losses take them: the rows of all runs behind one another."""
    if outputs.shape[1] == 1:
        return outputs.reshape(-1)
    return outputs.swapaxes(0, 1).reshape(outputs.shape[1], -1).T


def _as_outputs(raw: Floats, runs: int) -> Floats:
    """Return what has the form of raw as `(runs, outputs, n)`."""
    if raw.ndim == 1:
        return raw.reshape(runs, 1, -1)
    return raw.T.reshape(raw.shape[1], runs, -1).swapaxes(0, 1)


def _means(values: Floats) -> Floats:
    """Return the mean of each row, computed as the loop of a single run does."""
    n = values.shape[1]
    return np.asarray((values[:, None, :] @ np.full((n, 1), 1.0 / n))[:, 0, 0])

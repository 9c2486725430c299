"""Predict, measure, update, again, until the epochs are over, patience ends or the numbers do."""

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.datasets import Split, split
from core.losses import LOSSES
from core.training.model import Model
from core.training.run import Epoch, History, Run, baseline
from core.training.steps import EpochTrainer, Evaluator, stream

Floats = NDArray[np.float64]

# So many models are kept (with the best and the last at most 64), crowded at the start, where a curve changes most.
_PLANNED, _CROWDING = 48, 1.5


class Training:
    """A run in progress: iterate it for its rows, then ask for `run()`; stopping in between leaves a shorter run."""

    def __init__(
        self,
        config: RunConfig,
        perturbation: float = 0.0,
        *,
        batch_seed: int | None = None,
        data: Split | None = None,
        few_models: bool = False,
    ) -> None:
        """Prepare the rows, the model and its first weights.

        Args:
            config: the settings.
            perturbation: by about how much each first weight is moved.
            batch_seed: seed of what is drawn while stepping, the order of the rows and dropout; None: the weights seed.
            data: `split(config)`, if it is there already.
            few_models: whether only the first, the best and the last model are kept.
        """
        self.config, self.batch_seed = config.resolved(), batch_seed
        self.data = data or split(self.config)
        self.rows: list[Epoch] = []
        self.status = "finished"
        self._model = Model(self.config, self.data)
        self._network = self._model.network
        self._network.start(stream(self.config, 0))
        if perturbation:
            self._network.parameters += perturbation * stream(self.config, 3).standard_normal(
                self._network.parameters.size
            )
        self._kept: dict[int, Floats] = {}
        self._best = (0, np.inf)
        self._planned = frozenset({0}) if few_models else planned_models(self.config.epochs)

    def __iter__(self) -> Iterator[Epoch]:
        """Yield a row an epoch, starting with the untrained model; RuntimeError if it was iterated before."""
        if self.rows:
            raise RuntimeError("this training has begun already: make another one to start again")
        for row in self._loop():
            self.rows.append(row)
            if row.val_loss < self._best[1]:
                self._keep_best(row)
            if row.epoch in self._planned:
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
        guess = baseline(config, self.data)
        return Run(config, History.of(self.rows), self.status, guess, self.data, kept, self.batch_seed)

    def _keep_best(self, row: Epoch) -> None:
        if self._best[0] not in self._planned:
            self._kept.pop(self._best[0], None)
        self._best = (row.epoch, row.val_loss)
        self._kept[row.epoch] = self._network.parameters.copy()

    def _loop(self) -> Iterator[Epoch]:
        config, network = self.config, self._network
        loss = LOSSES[config.loss]
        evaluator = Evaluator(loss, self.data, self._model)
        trainer = EpochTrainer(config, loss, network, evaluator, self.batch_seed)
        for epoch in range(config.epochs + 1):
            # errstate is entered anew each epoch: around the yield it would leak into the caller.
            with np.errstate(all="ignore"):
                if epoch:
                    trainer.epoch()
                row = evaluator.row(epoch, network)
            yield row
            if not (isfinite(row.train_loss) and isfinite(row.val_loss)):
                self.status = "diverged"
                return
            if config.patience and epoch - self._best[0] >= config.patience:
                self.status = "stopped_early"
                return


def epochs(config: RunConfig) -> Iterator[Epoch]:
    """Yield the rows of a run one by one, epoch 0 (untrained) first, so that 400 epochs give 401 rows."""
    yield from Training(config)


def train(config: RunConfig, *, perturbation: float = 0.0, batch_seed: int | None = None) -> Run:
    """Return the whole run. The same config on the same machine, versions and number of threads gives the same bits.

    Elsewhere losses agree to 1e-6 where no epoch's loss rises; where it does, rounding errors grow with it.

    A `perturbation` of the first weights, such as 1e-10, shows whether an outcome would be the same on another machine.
    A `batch_seed` draws what is drawn while stepping, the order of the rows in batches and the units that dropout
    leaves out, from another seed than the first weights: None is the weights seed.
    """
    training = Training(config, perturbation, batch_seed=batch_seed)
    for _ in training:
        pass
    return training.run()


def planned_models(n_epochs: int) -> frozenset[int]:
    """Return the epochs whose models are kept whatever the losses do."""
    return frozenset(round(n_epochs * (i / _PLANNED) ** _CROWDING) for i in range(_PLANNED + 1))

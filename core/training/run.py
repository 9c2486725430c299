"""What a training leaves behind: its rows, its end, and the models that a replay shows."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import isfinite
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.config import ResolvedConfig
from core.datasets import DATASETS, Split
from core.losses import LOSSES
from core.training.model import Model, ModelAt

Floats = NDArray[np.float64]


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


@dataclass(frozen=True)
class Run:
    """A whole run. `status` is finished, stopped_early or diverged (the first non-finite row is kept as the last).

    `baseline` is the validation loss of the best constant guess from the training targets. Where `batch_seed` is None,
    `train(run.config)` gives the run again, else `train(run.config, batch_seed=run.batch_seed)`.
    """

    config: ResolvedConfig
    history: History
    status: str
    baseline: float
    data: Split
    _kept: dict[int, Floats]
    batch_seed: int | None = None

    @property
    def kept_epochs(self) -> tuple[int, ...]:
        """Return the epochs whose models were kept, at most 64, always 0, the best and the last."""
        return tuple(sorted(self._kept))

    @property
    def nbytes(self) -> int:
        """Return the memory that the run holds, in bytes, for caches that are bounded."""
        held = [*vars(self.history).values(), *vars(self.data).values(), *self._kept.values()]
        return sum(value.nbytes for value in held if isinstance(value, np.ndarray))

    @property
    def guess_loss(self) -> float:
        """Return the validation loss of just guessing, by which every verdict measures: always finite.

        It is the baseline; where that is infinite, because training lacks a class that validation has, it is the loss
        of calling all classes equally likely.
        """
        if isfinite(self.baseline):
            return self.baseline
        n_classes, targets = DATASETS[self.config.dataset].n_classes, self.data.y_val
        undecided = np.zeros(len(targets) if n_classes == 2 else (len(targets), n_classes))
        return float(np.mean(LOSSES[self.config.loss].value(undecided, targets)))

    def model_at(self, epoch: int) -> ModelAt:
        """Return the model at the latest kept epoch up to `epoch`; ValueError below 0."""
        if epoch < 0:
            raise ValueError(f"there is no model before epoch 0, and {epoch} was asked for")
        found = max(kept for kept in self._kept if kept <= epoch)
        # A network of its own: visitors in several threads look at different epochs of one cached run.
        model = Model(self.config, self.data)
        model.network.parameters[:] = self._kept[found]
        return ModelAt(found, model)

    def raw_of_kept(self, x: Floats) -> list[Floats]:
        """Return what each kept model puts out for scaled inputs `(n, inputs)`, in the order of `kept_epochs`.

        Each is as `model_at(epoch).raw(x)`, `(n,)` or `(n, n_classes)`, to the bit; one network takes all their weights
        in turn, so that its large arrays are made once.
        """
        model = Model(self.config, self.data)
        found = []
        for epoch in self.kept_epochs:
            model.network.parameters[:] = self._kept[epoch]
            found.append(ModelAt(epoch, model).raw(x))
        return found


def baseline(config: ResolvedConfig, data: Split) -> float:
    """Return the validation loss of the best constant guess from the training targets.

    For cross-entropy the guess is the class shares. It is infinite where validation holds a class that training lacks.
    """
    loss = LOSSES[config.resolved().loss or ""]
    guess = loss.best_constant(data.y_train, DATASETS[config.dataset].n_classes)
    raw = np.broadcast_to(guess, (len(data.y_val), *guess.shape))
    with np.errstate(all="ignore"):
        return float(np.mean(loss.value(raw, data.y_val)))

"""What is trained: a network with the feature step before it, and how it stood at one epoch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.config import ResolvedConfig
from core.datasets import DATASETS, Split
from core.models import Network, legendre_features, with_ones

Floats = NDArray[np.float64]


class Model:
    """A network with the feature step before it: what turns scaled inputs into raw outputs."""

    def __init__(self, config: ResolvedConfig, data: Split) -> None:
        """Build the model of a resolved config, weights at zero; `data` gives the scale of the inputs."""
        dataset = DATASETS[config.dataset]
        n_inputs = data.x_train.shape[1]
        self.degree = config.degree if config.model == "polynomial" else 0
        if self.degree and dataset.x_range:
            low, high = ((end - data.x_mean[0]) / data.x_scale[0] for end in dataset.x_range)
            self.middle, self.half = (low + high) / 2, (high - low) / 2
        hidden = config.hidden if config.model == "mlp" else ()
        n_outputs = dataset.n_classes if dataset.n_classes > 2 else 1
        self.network = Network((self.degree or n_inputs, *hidden, n_outputs), config.activation)

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
            outputs = self._model.network.forward(self._model.features(np.asarray(x, dtype=float)))
            return rows_first(outputs.copy())


def predicted_class(raw: Floats) -> NDArray[np.intp]:
    """Return the predicted class of each row: 1 where a single raw output is above 0, else the highest of several."""
    return (raw > 0).astype(np.intp) if raw.ndim == 1 else raw.argmax(axis=1)


def rows_first(outputs: Floats) -> Floats:
    """Return network outputs `(n_outputs, n)` in the form of `raw`: `(n,)` or `(n, n_classes)`."""
    return outputs[0] if len(outputs) == 1 else outputs.T

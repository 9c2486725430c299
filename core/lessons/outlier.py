"""One outlier on a straight line: the same rows, the same start and the same training, with only the loss swapped."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.losses import LOSSES
from core.training import Run, Training

Floats = NDArray[np.float64]

ROWS, NEW_ROWS, EPOCHS = 12, 60, 400
# The third point from the right: far enough from the middle to tilt the line, not so far that it stands alone.
FROM_THE_RIGHT = 3
# These twelve points lie evenly enough that without an outlier both losses find nearly the same line.
SEED = 1


@dataclass(frozen=True)
class Fit:
    """A line trained with one target lifted. `x` and `y` are `(rows,)`, in the data's own unit, as is `line_at`."""

    run: Run
    lifted: int

    @property
    def x(self) -> Floats:
        """Return the inputs of the training rows."""
        return self._own_x(self.run.data.x_train)

    @property
    def y(self) -> Floats:
        """Return the targets that were trained on, one of them lifted."""
        return self._own_y(self.run.data.y_train)

    @property
    def y_clean(self) -> Floats:
        """Return the targets before one was lifted."""
        return self._own_y(self.run.data.y_train_clean)

    def line_at(self, x: Floats) -> Floats:
        """Return what the trained line says at inputs `(n,)`."""
        data = self.run.data
        return self._own_y(self._raw((x[:, None] - data.x_mean) / data.x_scale))

    def clean_error(self, loss_id: str) -> float:
        """Return the mean loss, in the data's own unit, on new rows without any outlier (the validation rows)."""
        data = self.run.data
        predicted, truth = self._own_y(self._raw(data.x_val)), self._own_y(data.y_val)
        return float(np.mean(LOSSES[loss_id].value(predicted, truth)))

    def _raw(self, scaled: Floats) -> Floats:
        return self.run.model_at(EPOCHS).raw(scaled)

    def _own_x(self, scaled: Floats) -> Floats:
        return np.asarray(scaled[:, 0] * self.run.data.x_scale[0] + self.run.data.x_mean[0])

    def _own_y(self, scaled: Floats) -> Floats:
        return np.asarray(scaled * self.run.data.y_scale + self.run.data.y_mean)


def fit(loss_id: str, lift: float) -> Fit:
    """Train a line on twelve points of y = 2x + 1, one of which was lifted by `lift`, with gradient descent.

    Raises ConfigError where the loss is not one for numbers.
    """
    training = Training(RunConfig("line", loss=loss_id, n_train=ROWS, n_val=NEW_ROWS, epochs=EPOCHS, data_seed=SEED))
    row = int(np.argsort(training.data.x_train[:, 0])[-FROM_THE_RIGHT])
    targets = training.data.y_train_clean.copy()
    targets[row] += lift / training.data.y_scale
    training.data = replace(training.data, y_train=targets)
    for _ in training:
        pass
    return Fit(training.run(), row)

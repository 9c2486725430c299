"""The training loop: predict, measure, update, again, and a smaller loss.

`epochs(config)` yields one row an epoch, `train(config)` runs to the end and keeps the models that a replay shows.
`model.py` is what is trained, `steps.py` one turn of the loop, `loop.py` the turns, `run.py` what is left of them.
"""

from core.config import RunConfig
from core.training.cost import cost
from core.training.loop import Training, epochs, sweep, train
from core.training.model import Model, ModelAt, predicted_class
from core.training.run import Epoch, History, Run, baseline

__all__ = [
    "Epoch", "History", "Model", "ModelAt", "Run", "RunConfig", "Training", "baseline", "cost", "epochs",
    "predicted_class", "sweep", "train",
]  # fmt: skip

"""The training loop: predict, measure, update, again, and a smaller loss.

`epochs(config)` yields one row an epoch, `train(config)` runs to the end and keeps the models that a replay shows.
`model.py` is what is trained, `steps.py` one turn of the loop, `loop.py` the turns, `run.py` what is left of them;
`many.py` trains many configs, linear models side by side in `stacked.py`.
"""

from core.config import RunConfig
from core.training.cost import cost
from core.training.job import Job
from core.training.loop import Training, epochs, train
from core.training.many import Progress, iter_jobs, iter_runs, iter_sweep, sweep, whole_runs
from core.training.model import Model, ModelAt, predicted_class
from core.training.run import Epoch, History, Run, baseline

__all__ = [
    "Epoch", "History", "Job", "Model", "ModelAt", "Progress", "Run", "RunConfig", "Training", "baseline", "cost",
    "epochs", "iter_jobs", "iter_runs", "iter_sweep", "predicted_class", "sweep", "train", "whole_runs",
]  # fmt: skip

"""What is measured of a run that a learner makes."""

import numpy as np

from core.diagnosis import rules
from core.exercises.curves import diagnosis
from core.exercises.exercise import WrongAnswer, always
from core.training import Model, Run

# What restrains a model, and may be changed where that is the way.
RESTRAINTS = ("hidden", "learning_rate", "epochs", "l2", "dropout", "patience")


def end(run: Run) -> float:
    """Return where validation ends, infinite after an explosion."""
    return rules.end(run.history.val_loss)


def rise(run: Run) -> float:
    """Return the end of validation as a multiple of its lowest loss."""
    return rules.rise(run.history.val_loss)


def percent(share: float) -> float:
    """Return a share in whole per cent; what is infinite stays so."""
    return float(np.round(100 * share)) if np.isfinite(share) else share


def exploded(run: Run) -> bool:
    """Return whether the steps were too large for the run to show anything else."""
    return rules.steps_too_large(diagnosis(run).evidence)


def weights(run: Run) -> int:
    """Return how many weights a run's model has."""
    return int(Model(run.config, run.data).network.parameters.size)


def changed_settings(text: str) -> WrongAnswer:
    """Return the answer that changes these settings, a query string."""
    return always(settings=text)

"""What the two curves of a run show."""

from core.diagnosis import Diagnosis, diagnose
from core.training import Run


def diagnosis(run: Run) -> Diagnosis:
    """Return what the two curves of a run show."""
    history = run.history
    return diagnose(history.train_loss, history.val_loss, history.epoch, run.guess_loss)

"""The diagnosis of a run that was trained here, made once for all who look at it."""

from core.diagnosis import Diagnosis, diagnose
from core.training import Run
from pages.ui.cache import Cache
from pages.ui.verdict.curves import DiagnosedCurves

_found = Cache(max_entries=256, max_bytes=256_000)


def diagnosis_of(run: Run) -> Diagnosis:
    """Return the diagnosis of a run, made once: equal configs and batch seeds have equal runs."""
    found: Diagnosis | None = _found.get((run.config, run.batch_seed))
    if found is None:
        history = run.history
        found = diagnose(history.train_loss, history.val_loss, history.epoch, run.guess_loss)
        _found.put((run.config, run.batch_seed), found, 1000)
    return found


def curves_of(run: Run) -> DiagnosedCurves:
    """Return a run's curves with their diagnosis."""
    history = run.history
    return DiagnosedCurves(
        diagnosis_of(run), history.epoch, history.train_loss, history.val_loss, run.guess_loss,
        run.status == "diverged", run.config,
    )  # fmt: skip


def best_epoch(run: Run) -> int:
    """Return the epoch with the lowest validation loss, -1 where there is no finite one."""
    found = diagnosis_of(run).best_epoch
    return -1 if found is None else int(found)


def phases(run: Run) -> tuple[float, float]:
    """Return where the sharp drop ends and where overfitting begins, -1 for what the run does not show."""
    drop, over = curves_of(run).phases()
    return -1.0 if drop is None else drop, -1.0 if over is None else over

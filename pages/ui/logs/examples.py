"""Logs to look at before one has a log of one's own: runs that the Lab trains, written as other programs write them."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from core.config import RunConfig
from core.presets import PRESETS
from core.training import Run

# Writes one run as the lines of a log. Logs begin after the first epoch: what the untrained model scores is not there.
Writer = Callable[[Run], str]


@dataclass(frozen=True)
class Example:
    """Runs of the Lab, and the format in which their log is written."""

    configs: tuple[RunConfig, ...]
    write: Writer
    file: str = "pasted"
    axis: str = "linear"

    def text(self, runs: list[Run]) -> str:
        """Return the log of these runs, one after the other."""
        return "\n".join(map(self.write, runs))


def keras(run: Run) -> str:
    """Write `model.fit(..., verbose=2)`."""
    lines = []
    for epoch, train, val, train_accuracy, val_accuracy in _rows(run):
        scores = f" - accuracy: {train_accuracy:.4f}" if train_accuracy == train_accuracy else ""
        val_scores = f" - val_accuracy: {val_accuracy:.4f}" if val_accuracy == val_accuracy else ""
        lines += [
            f"Epoch {epoch}/{len(run.history) - 1}",
            f"8/8 - 0s - loss: {train:.4f}{scores} - val_loss: {val:.4f}{val_scores}",
        ]
    return "\n".join(lines)


def printed(run: Run) -> str:
    """Write what somebody's own training loop prints."""
    return "\n".join(f"epoch {epoch:3d} | train loss {train:.5f} | valid loss {val:.5f}"
                     for epoch, train, val, *_ in _rows(run))  # fmt: skip


def lightning(run: Run) -> str:
    """Write Lightning's metrics.csv: training and validation of an epoch stand in different rows."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["epoch", "step", "train_loss_epoch", "val_loss"])
    for epoch, train, val, *_ in _rows(run):
        step = 8 * epoch - 1
        table.writerows([[epoch - 1, step, "", f"{val:.6f}"], [epoch - 1, step, f"{train:.6f}", ""]])
    return out.getvalue()


def hugging_face(run: Run) -> str:
    """Write what the Trainer prints: a dictionary a step, and another one after each evaluation."""
    lines = []
    for epoch, train, val, *_ in _rows(run):
        lines += [
            str({"loss": round(train, 4), "learning_rate": run.config.learning_rate, "epoch": float(epoch)}),
            str({"eval_loss": round(val, 4), "eval_runtime": 0.1, "epoch": float(epoch)}),
        ]
    return "\n".join(lines)


def _rows(run: Run) -> list[tuple[int, float, float, float, float]]:
    history = run.history
    columns = (history.train_loss, history.val_loss, history.train_accuracy, history.val_accuracy)
    epochs = range(1, len(history))
    train, val, train_accuracy, val_accuracy = (np.where(np.isfinite(c), c, np.nan)[1:].tolist() for c in columns)
    return list(zip(epochs, train, val, train_accuracy, val_accuracy, strict=True))


_MOONS = RunConfig("moons", optimizer="adam", learning_rate=0.02, epochs=120)

EXAMPLES = {
    "overfitting": Example((_MOONS,), keras),
    "healthy": Example((PRESETS["healthy"].config,), printed),
    "not_finished": Example((PRESETS["rate_too_low"].config,), lightning, "metrics.csv"),
    "guessing": Example((replace(PRESETS["underfitting"].config, epochs=40),), hugging_face),
    "nan": Example((RunConfig("house_prices", learning_rate=100.0),), keras, axis="log"),
    "two_runs": Example((_MOONS, replace(_MOONS, n_train=1500)), printed),
}

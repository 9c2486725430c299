"""Exercises that reach a goal by changing settings: any way that reaches it counts."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, passed, settings, wrong
from core.training import Run

# Validation ends this many times above its lowest loss: it has overfitted by half.
HALF_MORE = 1.5
# On so many fresh pairs of seeds, and on so many of them at least.
FRESH, ENOUGH = 5, 4


def _fresh_seeds(own: RunConfig) -> tuple[RunConfig, ...]:
    """Return the same settings with other data and other first weights."""
    return tuple(
        replace(own, data_seed=(own.data_seed + 100 * i) % 10_000, weights_seed=(own.weights_seed + 100 * i) % 10_000)
        for i in range(1, FRESH + 1)
    )


def rise(run: Run) -> float:
    """Return the end of validation (median of the last three) as a multiple of its lowest loss."""
    losses = run.history.val_loss
    return float(np.median(losses[-3:]) / losses.min()) if np.isfinite(losses).all() else float("inf")


def _judge_overfit(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, fresh = runs[1], runs[2:]
    if own.status == "diverged":
        return wrong("exploded")
    held = sum(run.status != "diverged" and rise(run) >= HALF_MORE for run in fresh)
    values = {"percent": round(100 * (rise(own) - 1)), "held": held, "fresh": len(fresh)}
    history = own.history
    if history.train_loss[-1] > 0.98 * history.train_loss[0]:
        return wrong("nothing_learned", **values)
    if rise(own) < HALF_MORE:
        return wrong(
            "stopped_too_soon" if history.val_loss.argmin() >= 0.9 * (len(history) - 1) else "too_little", **values
        )
    return passed(**values) if held >= ENOUGH else wrong("by_luck", **values)


def _too_good(variant: int) -> tuple[RunConfig, ...]:
    """Return a run that does not overfit, with rows enough and an early end."""
    return (RunConfig(n_train=600, n_val=200, hidden=(16, 16), epochs=100, data_seed=variant, weights_seed=variant),)


EXERCISES = (
    Exercise(
        "make_overfit", "make", (settings(),), _judge_overfit,
        ("exploded", "nothing_learned", "stopped_too_soon", "too_little", "by_luck"),
        solve=lambda variant, runs: {"settings": "n_train=60&epochs=400"}, starts=_too_good,
        also=_fresh_seeds, free=("n_train", "hidden", "epochs", "learning_rate", "noise"), minutes=4, core=True,
    ),
)  # fmt: skip

"""Make a good run overfit, and on fresh seeds too."""

from collections.abc import Sequence
from dataclasses import replace

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, Measures, always, passed, settings, wrong
from core.exercises.make.measures import changed_settings, exploded, percent, rise
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


def _learned(run: Run) -> bool:
    return bool(run.history.train_loss[-1] <= 0.98 * run.history.train_loss[0])


def _too_good(variant: int) -> tuple[RunConfig, ...]:
    """Return a run that does not overfit, with rows enough and an early end."""
    return (RunConfig(n_train=600, n_val=200, hidden=(16, 16), epochs=100, data_seed=variant, weights_seed=variant),)


def _overfit_by(runs: Sequence[Run]) -> Measures:
    return {"percent": percent(rise(runs[-1]) - 1)}


def _judge_overfit(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, fresh = runs[1], runs[2:]
    if exploded(own):
        return wrong("exploded")
    held = sum(run.status != "diverged" and rise(run) >= HALF_MORE for run in fresh)
    values = {"percent": percent(rise(own) - 1), "held": held, "fresh": len(fresh)}
    if not _learned(own):
        return wrong("nothing_learned", **values)
    if rise(own) < HALF_MORE:
        history = own.history
        return wrong(
            "stopped_too_soon" if history.val_loss.argmin() >= 0.9 * (len(history) - 1) else "too_little", **values
        )
    return passed(**values) if held >= ENOUGH else wrong("by_luck", **values)


EXERCISE = Exercise(
    "make_overfit", "make", (settings(),), _judge_overfit,
    ("exploded", "nothing_learned", "stopped_too_soon", "too_little", "by_luck"),
    solve=always(settings="n_train=60&epochs=400"), initial_configs=_too_good,
    measures=_overfit_by, extra_configs=_fresh_seeds, minutes=4, core=True,
    editable_fields=("n_train", "hidden", "epochs", "learning_rate", "noise"),
    wrong_answers={
        "not_allowed": changed_settings("n_val=5"),
        "stopped_too_soon": changed_settings(""),
        "nothing_learned": changed_settings("learning_rate=0.00001"),
    },
)  # fmt: skip

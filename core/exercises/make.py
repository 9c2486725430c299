"""Exercises that reach a goal by changing settings: any way that reaches it counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.diagnosis import rules
from core.exercises.curvature import largest_stable_rate
from core.exercises.exercise import Answer, Exercise, Feedback, Part, always, number, passed, plain, settings, wrong
from core.exercises.mark import diagnosis
from core.losses import LOSSES
from core.training import Model, Run

Floats = NDArray[np.float64]
Measures = Mapping[str, float]

# Validation ends this many times above its lowest loss: it has overfitted by half.
HALF_MORE = 1.5
# On so many fresh pairs of seeds, and on so many of them at least.
FRESH, ENOUGH = 5, 4
# A run is mended that ends this near its lowest loss, which is this near the lowest of the run to be mended.
MENDED = 1.05
# The loss to be reached at the same accuracy, as a share of the loss at the start.
LOWER = 0.8
# A rate is fast from this share of the largest stable one.
FAST = 0.5
# The small model may lose this much against the large one, and may have so many weights.
SMALL_LOSS, SMALL_WEIGHTS = 1.1, 33
HOUSES = 4


def _fresh_seeds(own: RunConfig) -> tuple[RunConfig, ...]:
    """Return the same settings with other data and other first weights."""
    return tuple(
        replace(own, data_seed=(own.data_seed + 100 * i) % 10_000, weights_seed=(own.weights_seed + 100 * i) % 10_000)
        for i in range(1, FRESH + 1)
    )


def end(run: Run) -> float:
    """Return where validation ends, infinite after an explosion."""
    return rules.end(run.history.val_loss)


def rise(run: Run) -> float:
    """Return the end of validation as a multiple of its lowest loss."""
    return rules.rise(run.history.val_loss)


def _percent(share: float) -> float:
    return float(np.round(100 * share)) if np.isfinite(share) else share


def _learned(run: Run) -> bool:
    return bool(run.history.train_loss[-1] <= 0.98 * run.history.train_loss[0])


def _exploded(run: Run) -> bool:
    """Return whether the steps were too large for the run to show anything else."""
    return rules.steps_too_large(diagnosis(run).evidence)


def _too_good(variant: int) -> tuple[RunConfig, ...]:
    """Return a run that does not overfit, with rows enough and an early end."""
    return (RunConfig(n_train=600, n_val=200, hidden=(16, 16), epochs=100, data_seed=variant, weights_seed=variant),)


def _overfit_by(runs: Sequence[Run]) -> Measures:
    return {"percent": _percent(rise(runs[-1]) - 1)}


def _judge_overfit(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, fresh = runs[1], runs[2:]
    if _exploded(own):
        return wrong("exploded")
    held = sum(run.status != "diverged" and rise(run) >= HALF_MORE for run in fresh)
    values = {"percent": _percent(rise(own) - 1), "held": held, "fresh": len(fresh)}
    if not _learned(own):
        return wrong("nothing_learned", **values)
    if rise(own) < HALF_MORE:
        history = own.history
        return wrong(
            "stopped_too_soon" if history.val_loss.argmin() >= 0.9 * (len(history) - 1) else "too_little", **values
        )
    return passed(**values) if held >= ENOUGH else wrong("by_luck", **values)


def _ill(variant: int) -> tuple[RunConfig, ...]:
    """Return a run that overfits: few rows, and time enough to memorise them."""
    seed = _ILL[variant]
    return (RunConfig(n_train=100, n_val=200, hidden=(16, 16), data_seed=seed, weights_seed=seed),)


def mended(runs: Sequence[Run]) -> Measures:
    """Return how far validation ends above its lowest loss, and that lowest loss and what is asked for."""
    own = runs[-1]
    values = {"percent": _percent(rise(own) - 1), "lowest": float(np.fmin.reduce(own.history.val_loss))}
    before = float(runs[0].history.val_loss.min())
    return values | {"before": before, "lowest_needed": MENDED * before}


def _judge_mend(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, values = runs[1], mended(runs)
    if _exploded(own):
        return wrong("exploded")
    if values["lowest"] > values["lowest_needed"]:
        return wrong("learned_too_little", **values)
    if rise(own) <= MENDED:
        return passed(**values)
    return wrong("stopped_too_late" if own.status == "stopped_early" else "still_rises", **values)


def _overconfident(variant: int) -> tuple[RunConfig, ...]:
    """Return a run whose loss has risen while its accuracy stayed about level."""
    seed = _OVERCONFIDENT[variant]
    return (RunConfig(n_train=100, n_val=200, hidden=(16, 16), data_seed=seed, weights_seed=seed),)


def _right(run: Run) -> float:
    """Return how many validation rows the last model gets right."""
    return float(np.round(run.history.val_accuracy[-1] * len(run.data.y_val)))


def accuracy_and_loss(runs: Sequence[Run]) -> Measures:
    """Return right answers and loss at the end, what is asked for, and of how many rows."""
    start, own = runs[0], runs[-1]
    rows = len(start.data.y_val)
    return {
        "right": _right(own), "rows": rows, "right_needed": _right(start) - rows // 100, "loss": end(own),
        "loss_needed": LOWER * end(start),
    }  # fmt: skip


def _judge_same_accuracy(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, values = runs[1], accuracy_and_loss(runs)
    if _exploded(own):
        return wrong("exploded")
    is_right, is_low = values["right"] >= values["right_needed"], values["loss"] <= values["loss_needed"]
    if is_right and is_low:
        return passed(**values)
    if is_right:
        return wrong("loss_unchanged" if own.config == runs[0].config else "loss_too_high", **values)
    return wrong("accuracy_lost" if is_low else "both_worse", **values)


def _crawls(variant: int) -> tuple[RunConfig, ...]:
    """Return a straight model on real data that learns far too slowly."""
    return (RunConfig("diabetes", learning_rate=0.002, data_seed=20 + variant, weights_seed=20 + variant),)


def _judge_fast_rate(answer: Answer, runs: Sequence[Run]) -> Feedback:
    start, own = runs
    limit, rate = largest_stable_rate(start), own.config.learning_rate or 0.0
    values: dict[str, float | str] = {
        "rate": plain(rate), "limit": limit, "percent": _percent(rate / limit), "end": end(own)
    }  # fmt: skip
    if own.status == "diverged" or rate >= limit:
        return wrong("exploded", **values)
    if rate >= FAST * limit:
        return passed(**values)
    return wrong("no_faster" if rate <= (start.config.learning_rate or 0.0) else "too_slow", **values)


def errors_of_a(run: Run) -> Floats:
    """Return the errors of model A on four houses, `(4,)`, in whole thousand dollars, none of them 0."""
    data = run.data
    raw = run.model_at(len(run.history)).raw(data.x_val)
    error = np.round((raw - data.y_val) * data.y_scale)
    return error[np.flatnonzero((np.abs(error) >= 2) & (np.abs(error) <= 40))[:HOUSES]]


def mse_and_mae(error: Floats) -> tuple[float, float]:
    """Return both losses of errors, `(n,)`."""
    mse, mae = (float(LOSSES[id].value(error, np.zeros(len(error))).mean()) for id in ("mse", "mae"))
    return mse, mae


def _judge_rank(answer: Answer, runs: Sequence[Run]) -> Feedback:
    a, b = errors_of_a(runs[0]), np.array([number(answer, f"b{i}") for i in range(1, HOUSES + 1)])
    (mse_a, mae_a), (mse_b, mae_b) = mse_and_mae(a), mse_and_mae(b)
    values = {"mse_a": mse_a, "mae_a": mae_a, "mse_b": mse_b, "mae_b": mae_b}
    if (mse_b - mse_a) * (mae_b - mae_a) < 0:
        return passed(**values)
    sizes_a, sizes_b = np.sort(np.abs(a)), np.sort(np.abs(b))
    if np.array_equal(sizes_a, sizes_b):
        return wrong("same_sizes", **values)
    if mse_a == mse_b or mae_a == mae_b:
        return wrong("tie", **values)
    if np.ptp(sizes_b) == 0:
        return wrong("all_equal", **values)
    times = sizes_b / sizes_a
    return wrong("scaled" if np.ptp(times) <= 0.05 * times.mean() else "same_ranking", **values)


def _large(variant: int) -> tuple[RunConfig, ...]:
    """Return a large network that solves the rings well."""
    seed = _LARGE[variant]
    return (
        RunConfig(
            "circles", n_train=200, n_val=200, noise=0.15, optimizer="adam", learning_rate=0.02, epochs=150,
            data_seed=seed, weights_seed=seed,
        ),
    )  # fmt: skip


def weights(run: Run) -> int:
    """Return how many weights a run's model has."""
    return int(Model(run.config, run.data).network.parameters.size)


def small_and_good(runs: Sequence[Run]) -> Measures:
    """Return validation loss at the end and number of weights, and what is asked for."""
    start, own = runs[0], runs[-1]
    goal = float(np.ceil(100 * SMALL_LOSS * end(start)) / 100)
    return {"loss": end(own), "loss_needed": goal, "weights": weights(own), "weights_needed": SMALL_WEIGHTS}


def sealed_loss(run: Run) -> float:
    """Return the loss of the last model on the test rows: it is asked for once, at the end."""
    raw = run.model_at(len(run.history)).raw(run.data.x_test)
    return float(LOSSES[run.config.loss or ""].value(raw, run.data.y_test).mean())


def _judge_smallest(answer: Answer, runs: Sequence[Run]) -> Feedback:
    own, values = runs[1], small_and_good(runs)
    if _exploded(own):
        return wrong("exploded")
    is_good, is_small = values["loss"] <= values["loss_needed"], values["weights"] <= values["weights_needed"]
    if is_good and is_small:
        return passed(**values, sealed=sealed_loss(own), tried=number(answer, "tried"))
    return wrong("too_large" if is_good else "not_good_enough" if is_small else "neither", **values)


# What is measured of the learner's run and asked for: said beside it while it is worked on. The last run counts as own.
MEASURES: dict[str, Callable[[Sequence[Run]], Measures]] = {
    "make_overfit": _overfit_by,
    "mend_it": mended,
    "same_accuracy_lower_loss": accuracy_and_loss,
    "smallest_model": small_and_good,
}
# Seeds of data and weights of runs that overfit by 40 % or more and that a penalty of 0.01 and fewer epochs both mend,
# and two more of dropout, patience and a larger penalty; of large nets that eight units match within 7 %.
_ILL = (6, 12, 14, 20, 22, 23, 34, 35, 36, 43, 44, 50)
_OVERCONFIDENT = (0, 4, 5, 7, 9, 10, 11, 24, 29, 30, 31, 33)
_LARGE = (1, 8, 10, 11, 13, 20, 23, 25, 26, 28, 12, 29)
_RESTRAINTS = ("hidden", "learning_rate", "epochs", "l2", "dropout", "patience")


def _solve_rank(variant: int, runs: Sequence[Run]) -> Answer:
    """Make one large error and three of none: a lower mean size, and a higher mean square."""
    large = float(np.floor(3.9 * np.abs(errors_of_a(runs[0])).mean()))
    return {f"b{i}": large if i == HOUSES else 0 for i in range(1, HOUSES + 1)}


def _stop_at_lowest(variant: int, runs: Sequence[Run]) -> Answer:
    return {"settings": f"epochs={int(runs[0].history.val_loss.argmin())}"}


EXERCISES = (
    Exercise(
        "rank_opposite", "make", tuple(Part(f"b{i}", "number", -1000, 1000) for i in range(1, HOUSES + 1)), _judge_rank,
        ("same_sizes", "tie", "all_equal", "scaled", "same_ranking"),
        initial_configs=lambda variant: (RunConfig("house_prices", data_seed=variant, weights_seed=variant),),
        solve=_solve_rank, minutes=3,
    ),
    Exercise(
        "make_overfit", "make", (settings(),), _judge_overfit,
        ("exploded", "nothing_learned", "stopped_too_soon", "too_little", "by_luck"),
        solve=always(settings="n_train=60&epochs=400"), initial_configs=_too_good,
        extra_configs=_fresh_seeds, editable_fields=("n_train", "hidden", "epochs", "learning_rate", "noise"),
        minutes=4, core=True,
    ),
    Exercise(
        "mend_it", "make", (settings(),), _judge_mend,
        ("exploded", "learned_too_little", "still_rises", "stopped_too_late"), solve=always(settings="l2=0.01"),
        initial_configs=_ill, editable_fields=_RESTRAINTS, minutes=3,
    ),
    Exercise(
        "fast_rate", "make", (settings(),), _judge_fast_rate, ("exploded", "no_faster", "too_slow"),
        solve=always(settings="learning_rate=0.15"), initial_configs=_crawls,
        editable_fields=("learning_rate",), minutes=3,
    ),
    Exercise(
        "same_accuracy_lower_loss", "make", (settings(),), _judge_same_accuracy,
        ("exploded", "loss_unchanged", "loss_too_high", "accuracy_lost", "both_worse"),
        solve=_stop_at_lowest, initial_configs=_overconfident,
        editable_fields=_RESTRAINTS, minutes=4,
    ),
    Exercise(
        "smallest_model", "make", (settings(), Part("tried", "given", 0, 5000)), _judge_smallest,
        ("exploded", "too_large", "not_good_enough", "neither"),
        solve=always(settings="hidden=8&epochs=400", tried=1), initial_configs=_large,
        editable_fields=("hidden", "activation", "learning_rate", "epochs", "l2", "patience"), minutes=4,
    ),
)  # fmt: skip

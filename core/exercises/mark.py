"""Exercises that mark a place on a curve: held against the diagnosis of that very run, by its ranges."""

from collections.abc import Sequence

import numpy as np

from core.config import RunConfig
from core.diagnosis import Diagnosis, diagnose
from core.exercises.exercise import NOWHERE, Answer, Exercise, Feedback, always, epoch, number, passed, wrong
from core.training import Run

# The curves have parted where the gap is wider than this share of all that validation wins, and stays so.
PARTED = 0.1
# A mark means a place if it is this close to it: a share of the run, as one can click it.
CLOSE = 0.04
# So little after the lowest stretch (a share of the run) nobody sees a rise yet.
NEAR = 0.05
# So many epochs in a row lie above a bump's bottom, and a mark may miss that bottom by so many.
BUMP, NEAR_BUMP = 3, 2


def diagnosis(run: Run) -> Diagnosis:
    """Return what the two curves of a run show."""
    history = run.history
    return diagnose(history.train_loss, history.val_loss, history.epoch, run.guess_loss)


def parting(run: Run) -> int:
    """Return the epoch from which validation stays clearly above train."""
    history = run.history
    won = history.val_loss[0] - history.val_loss.min()
    together = np.flatnonzero(history.val_loss - history.train_loss <= PARTED * won)
    return int(together[-1]) + 1 if len(together) else 0


def bumps(run: Run) -> list[int]:
    """Return the epochs after which validation rises for a few epochs, though it is lower again later."""
    losses = run.history.val_loss
    return [
        at
        for at in range(len(losses) - BUMP)
        if losses[at + 1 : at + 1 + BUMP].min() > losses[at] > losses[at + 1 :].min()
    ]


def _is_close(mark: float, place: float, run: Run) -> bool:
    return abs(mark - place) <= CLOSE * (len(run.history) - 1)


def _is_bump(mark: float, run: Run) -> bool:
    return any(abs(mark - at) <= NEAR_BUMP for at in bumps(run))


def _too_early(mark: float, run: Run) -> str:
    """Return what a mark before the lowest stretch took for the turn."""
    if _is_bump(mark, run):
        return "first_bump"
    return "where_they_part" if _is_close(mark, parting(run), run) else "still_falling"


def _drops(variant: int) -> tuple[RunConfig, ...]:
    """Return a run without alarms and with a clear knee; other rates put it at other epochs."""
    seed, rate = _DROPS[variant], (0.02, 0.03, 0.05)[variant % 3]
    return (RunConfig("house_prices", epochs=120, learning_rate=rate, data_seed=seed, weights_seed=seed),)


def _judge_drop(answer: Answer, runs: Sequence[Run]) -> Feedback:
    found = diagnosis(runs[0])
    low, high = found.drop_range or (0.0, 0.0)
    values = {"best": found.drop_end or 0.0, "low": low, "high": high}
    if answer["mark"] == NOWHERE:
        return wrong("not_seen", **values)
    mark = number(answer, "mark")
    if low <= mark <= high:
        return passed(mark=mark, **values)
    if mark < low:
        return wrong("still_dropping", mark=mark, **values)
    return wrong("until_the_end" if mark >= (len(runs[0].history) - 1) / 2 else "until_level", mark=mark, **values)


def _overfits(variant: int) -> tuple[RunConfig, ...]:
    seed = _TURNS[variant]
    return (RunConfig(data_seed=seed, weights_seed=seed),)


def _judge_turn(answer: Answer, runs: Sequence[Run]) -> Feedback:
    values = _lowest(runs[0])
    if answer["mark"] == NOWHERE:
        return wrong("not_seen", **values)
    mark = number(answer, "mark")
    if values["low"] <= mark <= values["high"]:
        return passed(mark=mark, **values)
    if mark < values["low"]:
        return wrong(_too_early(mark, runs[0]), mark=mark, **values)
    is_close = mark <= values["high"] + NEAR * (len(runs[0].history) - 1)
    return wrong("just_outside" if is_close else "when_obvious", mark=mark, **values)


def _lowest(run: Run) -> dict[str, float]:
    found = diagnosis(run)
    low, high = found.turn_range or (0.0, 0.0)
    return {"best": found.best_epoch or 0.0, "low": low, "high": high}


def _jitters(variant: int) -> tuple[RunConfig, ...]:
    """Return an overfitting run whose validation jitters: small batches, few validation rows."""
    seed = _SHIPS[variant]
    return (
        RunConfig(
            n_train=100, n_val=60, hidden=(16, 16), batch_size=10, epochs=120, data_seed=seed, weights_seed=seed
        ),
    )  # fmt: skip


def _judge_ship(answer: Answer, runs: Sequence[Run]) -> Feedback:
    run, values = runs[0], _lowest(runs[0])
    if answer["mark"] == NOWHERE:
        return wrong("train_on", **values)
    mark, train, val = number(answer, "mark"), run.history.train_loss, run.history.val_loss
    at, last = min(round(mark), len(val) - 1), len(val) - 1
    values |= {"mark": mark, "loss": float(val[at]), "lowest": float(val.min())}
    if values["low"] <= mark <= values["high"] or val[at] - val.min() <= 2 * diagnosis(run).evidence.noise:
        return passed(**values)
    if at >= last - 1:
        return wrong("last_epoch", **values)
    if abs(at - int(train.argmin())) <= NEAR_BUMP:
        return wrong("lowest_training", **values)
    if mark > values["high"]:
        return wrong("too_late", **values)
    return wrong("where_they_part" if _is_close(mark, parting(run), run) else "still_falling", **values)


def _stays_low(variant: int) -> tuple[RunConfig, ...]:
    """Return a run without alarms and with a wide gap: a penalty keeps it from turning."""
    seed = _GAPS[variant]
    return (RunConfig(n_train=100, n_val=200, hidden=(16, 16), l2=0.01, data_seed=seed, weights_seed=seed),)


def _judge_none(answer: Answer, runs: Sequence[Run]) -> Feedback:
    run, place = runs[0], _lowest(runs[0])
    train, val = run.history.train_loss, run.history.val_loss
    values = {"lowest": float(val.min()), "end": float(val[-1]), "train": float(train[-1])}
    if answer["mark"] == NOWHERE:
        return passed(**values)
    values["mark"] = mark = number(answer, "mark")
    if place["low"] <= mark <= place["high"]:
        return wrong("lowest_point", **values)
    if _is_bump(mark, run):
        return wrong("first_bump", **values)
    return wrong("gap_is_no_turn" if _is_close(mark, parting(run), run) else "still_falling", **values)


# Seeds of data and weights. Drops: healthy, the range at most 20 of 120 epochs wide. Turns: the curve clearly turns,
# and its lowest stretch is neither at the start nor wide. Ships: validation jitters, ends 25 % above its lowest loss,
# and its lowest stretch is at most 34 of 120 epochs wide. Gaps: healthy, validation ends within 2 % of its lowest loss
# and 60 % above train.
_DROPS = (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12)
_TURNS = (0, 1, 2, 5, 6, 7, 8, 9, 10, 12, 13, 14)
_SHIPS = (29, 20, 38, 40, 60, 75, 77, 86, 103, 106, 134, 58)
_GAPS = (1, 3, 7, 9, 13, 17, 20, 23, 35, 36, 45, 46)


def _end_of_drop(variant: int, runs: Sequence[Run]) -> Answer:
    return {"mark": diagnosis(runs[0]).drop_end or 0.0}


def _best_epoch(variant: int, runs: Sequence[Run]) -> Answer:
    return {"mark": diagnosis(runs[0]).best_epoch or 0.0}


EXERCISES = (
    Exercise(
        "mark_drop", "mark", (epoch(120),), _judge_drop, ("not_seen", "still_dropping", "until_level", "until_the_end"),
        solve=_end_of_drop, initial_configs=_drops, minutes=1, core=True,
    ),
    Exercise(
        "mark_turn", "mark", (epoch(250),), _judge_turn,
        ("not_seen", "just_outside", "when_obvious", "where_they_part", "still_falling", "first_bump"),
        solve=_best_epoch, initial_configs=_overfits, core=True,
    ),
    Exercise(
        "mark_ship", "mark", (epoch(120),), _judge_ship,
        ("train_on", "last_epoch", "lowest_training", "too_late", "where_they_part", "still_falling"),
        solve=_best_epoch, initial_configs=_jitters,
    ),
    Exercise(
        "mark_none", "mark", (epoch(250),), _judge_none,
        ("lowest_point", "first_bump", "gap_is_no_turn", "still_falling"),
        solve=always(mark=NOWHERE), initial_configs=_stays_low,
    ),
)  # fmt: skip

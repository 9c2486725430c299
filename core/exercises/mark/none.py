"""Where it turns, asked of a curve that does not."""

from collections.abc import Sequence

from core.config import RunConfig
from core.diagnosis.rules import rise
from core.exercises.curves import diagnosis
from core.exercises.exercise import (
    NOWHERE,
    Answer,
    CertifiedSeeds,
    Exercise,
    Feedback,
    always,
    epoch,
    number,
    passed,
    wrong,
)
from core.exercises.mark.places import (
    bumps,
    falling_at,
    is_bump,
    is_close,
    last_bump,
    lowest_stretch,
    mark_at,
    parting,
)
from core.training import Run

# Seeds of data and weights: healthy, validation ends within 2 % of its lowest loss and 60 % above train.
_GAPS = (1, 3, 7, 9, 13, 17, 20, 23, 35, 36, 45, 46)


def _stays_low(seed: int) -> tuple[RunConfig, ...]:
    """Return a run without alarms and with a wide gap: a penalty keeps it from turning."""
    return (RunConfig(n_train=100, n_val=200, hidden=(16, 16), l2=0.01, data_seed=seed, weights_seed=seed),)


def _judge_none(answer: Answer, runs: Sequence[Run]) -> Feedback:
    run, place = runs[0], lowest_stretch(runs[0])
    train, val = run.history.train_loss, run.history.val_loss
    values = {"lowest": float(val.min()), "end": float(val[-1]), "train": float(train[-1])}
    if answer["mark"] == NOWHERE:
        return passed(**values)
    values["mark"] = mark = number(answer, "mark")
    if place["low"] <= mark <= place["high"]:
        return wrong("lowest_point", **values)
    if is_bump(mark, run):
        return wrong("first_bump", **values)
    return wrong("gap_is_no_turn" if is_close(mark, parting(run), run) else "still_falling", **values)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether it is healthy, and ends within 2 % of its lowest loss and 60 % above train."""
    history = runs[0].history
    is_steady = rise(history.val_loss) <= 1.02 and history.val_loss[-1] >= 1.6 * history.train_loss[-1]
    return is_steady and diagnosis(runs[0]).verdict == "healthy"


EXERCISE = Exercise(
    "mark_none", "mark", (epoch(250),), _judge_none,
    ("lowest_point", "first_bump", "gap_is_no_turn", "still_falling"),
    solve=always(mark=NOWHERE), initial_configs=lambda variant: _stays_low(_GAPS[variant]),
    certified=(CertifiedSeeds("mark_none", _GAPS, _stays_low, _suits),),
    wrong_answers={
        "lowest_point": mark_at(lambda run: diagnosis(run).best_epoch or 0),
        "gap_is_no_turn": mark_at(parting),
        "first_bump": mark_at(last_bump),
        "still_falling": mark_at(lambda run: falling_at(run, *bumps(run), parting(run))),
    },
)  # fmt: skip

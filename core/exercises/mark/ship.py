"""Which epoch's model to use, where validation jitters."""

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
    NEAR_BUMP,
    best_epoch,
    falling_at,
    is_close,
    lowest_stretch,
    mark_at,
    parting,
    turn_range,
)
from core.training import Run

# Seeds of data and weights: validation jitters, ends 25 % above its lowest loss, and its lowest stretch is at most 34
# of 120 epochs wide.
_SHIPS = (29, 20, 38, 40, 60, 75, 77, 86, 103, 106, 134, 58)


def _jitters(seed: int) -> tuple[RunConfig, ...]:
    """Return an overfitting run whose validation jitters: small batches, few validation rows."""
    return (
        RunConfig(
            n_train=100, n_val=60, hidden=(16, 16), batch_size=10, epochs=120, data_seed=seed, weights_seed=seed
        ),
    )  # fmt: skip


def _judge_ship(answer: Answer, runs: Sequence[Run]) -> Feedback:
    run, values = runs[0], lowest_stretch(runs[0])
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
    return wrong("where_they_part" if is_close(mark, parting(run), run) else "still_falling", **values)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether validation ends 25 % above its lowest loss, and its lowest stretch is at most 35 epochs wide."""
    found = diagnosis(runs[0])
    low, high = found.turn_range or (0.0, len(runs[0].history))
    return rise(runs[0].history.val_loss) >= 1.25 and high - low <= 35


EXERCISE = Exercise(
    "mark_ship", "mark", (epoch(120),), _judge_ship,
    ("train_on", "last_epoch", "lowest_training", "too_late", "where_they_part", "still_falling"),
    solve=best_epoch, initial_configs=lambda variant: _jitters(_SHIPS[variant]),
    certified=(CertifiedSeeds("mark_ship", _SHIPS, _jitters, _suits),),
    wrong_answers={
        "train_on": always(mark=NOWHERE),
        "last_epoch": always(mark=120),
        "lowest_training": mark_at(lambda run: int(run.history.train_loss.argmin())),
        "too_late": mark_at(lambda run: turn_range(run)[1] + 20),
        "where_they_part": mark_at(parting),
        "still_falling": mark_at(lambda run: falling_at(run, parting(run), before=5)),
    },
)  # fmt: skip

"""Where the sharp drop ends."""

from collections.abc import Sequence

from core.config import RunConfig
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
from core.exercises.mark.places import mark_at
from core.training import Run

# Seeds of data and weights: healthy, the range at most 20 of 120 epochs wide.
_RATES = (0.02, 0.03, 0.05)
_DROPS = (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12)


def _drop_at(seed: int, rate: float) -> RunConfig:
    return RunConfig("house_prices", epochs=120, learning_rate=rate, data_seed=seed, weights_seed=seed)


def _drops(variant: int) -> tuple[RunConfig, ...]:
    """Return a run without alarms and with a clear knee; other rates put it at other epochs."""
    return (_drop_at(_DROPS[variant], _RATES[variant % len(_RATES)]),)


def _at_all_rates(seed: int) -> tuple[RunConfig, ...]:
    return tuple(_drop_at(seed, rate) for rate in _RATES)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether it is healthy at all rates, and the range is at most 20 epochs wide."""
    found = [diagnosis(run) for run in runs]
    widths = [high - low for low, high in (each.drop_range or (0.0, 120.0) for each in found)]
    return all(each.verdict == "healthy" for each in found) and max(widths) <= 20


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


def _end_of_drop(variant: int, runs: Sequence[Run]) -> Answer:
    return {"mark": diagnosis(runs[0]).drop_end or 0.0}


def _drop(run: Run) -> tuple[float, float]:
    found = diagnosis(run).drop_range
    assert found is not None  # each variant is chosen for having one
    return found


EXERCISE = Exercise(
    "mark_drop", "mark", (epoch(120),), _judge_drop, ("not_seen", "still_dropping", "until_level", "until_the_end"),
    solve=_end_of_drop, initial_configs=_drops,
    certified=(CertifiedSeeds("mark_drop", _DROPS, _at_all_rates, _suits),), minutes=1, core=True,
    wrong_answers={
        "not_seen": always(mark=NOWHERE),
        "still_dropping": mark_at(lambda run: _drop(run)[0] - 2),
        "until_level": mark_at(lambda run: _drop(run)[1] + 5),
        "until_the_end": always(mark=110),
    },
)  # fmt: skip

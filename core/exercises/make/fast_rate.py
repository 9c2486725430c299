"""Find a fast learning rate that does not explode."""

from collections.abc import Sequence

from core.config import RunConfig
from core.exercises.curvature import largest_stable_rate
from core.exercises.exercise import Answer, Exercise, Feedback, always, passed, plain, settings, wrong
from core.exercises.make.measures import changed_settings, end, percent
from core.training import Run

# A rate is fast from this share of the largest stable one.
FAST = 0.5


def _crawls(variant: int) -> tuple[RunConfig, ...]:
    """Return a straight model on real data that learns far too slowly."""
    return (RunConfig("diabetes", learning_rate=0.002, data_seed=20 + variant, weights_seed=20 + variant),)


def _judge_fast_rate(answer: Answer, runs: Sequence[Run]) -> Feedback:
    start, own = runs
    limit, rate = largest_stable_rate(start), own.config.learning_rate
    values: dict[str, float | str] = {
        "rate": plain(rate), "limit": limit, "percent": percent(rate / limit), "end": end(own)
    }  # fmt: skip
    if own.status == "diverged" or rate >= limit:
        return wrong("exploded", **values)
    if rate >= FAST * limit:
        return passed(**values)
    return wrong("no_faster" if rate <= start.config.learning_rate else "too_slow", **values)


EXERCISE = Exercise(
    "fast_rate", "make", (settings(),), _judge_fast_rate, ("exploded", "no_faster", "too_slow"),
    solve=always(settings="learning_rate=0.15"), initial_configs=_crawls,
    editable_fields=("learning_rate",), minutes=3,
    wrong_answers={
        "exploded": changed_settings("learning_rate=0.3"),
        "too_slow": changed_settings("learning_rate=0.05"),
        "no_faster": changed_settings("learning_rate=0.001"),
    },
)  # fmt: skip

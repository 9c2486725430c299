"""Setting B ends lower than setting A with most of six seeds: is it better, or is it luck?"""

from collections.abc import Sequence
from dataclasses import replace

from core.comparison import Paired, paired
from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, always, choice, passed, wrong
from core.training import Run

PAIRS = 6


def finals(runs: Sequence[Run]) -> tuple[list[float], list[float]]:
    """Return the final validation losses of A and of B, each over the same seeds; runs come pair by pair."""
    values = [float(run.history.val_loss[-1]) for run in runs]
    return values[::2], values[1::2]


def compared(runs: Sequence[Run]) -> Paired:
    """Return how B compares with A, where lower is better."""
    a, b = finals(runs)
    return paired(b, a)


def is_same_setting(runs: Sequence[Run]) -> bool:
    """Return whether A and B are one setting from other first weights."""
    a, b = runs[0].config, runs[1].config
    return replace(a, weights_seed=b.weights_seed) == b


def _judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
    found = compared(runs)
    given = answer["better"]
    values = {"wins": found.wins, "n": found.n, "percent": round(100 * found.p_value)}
    if given == ("b" if found.differs else "cannot_tell"):
        return passed(**values)
    if given == "a":
        return wrong("backwards", **values)
    if found.differs:
        return wrong("too_careful", **values)
    return wrong("luck_for_skill" if given == "b" else "equal", **values)


# The seed of the first of six pairs. With these, the very same setting from other first weights ends lower four or five
# times, and each pair is more than a hundredth apart; ...
_ALIKE = (360, 180, 1680, 720, 1830, 1230, 2190, 1890)
# ... and with these, ten times as many rows end lower six times, each time by a twentieth at least.
_DIFFERENT = (210, 1110, 1380, 4290)
_PLACES = ("alike", "different", "alike") * 4
_OTHER_WEIGHTS, _MORE_ROWS = 5000, 400


def _pairs(variant: int) -> tuple[RunConfig, ...]:
    kind = _PLACES[variant]
    place = _PLACES[:variant].count(kind)
    first = (_ALIKE if kind == "alike" else _DIFFERENT)[place]
    configs: list[RunConfig] = []
    for seed in range(first, first + PAIRS):
        a = RunConfig(n_train=40, n_val=200, hidden=(8,), epochs=80, data_seed=seed, weights_seed=seed)
        b = replace(a, weights_seed=seed + _OTHER_WEIGHTS) if kind == "alike" else replace(a, n_train=_MORE_ROWS)
        configs += [a, b]
    return tuple(configs)


def _solve(variant: int, runs: Sequence[Run]) -> Answer:
    return {"better": "b" if compared(runs).differs else "cannot_tell"}


EXERCISE = Exercise(
    "lucky_seeds", "which", (choice("better", "b", "a", "equal", "cannot_tell"),), _judge,
    ("luck_for_skill", "backwards", "equal", "too_careful"), solve=_solve, initial_configs=_pairs,
    # In variant 0 both are the same setting.
    wrong_answers={
        "luck_for_skill": always(better="b"),
        "backwards": always(better="a"),
        "equal": always(better="equal"),
    },
)  # fmt: skip

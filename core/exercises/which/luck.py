"""One model has a few more right answers than another: is it better, or is it luck?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from core.config import RunConfig
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, always, choice, passed, wrong
from core.lessons.confidence import right_on_fresh_rows
from core.training import Run

# Beyond two standard errors, chance alone is a rare guest: once in twenty times.
BEYOND = 2
# Fresh rows that neither model was chosen by; they tell what is so.
FRESH = 2000


@dataclass(frozen=True)
class Score:
    """How many of n rows a model has right."""

    right: int
    n: int

    @property
    def accuracy(self) -> float:
        """Return the share of right answers."""
        return self.right / self.n

    @property
    def error(self) -> float:
        """Return the binomial standard error of the accuracy: what other rows of the same kind would change it by."""
        return sqrt(self.accuracy * (1 - self.accuracy) / self.n)


def on_validation(run: Run) -> Score:
    """Return the trained model's score on its validation rows."""
    n = len(run.data.y_val)
    return Score(round(float(run.history.val_accuracy[-1]) * n), n)


def on_fresh_rows(run: Run) -> Score:
    """Return its score on many fresh rows."""
    return Score(int(right_on_fresh_rows(run, len(run.history), FRESH, 1)[0]), FRESH)


def is_real(a: Score, b: Score) -> bool:
    """Return whether two scores lie further apart than chance alone would put them."""
    return abs(a.accuracy - b.accuracy) > BEYOND * sqrt(a.error**2 + b.error**2)


def _judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
    a, b = (on_validation(run) for run in runs)
    given, real = answer["better"], is_real(a, b)
    values = {
        "a": a.right, "b": b.right, "n": a.n, "more": b.right - a.right,
        "chance": round(BEYOND * sqrt(a.error**2 + b.error**2) * a.n),
        "fresh": FRESH, "fresh_a": on_fresh_rows(runs[0]).right, "fresh_b": on_fresh_rows(runs[1]).right,
    }  # fmt: skip
    if given == ("b" if real else "cannot_tell"):
        return passed(**values)
    if given == "a":
        return wrong("backwards", **values)
    if real:
        return wrong("too_careful", **values)
    return wrong("luck_for_skill" if given == "b" else "equal", **values)


# Twelve pairs on the same rows. With 40 validation rows, the same network from other first weights: seeds with which B
# has one or two rows more, and both are alike on fresh rows. With 1,000, a straight line and a network: it is real.
# In all of them the fresh rows say what two standard errors allow.
_ALIKE = (35, 13, 57, 122, 42, 75, 176, 255)
_DIFFERENT = (0, 2, 4, 5)
_PLACES = ("alike", "alike", "different", "alike", "alike", "different") * 2


def _alike(seed: int) -> tuple[RunConfig, ...]:
    """Return the same network twice, from other first weights."""
    return tuple(
        RunConfig(n_train=100, n_val=40, hidden=(8,), epochs=60, data_seed=seed, weights_seed=weights)
        for weights in (seed, seed + 5000)
    )


def _different(seed: int) -> tuple[RunConfig, ...]:
    """Return a straight line and a network."""
    both = {"noise": 0.2, "n_train": 300, "n_val": 1000, "epochs": 60, "data_seed": seed, "weights_seed": seed}
    return (RunConfig(model="linear", **both), RunConfig(hidden=(16,), **both))  # type: ignore[arg-type]


def _pair(variant: int) -> tuple[RunConfig, ...]:
    kind = _PLACES[variant]
    place = _PLACES[:variant].count(kind)
    return _alike(_ALIKE[place]) if kind == "alike" else _different(_DIFFERENT[place])


def _luck_only(runs: Sequence[Run]) -> bool:
    """Return whether B has a row or two more on validation, and fresh rows see no difference."""
    a, b = map(on_validation, runs)
    return 1 <= b.right - a.right <= 2 and not is_real(a, b) and not is_real(*map(on_fresh_rows, runs))


def _really_better(runs: Sequence[Run]) -> bool:
    """Return whether B is better beyond chance on validation, and on fresh rows too."""
    scores = [tuple(map(score, runs)) for score in (on_validation, on_fresh_rows)]
    return all(is_real(a, b) and b.accuracy > a.accuracy for a, b in scores)


def _solve(variant: int, runs: Sequence[Run]) -> Answer:
    return {"better": "b" if is_real(*map(on_validation, runs)) else "cannot_tell"}


EXERCISE = Exercise(
    "is_it_luck", "which", (choice("better", "b", "a", "equal", "cannot_tell"),), _judge,
    ("luck_for_skill", "backwards", "equal", "too_careful"), solve=_solve, initial_configs=_pair,
    certified=(
        CertifiedSeeds("is_it_luck_alike", _ALIKE, _alike, _luck_only),
        CertifiedSeeds("is_it_luck_different", _DIFFERENT, _different, _really_better),
    ),
    wrong_answers={
        "luck_for_skill": always(better="b"),
        "backwards": always(better="a"),
        "equal": always(better="equal"),
    },
)  # fmt: skip

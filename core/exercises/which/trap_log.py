"""A log axis that flatters."""

from collections.abc import Sequence

import numpy as np

from core.config import RunConfig
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, always, choice, passed, wrong
from core.exercises.make.measures import rise
from core.training import Run

# By how much validation rose since its lowest, in shares of it: the ends of each answer.
RISES = {"hardly": 0.25, "half": 0.75, "doubled": 1.6, "tripled": np.inf}
# Seeds whose rise lies well within one of the answers, in turn doubled, half and tripled, and does not change by a
# millionth when the learning rate is changed in its tenth digit.
_RISEN = (57, 64, 49, 5, 42, 15, 35, 80, 3, 58, 11, 88)


def _risen(seed: int) -> tuple[RunConfig, ...]:
    return (RunConfig(n_train=60, n_val=200, hidden=(16, 16), data_seed=seed, weights_seed=seed),)


def risen(run: Run) -> str:
    """Return which of RISES a run shows."""
    return next((name for name, most in RISES.items() if rise(run) - 1 < most), [*RISES][-1])


def _judge_log(answer: Answer, runs: Sequence[Run]) -> Feedback:
    run, names = runs[0], list(RISES)
    low = float(run.history.val_loss.min())
    values = {"percent": round(100 * (rise(run) - 1)), "low": low, "end": rise(run) * low}
    off = names.index(str(answer["rise"])) - names.index(risen(run))
    if off == 0:
        return passed(**values)
    if off > 0:
        return wrong("overdone", **values)
    return wrong("flattered" if answer["rise"] == "hardly" else "too_little", **values)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether the rise lies well within one of the answers."""
    by = rise(runs[0]) - 1
    return all(abs(by - edge) >= 0.15 for edge in RISES.values())


EXERCISE = Exercise(
    "trap_log", "which", (choice("rise", *RISES),), _judge_log, ("flattered", "too_little", "overdone"),
    solve=lambda variant, runs: {"rise": risen(runs[0])}, initial_configs=lambda variant: _risen(_RISEN[variant]),
    certified=(CertifiedSeeds("trap_log", _RISEN, _risen, _suits),),
    wrong_answers={
        "flattered": always(rise="hardly"),
        "too_little": always(rise="half"),
        "overdone": always(rise="tripled"),
    },
)  # fmt: skip

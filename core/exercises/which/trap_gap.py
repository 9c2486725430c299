"""A gap that is no overfitting."""

from collections.abc import Callable, Mapping, Sequence

from core.config import RunConfig
from core.diagnosis.rules import rise
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, always, choice, passed, wrong
from core.training import Run


def one_right(right: str, measure: Callable[[Run], Mapping[str, float]]) -> Callable[..., Feedback]:
    """Return a check whose wrong options name their own misconceptions."""

    def judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
        given, values = str(answer["why"]), measure(runs[0])
        return passed(**values) if given == right else wrong(given, **values)

    return judge


def _gap(run: Run) -> dict[str, float]:
    history = run.history
    return {"train": float(history.train_loss[-1]), "val": float(history.val_loss[-1]), "low": history.val_loss.min()}


# Seeds with which validation ends within half a per cent of its lowest point, and train at less than 60 % of it.
_STEADY = (2, 5, 24, 39, 42, 46, 56, 66, 76, 85, 94, 100)


def _steady(seed: int) -> tuple[RunConfig, ...]:
    return (RunConfig("friedman", model="linear", n_train=30, n_val=200, epochs=300, data_seed=seed),)


def _suits(runs: Sequence[Run]) -> bool:
    """Return whether validation ends within half a per cent of its lowest loss, and train at less than 60 % of it."""
    history = runs[0].history
    return bool(rise(history.val_loss) <= 1.005 and history.train_loss[-1] < 0.6 * history.val_loss[-1])


EXERCISE = Exercise(
    "trap_gap", "which", (choice("why", "gap", "no_rise", "stopped", "train_low"),),
    one_right("no_rise", _gap), ("gap", "stopped", "train_low"),
    solve=always(why="no_rise"), initial_configs=lambda variant: _steady(_STEADY[variant]),
    certified=(CertifiedSeeds("trap_gap", _STEADY, _steady, _suits),), minutes=1,
    wrong_answers={reason: always(why=reason) for reason in ("gap", "stopped", "train_low")},
)  # fmt: skip

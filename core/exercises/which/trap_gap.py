"""A gap that is no overfitting."""

from collections.abc import Callable, Mapping, Sequence

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, always, choice, passed, wrong
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


def _steady(variant: int) -> tuple[RunConfig, ...]:
    seed = _STEADY[variant]
    return (RunConfig("friedman", model="linear", n_train=30, n_val=200, epochs=300, data_seed=seed),)


EXERCISE = Exercise(
    "trap_gap", "which", (choice("why", "gap", "no_rise", "stopped", "train_low"),),
    one_right("no_rise", _gap), ("gap", "stopped", "train_low"),
    solve=always(why="no_rise"), initial_configs=_steady, minutes=1,
    wrong_answers={reason: always(why=reason) for reason in ("gap", "stopped", "train_low")},
)  # fmt: skip

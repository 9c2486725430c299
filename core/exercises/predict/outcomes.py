"""What validation may do, and the check of a prediction of it."""

from collections.abc import Callable, Sequence

from core.exercises.curves import diagnosis
from core.exercises.exercise import Answer, Feedback, WrongAnswer, always, choice, passed, wrong
from core.training import Run

# What validation may do, and the verdicts that say it did.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "falls_and_stays": ("healthy", "still_improving", "widening_gap"),
    "turns_up": ("overfitting",),
    "near_guessing": ("underfitting",),
    "jumps": ("unstable",),
}


def outcome(run: Run) -> str:
    """Return what the validation of a run does, as one of OUTCOMES; "" where it does none of them clearly."""
    verdict = diagnosis(run).verdict
    return next((id for id, verdicts in OUTCOMES.items() if verdict in verdicts), "")


Judge = Callable[[Answer, Sequence[Run]], Feedback]
WHAT = choice("what", *OUTCOMES)


def judge_outcome(**reasons: str) -> Judge:
    """Return a check of the prediction about the last run; `reasons` name what lies behind each wrong outcome."""

    def judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
        run, prediction = runs[-1], str(answer["what"])
        val = run.history.val_loss
        values = {"lowest": float(val.min()), "end": float(val[-1]), "guess": run.guess_loss}
        return passed(**values) if prediction == outcome(run) else wrong(reasons[prediction], **values)

    return judge


def predicted(id: str) -> WrongAnswer:
    """Return the prediction of one of OUTCOMES."""
    return always(what=id)

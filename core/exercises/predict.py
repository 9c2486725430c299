"""Exercises that ask for a prediction while validation is withheld: then the run is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.config import RunConfig
from core.exercises.curvature import steepest
from core.exercises.exercise import Answer, Exercise, Feedback, Part, always, choice, number, passed, plain, wrong
from core.exercises.mark import diagnosis
from core.training import Run

# What validation may do, and the verdicts that say it did.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "falls_and_stays": ("healthy", "still_improving", "widening_gap"),
    "turns_up": ("overfitting",),
    "near_guessing": ("underfitting",),
    "jumps": ("unstable",),
}
# In "call the turn", so many epochs are shown at first and by each press; a call may miss the range by so many.
SHOWN, MORE, SLACK = 20, 10, 5
_LAST = 250

Judge = Callable[[Answer, Sequence[Run]], Feedback]


def outcome(run: Run) -> str:
    """Return what the validation of a run does, as one of OUTCOMES; "" where it does none of them clearly."""
    verdict = diagnosis(run).verdict
    return next((id for id, verdicts in OUTCOMES.items() if verdict in verdicts), "")


def _judge(**reasons: str) -> Judge:
    """Return a check of the prediction about the last run; `reasons` name what lies behind each wrong outcome."""

    def judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
        run, said = runs[-1], str(answer["what"])
        val = run.history.val_loss
        values = {"lowest": float(val.min()), "end": float(val[-1]), "guess": run.guess_loss}
        return passed(**values) if said == outcome(run) else wrong(reasons[said], **values)

    return judge


def _judge_rate(answer: Answer, runs: Sequence[Run]) -> Feedback:
    curvature, said = steepest(runs[0]), str(answer["what"])
    values: dict[str, float | str] = {
        "rate": plain(runs[0].config.learning_rate or 0.0),
        "curvature": curvature,
        "limit": 2 / curvature,
        "end": float(runs[0].history.val_loss[-1]),
    }
    happened = outcome(runs[0])
    if said == happened:
        return passed(**values)
    if said in ("falls_and_stays", "jumps"):
        return wrong("faster_is_better" if happened == "jumps" else "afraid_of_speed", **values)
    return wrong("rate_overfits" if said == "turns_up" else "rate_learns_nothing", **values)


def _few_rows(variant: int) -> tuple[RunConfig, ...]:
    """Return a large network and few rows."""
    seed = _FEW[variant]
    return (RunConfig(n_train=40, n_val=200, epochs=200, data_seed=seed, weights_seed=seed),)


def _straight(variant: int) -> tuple[RunConfig, ...]:
    """Return a straight model where a ring lies around a ring."""
    seed = _RINGS[variant]
    return (
        RunConfig(
            "circles", model="linear", n_train=200, n_val=200, epochs=200, data_seed=seed, weights_seed=seed
        ),
    )  # fmt: skip


def _steep(variant: int) -> tuple[RunConfig, ...]:
    """Return a straight model on real data with a rate near the largest stable one, below it or above it."""
    return (RunConfig("diabetes", learning_rate=_RATES[variant], data_seed=variant, weights_seed=variant),)


def _fifteen_times(variant: int) -> tuple[RunConfig, ...]:
    """Return an overfitting run, and the same with 15 times the rows."""
    seed = _FEW_AND_MANY[variant]
    few = RunConfig(n_train=100, n_val=200, hidden=(16, 16), epochs=200, data_seed=seed, weights_seed=seed)
    return few, replace(few, n_train=1500)


def _will_turn(variant: int) -> tuple[RunConfig, ...]:
    seed = _CALLS[variant]
    return (RunConfig(n_val=200, data_seed=seed, weights_seed=seed),)


def _judge_call(answer: Answer, runs: Sequence[Run]) -> Feedback:
    """Judge an epoch that was named while the curve was shown up to `called` only."""
    found = diagnosis(runs[0])
    low, high = found.turn_range or (0.0, 0.0)
    mark, called = number(answer, "mark"), number(answer, "called")
    if mark > called:
        return wrong("not_shown_yet", mark=mark, called=called)
    if mark < low - SLACK:  # the game goes on: nothing of what is not shown yet is told
        return wrong("false_alarm", mark=mark, called=called)
    values = {"mark": mark, "called": called, "best": found.best_epoch or 0.0, "low": low, "high": high}
    return passed(**values) if mark <= high + SLACK else wrong("when_obvious", **values)


# Seeds of data and weights. Few rows: validation ends 60 % above its lowest loss or more. Rings: never 0.01 away from
# just guessing. Few and many: the first overfits by 40 % or more, the second by less than 4 %. Calls: the lowest
# stretch begins after 35 epochs and is at most 60 wide. Rates: above or at least a tenth below the largest stable one
# of their data, which is 0.234 to 0.257.
_FEW = (0, 2, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14)
_RINGS = (0, 1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14)
_RATES = (0.26, 0.2, 0.15, 0.28, 0.21, 0.27, 0.3, 0.18, 0.2, 0.265, 0.23, 0.29)
_FEW_AND_MANY = (0, 1, 3, 5, 7, 9, 10, 12, 23, 24, 28, 30)
_CALLS = (1, 2, 6, 7, 9, 10, 11, 12, 13, 16, 19, 20)
_WHAT = choice("what", *OUTCOMES)


def _solve_call(variant: int, runs: Sequence[Run]) -> Answer:
    """Name the lowest epoch, once ten more than its stretch were shown."""
    found = diagnosis(runs[0])
    _, high = found.turn_range or (0.0, 0.0)
    return {"mark": found.best_epoch or 0.0, "called": min(10 * (int(high) // 10 + 3), _LAST)}


EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "predict_small_data", "predict", (_WHAT,),
        _judge(falls_and_stays="trusts_training", near_guessing="learns_nothing", jumps="wild"),
        ("trusts_training", "learns_nothing", "wild"),
        solve=always(what="turns_up"), initial_configs=_few_rows, core=True,
    ),
    Exercise(
        "predict_linear", "predict", (_WHAT,),
        _judge(falls_and_stays="training_will_do", turns_up="no_freedom", jumps="wild"),
        ("training_will_do", "no_freedom", "wild"), solve=always(what="near_guessing"), initial_configs=_straight,
        minutes=1,
    ),
    Exercise(
        "predict_more_data", "predict", (_WHAT,),
        _judge(turns_up="same_again", near_guessing="too_much_to_learn", jumps="wild"),
        ("same_again", "too_much_to_learn", "wild"),
        solve=always(what="falls_and_stays"), initial_configs=_fifteen_times,
    ),
    Exercise(
        "call_the_turn", "predict",
        (Part("mark", "number", 0, _LAST), Part("called", "given", SHOWN, _LAST)), _judge_call,
        ("not_shown_yet", "false_alarm", "when_obvious"),
        solve=_solve_call, initial_configs=_will_turn, minutes=3,
    ),
    Exercise(
        "predict_rate", "predict", (_WHAT,), _judge_rate,
        ("faster_is_better", "afraid_of_speed", "rate_overfits", "rate_learns_nothing"),
        solve=lambda variant, runs: {"what": outcome(runs[-1])},
        initial_configs=_steep, minutes=3,
    ),
)  # fmt: skip

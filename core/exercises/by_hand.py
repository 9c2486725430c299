"""Exercises by hand: a few numbers, worked out with the losses that train."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises import sureness
from core.exercises.exercise import Answer, Exercise, Feedback, Part, always, number, passed, wrong
from core.losses import LOSSES
from core.training import Run

Floats = NDArray[np.float64]

STEPS = ("predict", "measure", "update", "again", "smaller")
# Errors of this size are worked out on paper, and no two of the three are the same.
_SMALLEST, _LARGEST = 2, 12
# As near as a rounded result of a pocket calculator.
_ROUNDING = 0.06


@dataclass(frozen=True)
class Rows:
    """Three houses: true and predicted prices in thousand dollars, `(3,)`, whole numbers."""

    truth: Floats
    prediction: Floats

    @property
    def error(self) -> Floats:
        """Return prediction minus truth."""
        return self.prediction - self.truth


def three_rows(run: Run) -> Rows:
    """Return three validation rows of a run on house prices whose errors can be worked out on paper."""
    data = run.data
    raw = run.model_at(len(run.history)).raw(data.x_val)
    truth, prediction = (np.round(values * data.y_scale + data.y_mean) for values in (data.y_val, raw))
    error = prediction - truth
    chosen: list[int] = []
    for row in np.flatnonzero((np.abs(error) >= _SMALLEST) & (np.abs(error) <= _LARGEST)).tolist():
        same_size = any(abs(error[row]) == abs(error[other]) for other in chosen)
        same_signs = len(chosen) == 2 and abs(sum(np.sign(error[i]) for i in (*chosen, row))) == 3
        if not (same_size or same_signs):
            chosen.append(row)
        if len(chosen) == 3:
            break
    return Rows(truth[chosen], prediction[chosen])


def _judge_three_rows(answer: Answer, runs: Sequence[Run]) -> Feedback:
    rows = three_rows(runs[0])
    mse, mae = (float(LOSSES[id].value(rows.prediction, rows.truth).mean()) for id in ("mse", "mae"))
    given, values = (number(answer, "mse"), number(answer, "mae")), {"mse": mse, "mae": mae}

    def is_near(a: float, b: float) -> bool:
        return abs(a - b) <= _ROUNDING

    if is_near(given[0], mse) and is_near(given[1], mae):
        return passed(**values)
    signed = float(rows.error.mean())
    if is_near(given[0], mae) and is_near(given[1], mse):
        return wrong("swapped", **values)
    if is_near(given[0], 3 * mse) or is_near(given[1], 3 * mae):
        return wrong("sum_not_mean", **values)
    if is_near(given[1], signed) or is_near(given[1], abs(signed)) or is_near(given[0], signed**2):
        return wrong("errors_cancel", **values)
    if is_near(given[0], mae**2):
        return wrong("square_of_the_mean", **values)
    if is_near(given[0], mse**0.5):
        return wrong("root_taken", **values)
    return wrong("one_right" if is_near(given[0], mse) or is_near(given[1], mae) else "other", **values)


def _solve_three_rows(variant: int, runs: Sequence[Run]) -> Answer:
    rows = three_rows(runs[0])
    return {id: round(float(LOSSES[id].value(rows.prediction, rows.truth).mean()), 1) for id in ("mse", "mae")}


def _judge_five_steps(answer: Answer, runs: Sequence[Run]) -> Feedback:
    order = str(answer["order"]).split("-")
    if tuple(order) == STEPS:
        return passed()
    place = {step: order.index(step) for step in STEPS}
    if place["measure"] < place["predict"]:
        return wrong("measured_nothing")
    if place["update"] < place["measure"]:
        return wrong("updated_blindly")
    return wrong("again_before_update" if place["again"] < place["update"] else "smaller_before_again")


EXERCISES = (
    Exercise(
        "three_rows", "by_hand", (Part("mse", "number", 0, 1e6), Part("mae", "number", -1e6, 1e6)), _judge_three_rows,
        ("swapped", "sum_not_mean", "errors_cancel", "square_of_the_mean", "root_taken", "one_right", "other"),
        initial_configs=lambda variant: (RunConfig("house_prices", data_seed=variant, weights_seed=variant),),
        solve=_solve_three_rows, minutes=3, core=True,
    ),
    Exercise(
        "five_steps", "by_hand", (Part("order", "order", options=STEPS),), _judge_five_steps,
        ("measured_nothing", "updated_blindly", "again_before_update", "smaller_before_again"),
        solve=always(order="-".join(STEPS)),
    ),
    *sureness.EXERCISES,
)  # fmt: skip

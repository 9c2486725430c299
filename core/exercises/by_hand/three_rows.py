"""Three houses on paper: their MSE and their MAE."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, Part, WrongAnswer, number, passed, wrong
from core.losses import LOSSES
from core.training import Run

Floats = NDArray[np.float64]

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


def _losses(change: Callable[[float, float, list[float]], tuple[float, float]]) -> WrongAnswer:
    """Return an answer made from MSE, MAE and the three errors."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        error = three_rows(runs[0]).error.tolist()
        mse, mae = sum(e * e for e in error) / 3, sum(map(abs, error)) / 3
        return {id: round(value, 2) for id, value in zip(("mse", "mae"), change(mse, mae, error), strict=True)}

    return answer


EXERCISE = Exercise(
    "three_rows", "by_hand", (Part("mse", "number", 0, 1e6), Part("mae", "number", -1e6, 1e6)), _judge_three_rows,
    ("swapped", "sum_not_mean", "errors_cancel", "square_of_the_mean", "root_taken", "one_right", "other"),
    initial_configs=lambda variant: (RunConfig("house_prices", data_seed=variant, weights_seed=variant),),
    solve=_solve_three_rows, minutes=3, core=True,
    wrong_answers={
        "swapped": _losses(lambda mse, mae, error: (mae, mse)),
        "sum_not_mean": _losses(lambda mse, mae, error: (3 * mse, mae)),
        "errors_cancel": _losses(lambda mse, mae, error: (mse, sum(error) / 3)),
        "square_of_the_mean": _losses(lambda mse, mae, error: (mae**2, mae)),
        "root_taken": _losses(lambda mse, mae, error: (mse**0.5, mae)),
        "one_right": _losses(lambda mse, mae, error: (mse, mae + 1)),
        "other": _losses(lambda mse, mae, error: (mse + 1, mae + 1)),
    },
)  # fmt: skip

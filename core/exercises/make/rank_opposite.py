"""Two models that MSE and MAE rank in opposite order."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, Part, WrongAnswer, number, passed, wrong
from core.losses import LOSSES
from core.training import Run

Floats = NDArray[np.float64]

HOUSES = 4


def errors_of_a(run: Run) -> Floats:
    """Return the errors of model A on four houses, `(4,)`, in whole thousand dollars, none of them 0."""
    data = run.data
    raw = run.model_at(len(run.history)).raw(data.x_val)
    error = np.round((raw - data.y_val) * data.y_scale)
    return error[np.flatnonzero((np.abs(error) >= 2) & (np.abs(error) <= 40))[:HOUSES]]


def mse_and_mae(error: Floats) -> tuple[float, float]:
    """Return both losses of errors, `(n,)`."""
    mse, mae = (float(LOSSES[id].value(error, np.zeros(len(error))).mean()) for id in ("mse", "mae"))
    return mse, mae


def _judge_rank(answer: Answer, runs: Sequence[Run]) -> Feedback:
    a, b = errors_of_a(runs[0]), np.array([number(answer, f"b{i}") for i in range(1, HOUSES + 1)])
    (mse_a, mae_a), (mse_b, mae_b) = mse_and_mae(a), mse_and_mae(b)
    values = {"mse_a": mse_a, "mae_a": mae_a, "mse_b": mse_b, "mae_b": mae_b}
    if (mse_b - mse_a) * (mae_b - mae_a) < 0:
        return passed(**values)
    sizes_a, sizes_b = np.sort(np.abs(a)), np.sort(np.abs(b))
    if np.array_equal(sizes_a, sizes_b):
        return wrong("same_sizes", **values)
    if mse_a == mse_b or mae_a == mae_b:
        return wrong("tie", **values)
    if np.ptp(sizes_b) == 0:
        return wrong("all_equal", **values)
    times = sizes_b / sizes_a
    return wrong("scaled" if np.ptp(times) <= 0.05 * times.mean() else "same_ranking", **values)


def _solve_rank(variant: int, runs: Sequence[Run]) -> Answer:
    """Make one large error and three of none: a lower mean size, and a higher mean square."""
    large = float(np.floor(3.9 * np.abs(errors_of_a(runs[0])).mean()))
    return {f"b{i}": large if i == HOUSES else 0 for i in range(1, HOUSES + 1)}


def _errors(make: Callable[[Floats], Floats | list[float]]) -> WrongAnswer:
    """Return the errors of model B, made from those of model A."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        return {f"b{i}": float(error) for i, error in enumerate(make(errors_of_a(runs[0])), start=1)}

    return answer


EXERCISE = Exercise(
    "rank_opposite", "make", tuple(Part(f"b{i}", "number", -1000, 1000) for i in range(1, HOUSES + 1)), _judge_rank,
    ("same_sizes", "tie", "all_equal", "scaled", "same_ranking"),
    initial_configs=lambda variant: (RunConfig("house_prices", data_seed=variant, weights_seed=variant),),
    solve=_solve_rank, minutes=3,
    wrong_answers={
        "scaled": _errors(lambda a: 2 * a),
        "same_sizes": _errors(lambda a: -a[::-1]),
        "all_equal": _errors(lambda a: [50, 50, 50, -50]),
        "same_ranking": _errors(lambda a: [1, 0, 1, 0]),
        "tie": _errors(lambda a: [np.abs(a).sum(), 0, 0, 0]),
    },
)  # fmt: skip

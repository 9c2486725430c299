"""Wrong answers to what is worked out by hand: two losses mixed up, a mean forgotten, a step too early."""

from collections.abc import Callable, Sequence

from core.exercises.by_hand import three_rows
from core.exercises.exercise import Answer, always
from core.exercises.misconceptions.answers import Answers, Make
from core.training import Run


def _losses(change: Callable[[float, float, list[float]], tuple[float, float]]) -> Make:
    """Return an answer made from MSE, MAE and the three errors."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        error = three_rows(runs[0]).error.tolist()
        mse, mae = sum(e * e for e in error) / 3, sum(map(abs, error)) / 3
        return {id: round(value, 2) for id, value in zip(("mse", "mae"), change(mse, mae, error), strict=True)}

    return answer


def _order(*steps: str) -> Make:
    return always(order="-".join(steps))


ANSWERS: dict[str, Answers] = {
    "three_rows": {
        "swapped": _losses(lambda mse, mae, error: (mae, mse)),
        "sum_not_mean": _losses(lambda mse, mae, error: (3 * mse, mae)),
        "errors_cancel": _losses(lambda mse, mae, error: (mse, sum(error) / 3)),
        "square_of_the_mean": _losses(lambda mse, mae, error: (mae**2, mae)),
        "root_taken": _losses(lambda mse, mae, error: (mse**0.5, mae)),
        "one_right": _losses(lambda mse, mae, error: (mse, mae + 1)),
        "other": _losses(lambda mse, mae, error: (mse + 1, mae + 1)),
    },
    "five_steps": {
        "measured_nothing": _order("measure", "predict", "update", "again", "smaller"),
        "updated_blindly": _order("predict", "update", "measure", "again", "smaller"),
        "again_before_update": _order("predict", "measure", "again", "update", "smaller"),
        "smaller_before_again": _order("predict", "measure", "update", "smaller", "again"),
    },
    "cost_of_doubt": {
        "sure_is_dear": always(truth=99),
        "unsure_is_dear": always(truth=50),
        "nearly": always(truth=2),
    },
    "ninety_twice": {
        "surer_when_right": always(right=99, wrong=75),
        "unsure_when_wrong": always(right=60, wrong=51),
        "timid_alone": always(right=55, wrong=75),
        "wrong_alone": always(right=75, wrong=90),
        "too_little": always(right=70, wrong=80),
    },
}

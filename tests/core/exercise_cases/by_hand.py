from core.exercises.by_hand import three_rows
from tests.core.exercise_cases import Cases


def _losses(change):
    def answer(variant, runs):
        error = three_rows(runs[0]).error.tolist()
        mse, mae = sum(e * e for e in error) / 3, sum(map(abs, error)) / 3
        return dict(zip(("mse", "mae"), change(mse, mae, error), strict=True))

    return answer


def _share(**shares):
    return lambda variant, runs: dict(shares)


def _order(*steps):
    return lambda variant, runs: {"order": "-".join(steps)}


CASES = {
    "three_rows": Cases(
        wrong={
            "swapped": _losses(lambda mse, mae, error: (mae, mse)),
            "sum_not_mean": _losses(lambda mse, mae, error: (3 * mse, mae)),
            "errors_cancel": _losses(lambda mse, mae, error: (mse, sum(error) / 3)),
            "square_of_the_mean": _losses(lambda mse, mae, error: (mae**2, mae)),
            "root_taken": _losses(lambda mse, mae, error: (mse**0.5, mae)),
            "one_right": _losses(lambda mse, mae, error: (mse, mae + 1)),
            "other": _losses(lambda mse, mae, error: (mse + 1, mae + 1)),
        },
    ),
    "five_steps": Cases(
        wrong={
            "measured_nothing": _order("measure", "predict", "update", "again", "smaller"),
            "updated_blindly": _order("predict", "update", "measure", "again", "smaller"),
            "again_before_update": _order("predict", "measure", "again", "update", "smaller"),
            "smaller_before_again": _order("predict", "measure", "update", "smaller", "again"),
        },
    ),
    "cost_of_doubt": Cases(
        wrong={
            "sure_is_dear": _share(truth=99),
            "unsure_is_dear": _share(truth=50),
            "nearly": _share(truth=2),
        },
    ),
    "ninety_twice": Cases(
        wrong={
            "surer_when_right": _share(right=99, wrong=75),
            "unsure_when_wrong": _share(right=60, wrong=51),
            "timid_alone": _share(right=55, wrong=75),
            "wrong_alone": _share(right=75, wrong=90),
            "too_little": _share(right=70, wrong=80),
        },
    ),
}

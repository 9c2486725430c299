"""Which loss for which task, and why: prices with typing errors, spam or not, three animals."""

from collections.abc import Sequence

from core.comparison import final_value
from core.config import RunConfig
from core.exercises.exercise import Answer, Exercise, Feedback, WrongAnswer, always, choice, passed, wrong
from core.training import Run

LOSSES = ("mse", "mae", "huber", "cross_entropy", "accuracy")
# With typing errors Huber's straight outer part does what MAE does, so that both count.
FITS = {"prices": ("mae", "huber"), "spam": ("cross_entropy",), "animals": ("cross_entropy",)}
FOR_NUMBERS = ("mse", "mae", "huber")


def typical_error(run: Run) -> float:
    """Return by how much the trained model is off on average on clean validation rows, in thousand dollars."""
    return final_value(run, "error")


def _judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
    values = {loss: round(typical_error(run)) for loss, run in zip(FOR_NUMBERS, runs, strict=True)}
    given = {task: str(answer[task]) for task in FITS}
    if "accuracy" in given.values():
        return wrong("accuracy_as_loss", **values)
    if given["prices"] == "cross_entropy":
        return wrong("classes_for_prices", **values)
    if given["prices"] == "mse":
        return wrong("mse_with_errors", **values)
    for_classes = {given["spam"], given["animals"]}
    if for_classes != {"cross_entropy"}:
        return wrong("mse_for_classes" if "mse" in for_classes else "sizes_for_classes", **values)
    return passed(**values) if answer["why"] == "weigh_less" else wrong(str(answer["why"]), **values)


def _prices(variant: int) -> tuple[RunConfig, ...]:
    """Return one training with typing errors for each loss."""
    return tuple(
        RunConfig(
            "house_prices", outliers=0.15, loss=loss, model="linear", optimizer="adam", learning_rate=0.03, n_val=200,
            epochs=150, data_seed=variant,
        )
        for loss in FOR_NUMBERS
    )  # fmt: skip


def _fitting_but(**changes: str) -> WrongAnswer:
    """Return a loss that fits for each task, and the reason, but for some."""
    return always(
        **{"prices": "mae", "spam": "cross_entropy", "animals": "cross_entropy", "why": "weigh_less"} | changes
    )


EXERCISE = Exercise(
    "which_loss", "which",
    (*(choice(task, *LOSSES) for task in FITS), choice("why", "weigh_less", "immune", "always", "smaller")), _judge,
    ("accuracy_as_loss", "classes_for_prices", "mse_with_errors", "mse_for_classes", "sizes_for_classes",
     "immune", "always", "smaller"),
    solve=always(prices="mae", spam="cross_entropy", animals="cross_entropy", why="weigh_less"),
    initial_configs=_prices, minutes=2,
    wrong_answers={
        "mse_with_errors": _fitting_but(prices="mse"),
        "classes_for_prices": _fitting_but(prices="cross_entropy"),
        "accuracy_as_loss": _fitting_but(spam="accuracy"),
        "mse_for_classes": _fitting_but(animals="mse"),
        "sizes_for_classes": _fitting_but(animals="mae"),
        "immune": _fitting_but(why="immune"),
        "always": _fitting_but(prices="huber", why="always"),
        "smaller": _fitting_but(why="smaller"),
    },
)  # fmt: skip

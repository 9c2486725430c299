"""The five steps of the training loop, to be put in their order."""

from collections.abc import Sequence

from core.exercises.exercise import Answer, Exercise, Feedback, Part, WrongAnswer, always, passed, wrong
from core.training import Run

STEPS = ("predict", "measure", "update", "again", "smaller")


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


def _order(*steps: str) -> WrongAnswer:
    return always(order="-".join(steps))


EXERCISE = Exercise(
    "five_steps", "by_hand", (Part("order", "order", options=STEPS),), _judge_five_steps,
    ("measured_nothing", "updated_blindly", "again_before_update", "smaller_before_again"),
    solve=always(order="-".join(STEPS)),
    wrong_answers={
        "measured_nothing": _order("measure", "predict", "update", "again", "smaller"),
        "updated_blindly": _order("predict", "update", "measure", "again", "smaller"),
        "again_before_update": _order("predict", "measure", "again", "update", "smaller"),
        "smaller_before_again": _order("predict", "measure", "update", "smaller", "again"),
    },
)  # fmt: skip

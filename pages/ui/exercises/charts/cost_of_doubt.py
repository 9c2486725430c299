"""What the probability that was given to the truth costs: a curve, the answer on it, and the cost that is asked for."""

from pages.ui.charts.labelled import axis, figure, label, line, point
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.palette import PAGE

# 0.5 % on the truth costs 5.3; what costs more leaves the picture at its top.
TOP = 6.0
_RIGHT = "datum.per_cent > 60"


def spec(words: Words) -> Spec:
    """Return the `curve` (per_cent, loss), the `goal` (per_cent, loss, text), and answers (per_cent, loss, text).

    Of the answers, `real` is the trained model's; the learner's is `now`, or `gone` where its cost has no bound.
    """
    x = axis("per_cent", words["on_truth"], 0, 100, grid=True, labelExpr="datum.value + ' %'")
    y = axis("loss", words["loss"], 0, TOP, grid=True)
    side = {"align": e(f"{_RIGHT} ? 'right' : 'left'"), "dx": e(f"{_RIGHT} ? -4 : 14")}
    goal = {"data": {"name": "goal"}, "mark": {"type": "rule", "color": ink("val"), "strokeDash": [6, 4]}}
    return figure(
        [
            goal | {"encoding": {"y": y}},
            *label("goal", x, y, ink("val"), align="right", dy=-9, fontWeight=600),
            line("curve", x, y, "one"),
            point("real", x, y, PAGE, stroke=ink("one"), strokeWidth=2, size=110),
            *label("real", x, y, color=ink("faint"), align="left", dx=10, dy=-8),
            point("now", x, y, ink("one"), size=220),
            *label("now", x, y, dy=-18, fontSize=16, fontWeight=600, **side),
            point("gone", x, y, ink("val"), shape="triangle-up", size=260, strokeWidth=0),
            *label("gone", x, y, dy=10, dx=16, align="left", fontSize=16, fontWeight=600),
        ],
        above=14,
    )

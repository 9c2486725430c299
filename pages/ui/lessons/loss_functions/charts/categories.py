"""Pictures of the half on categories."""

from pages.ui.charts.labelled import axis, by_name, figure, label, line, point, upright
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.palette import PAGE

# 1 % on the truth costs 4.6; what costs more leaves the picture at its top.
TOP = 5.0
_PER_CENT = "datum.value + '%'"
# A label of a place on the right stands to its left.
_RIGHT = "datum.per_cent > 70"
# In between, other animals have their names below the curve, where the truth's is not.
_LEFT = "datum.per_cent < 25"


def surprise(words: Words) -> Spec:
    """What the probability of the truth costs: -ln p. An answer of 0 % is an arrow that leaves the picture.

    Data sets: `curve` (per_cent, loss), `others` and `truth` (per_cent, loss, text), `gone` (per_cent, loss, text).
    """
    x = axis("per_cent", words["on_truth"], 0, 100, grid=True, labelExpr=_PER_CENT)
    y = axis("loss", words["loss"], 0, TOP, grid=True)
    return figure(
        [
            line("curve", x, y, "one"),
            point("others", x, y, PAGE, stroke=ink("one"), strokeWidth=2, size=110),
            *label("others", x, y, color=ink("faint"), fontSize=12, align=e(f"{_LEFT} ? 'left' : 'right'"),
                   dx=e(f"{_LEFT} ? 10 : {_RIGHT} ? 4 : -8"), dy=e(f"{_LEFT} || {_RIGHT} ? -12 : 14")),
            upright("truth", x, strokeDash=[2, 3]),
            point("truth", x, y, ink("one"), size=220),
            *label("truth", x, y, align=e(f"{_RIGHT} ? 'right' : 'left'"),
                   dx=e(f"{_RIGHT} ? 4 : 14"), dy=-16, fontSize=16, fontWeight=600),
            *_gone(x, y),
        ],
        above=14,
    )  # fmt: skip


def _gone(x: Spec, y: Spec) -> list[Spec]:
    """An arrow along the upper edge of the picture and beyond it, with what it stands for."""
    stem = {
        "data": {"name": "gone"},
        "mark": {"type": "rule", "strokeWidth": 4, "color": ink("val")},
        "encoding": {"x": x, "y": {"value": 70}, "y2": {"value": -4}},
    }
    head = point("gone", x, {"value": -6}, ink("val"), shape="triangle-up", size=260, strokeWidth=0)
    side = {"align": e(f"{_RIGHT} ? 'right' : 'left'"), "dx": e(f"{_RIGHT} ? -16 : 16")}
    return [stem, head, *label("gone", x, {"value": 26}, None, fontSize=16, fontWeight=600, **side)]


def two_answers(words: Words) -> Spec:
    """Cross-entropy of one number, for either truth. Data sets: `curve` (per_cent, own, other), `truth`, `gone`."""
    x = axis("per_cent", words["on_spam"], 0, 100, grid=True, labelExpr=_PER_CENT)
    own, other, at = (axis(field, words["loss"], 0, TOP, grid=True) for field in ("own", "other", "loss"))
    return figure(
        [
            line("curve", x, other, "one", strokeWidth=1.5, opacity=0.5, strokeDash=[2, 3]),
            line("curve", x, own, "one"),
            *label("names", x, at, align=e("datum.per_cent > 50 ? 'right' : 'left'"), color=ink("faint")),
            upright("truth", x, strokeDash=[2, 3]),
            point("truth", x, at, ink("one"), size=220),
            *label("truth", x, at, align=e(f"{_RIGHT} ? 'right' : 'left'"),
                   dx=e(f"{_RIGHT} ? -14 : 14"), dy=-10, fontSize=16, fontWeight=600),
            *_gone(x, at),
        ],
        above=14,
    )  # fmt: skip


def pushes(words: Words) -> Spec:
    """How hard each loss pushes the raw output, over the probability of the truth.

    Data sets: `curve` (per_cent, one, two), and for either loss `now_…` and `name_…` (per_cent, push, text).
    """
    x = axis("per_cent", words["on_truth"], 0, 100, grid=True, labelExpr=_PER_CENT)
    y = {field: axis(field, words["push"], 0, 1.12, grid=True, values=[0, 0.5, 1]) for field in ("one", "two", "push")}
    align, dx = e(f"{_RIGHT} ? 'right' : 'left'"), e(f"{_RIGHT} ? -12 : 12")
    layers = []
    for name, shape in (("one", "circle"), ("two", "diamond")):
        layers += [
            line("curve", x, y[name], name),
            *label(f"name_{name}", x, y["push"], color=ink(name), align="left", fontWeight=600),
            point(f"now_{name}", x, y["push"], ink(name), shape=shape),
            *label(f"now_{name}", x, y["push"], dy=-12, fontSize=15, fontWeight=600, align=align, dx=dx),
        ]
    return figure(layers)


def side_by_side(words: Words) -> Spec:
    """The two pushes of this moment as bars. Data set: `bars` (loss: 0 or 1, push, text)."""
    x = by_name("loss", [words["cross_entropy"], words["brier"]], 0.4)
    y = axis("push", words["push"], 0, 1.12, grid=True, values=[0, 0.5, 1])
    color = {"condition": {"test": "datum.loss === 0", "value": ink("one")}, "value": ink("two")}
    bars = {
        "data": {"name": "bars"},
        "mark": {"type": "bar", "cornerRadius": 2},
        "encoding": {"x": x, "y": y, "color": color},
    }
    return figure([bars, *label("bars", x, y, dy=-12, fontSize=16, fontWeight=600)])

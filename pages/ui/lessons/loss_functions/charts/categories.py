"""Charts of the half on categories."""

import altair as alt

from pages.ui.charts.labelled import axis, in_two_colours, label, labelled, line, named, point, upright
from pages.ui.charts.layers import rows
from pages.ui.charts.palette import DOTS
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text

# 1 % on the truth costs 4.6; what costs more leaves the chart at its top.
TOP = 5.0
# A label of a place on the right stands to its left.
_RIGHT = "datum.per_cent > 70"
# In between, other animals have their names below the curve, where the truth's is not.
_LEFT = "datum.per_cent < 25"
_OWN = "loss_functions.chart"


@template
def surprise(t: Text) -> alt.LayerChart:
    """What the probability of the truth costs: -ln p. An answer of 0 % is an arrow that leaves the chart.

    Data sets: `curve` (per_cent, loss), `others` and `truth` (per_cent, loss, text), `gone` (per_cent, loss, text).
    """
    x, y = _per_cent(t(f"{_OWN}.on_truth")), axis(alt.Y, "loss", t(f"{_OWN}.loss"), 0, TOP, grid=True)
    return labelled(
        line("curve", x, y, "one"),
        point("others", x, y, PAGE, stroke=ink("one"), strokeWidth=2, size=110),
        *label("others", x, y, color=ink("faint"), fontSize=12, align=alt.expr(f"{_LEFT} ? 'left' : 'right'"),
               dx=alt.expr(f"{_LEFT} ? 10 : {_RIGHT} ? 4 : -8"), dy=alt.expr(f"{_LEFT} || {_RIGHT} ? -12 : 14")),
        upright("truth", x, strokeDash=DOTS),
        point("truth", x, y, ink("one"), size=220),
        *label("truth", x, y, align=alt.expr(f"{_RIGHT} ? 'right' : 'left'"),
               dx=alt.expr(f"{_RIGHT} ? 4 : 14"), dy=-16, fontSize=16, fontWeight=600),
        *_gone(x),
        above=14,
    )  # fmt: skip


@template
def two_answers(t: Text) -> alt.LayerChart:
    """Cross-entropy of one number, for either truth.

    Data sets: `curve` (per_cent, own, other), `names` and `truth` and `gone` (per_cent, loss, text).
    """
    x = _per_cent(t(f"{_OWN}.on_spam"))
    own, other, at = (axis(alt.Y, field, t(f"{_OWN}.loss"), 0, TOP, grid=True) for field in ("own", "other", "loss"))
    return labelled(
        line("curve", x, other, "one", strokeWidth=1.5, opacity=0.5, strokeDash=DOTS),
        line("curve", x, own, "one"),
        *label("names", x, at, align=alt.expr("datum.per_cent > 50 ? 'right' : 'left'"), color=ink("faint")),
        upright("truth", x, strokeDash=DOTS),
        point("truth", x, at, ink("one"), size=220),
        *label("truth", x, at, align=alt.expr(f"{_RIGHT} ? 'right' : 'left'"),
               dx=alt.expr(f"{_RIGHT} ? -14 : 14"), dy=-10, fontSize=16, fontWeight=600),
        *_gone(x),
        above=14,
    )  # fmt: skip


@template
def pushes(t: Text) -> alt.LayerChart:
    """How hard each loss pushes the raw output, over the probability of the truth.

    Data sets: `curve` (per_cent, one, two), and for either loss `now_…` and `name_…` (per_cent, push, text).
    """
    x = _per_cent(t(f"{_OWN}.on_truth"))
    at = _push("push", t)
    align, dx = alt.expr(f"{_RIGHT} ? 'right' : 'left'"), alt.expr(f"{_RIGHT} ? -12 : 12")
    layers = []
    for name, shape in (("one", "circle"), ("two", "diamond")):
        layers += [
            line("curve", x, _push(name, t), name),
            *label(f"name_{name}", x, at, color=ink(name), align="left", fontWeight=600),
            point(f"now_{name}", x, at, ink(name), shape=shape),
            *label(f"now_{name}", x, at, dy=-12, fontSize=15, fontWeight=600, align=align, dx=dx),
        ]
    return labelled(*layers)


@template
def side_by_side(t: Text) -> alt.LayerChart:
    """The two pushes of this moment as bars. Data set: `bars` (loss: 0 or 1, push, text)."""
    x, y = named("loss", [t(f"{_OWN}.{id}") for id in ("cross_entropy", "brier")], 0.4), _push("push", t)
    colour = in_two_colours("datum.loss === 0")
    bars = rows("bars").mark_bar(cornerRadius=2).encode(x=x, y=y, color=colour)
    return labelled(bars, *label("bars", x, y, dy=-12, fontSize=16, fontWeight=600))


def _per_cent(title: str) -> alt.X:
    return axis(alt.X, "per_cent", title, 0, 100, grid=True, labelExpr="datum.value + '%'")


def _push(field: str, t: Text) -> alt.Y:
    return axis(alt.Y, field, t(f"{_OWN}.push"), 0, 1.12, grid=True, values=[0, 0.5, 1])


def _gone(x: alt.X) -> list[alt.Chart]:
    """Return an arrow along the upper edge of the chart and beyond it, with what it stands for."""
    stem = rows("gone").mark_rule(strokeWidth=4, color=ink("val")).encode(x=x, y=alt.YValue(70), y2=alt.Y2Value(-4))
    head = point("gone", x, alt.YValue(-6), ink("val"), shape="triangle-up", size=260, strokeWidth=0)
    side = {"align": alt.expr(f"{_RIGHT} ? 'right' : 'left'"), "dx": alt.expr(f"{_RIGHT} ? -16 : 16")}
    return [stem, head, *label("gone", x, alt.YValue(26), fontSize=16, fontWeight=600, **side)]

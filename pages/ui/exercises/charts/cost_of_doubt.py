"""What the probability that was given to the truth costs: a curve, the answer on it, and the cost that is asked for."""

import altair as alt

from pages.ui.charts.labelled import axis, label, labelled, line, point
from pages.ui.charts.layers import rows
from pages.ui.charts.palette import DASHES
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text

# 0.5 % on the truth costs 5.3; what costs more leaves the chart at its top.
TOP = 6.0
_RIGHT = "datum.per_cent > 60"


@template
def cost_of_doubt(t: Text) -> alt.LayerChart:
    """Return the `curve` (per_cent, loss), the `goal` (per_cent, loss, text), and answers (per_cent, loss, text).

    Of the answers, `real` is the trained model's; the learner's is `now`, or `gone` where its cost has no bound.
    """
    own = "loss_functions.chart"
    x = axis(alt.X, "per_cent", t(f"{own}.on_truth"), 0, 100, grid=True, labelExpr="datum.value + ' %'")
    y = axis(alt.Y, "loss", t(f"{own}.loss"), 0, TOP, grid=True)
    side = {"align": alt.expr(f"{_RIGHT} ? 'right' : 'left'"), "dx": alt.expr(f"{_RIGHT} ? -4 : 14")}
    return labelled(
        rows("goal").mark_rule(color=ink("val"), strokeDash=DASHES).encode(y=y),
        *label("goal", x, y, color=ink("val"), align="right", dy=-9, fontWeight=600),
        line("curve", x, y, "one"),
        point("real", x, y, PAGE, stroke=ink("one"), strokeWidth=2, size=110),
        *label("real", x, y, color=ink("faint"), align="left", dx=10, dy=-8),
        point("now", x, y, ink("one"), size=220),
        *label("now", x, y, dy=-18, fontSize=16, fontWeight=600, **side),
        point("gone", x, y, ink("val"), shape="triangle-up", size=260, strokeWidth=0),
        *label("gone", x, y, dy=10, dx=16, align="left", fontSize=16, fontWeight=600),
        above=14,
    )

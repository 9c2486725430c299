"""Charts of the half on numbers."""

import altair as alt

from pages.ui.charts.labelled import axis, in_two_colours, label, labelled, line, named, point
from pages.ui.charts.layers import rows
from pages.ui.charts.palette import DOTS, SOLID
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text

# Where the chart ends: half its width in error, and its height in loss.
_HALF, _TOP = "data('now')[0].half", "data('now')[0].top"
_OWN = "loss_functions.chart"


@template
def cost(t: Text, name: str) -> alt.LayerChart:
    """One loss over the error, the other one faint behind it; the point, and a ring where twice the error would be.

    Data sets: `curve` (error, own, other), `now` (error, cost, text, half, top), `double` and `other` (error, cost,
    text).
    """
    x = axis(alt.X, "error", t(f"{_OWN}.error"), f"-{_HALF}", _HALF, grid=True)
    own, other, at = (axis(alt.Y, field, t(f"{_OWN}.cost"), 0, _TOP, grid=True) for field in ("own", "other", "cost"))
    behind = "two" if name == "one" else "one"
    stem = rows("now").mark_rule(color=ink("faint"), strokeDash=DOTS)
    return labelled(
        line("curve", x, other, behind, strokeWidth=1.5, opacity=0.55),
        # A narrow chart has no room for the name of the other loss, whose chart stands beside it.
        *label("other", x, at, color=ink("faint"), fontSize=alt.expr("width < 200 ? 0 : 12"), dy=-8, align="left"),
        line("curve", x, own, name),
        stem.encode(x=x, y=at, y2=alt.Y2Datum(0)),
        point("double", x, at, PAGE, stroke=ink(name), strokeWidth=2, size=110),
        *label("double", x, at, color=ink("faint"), dy=-12, fontSize=12,
               align=alt.expr("datum.error < 0 ? 'left' : 'right'"), dx=alt.expr("datum.error < 0 ? 6 : -6")),
        point("now", x, at, ink(name)),
        *label("now", x, at, dy=-18, fontSize=16, fontWeight=600),
    )  # fmt: skip


@template
def cancelling(t: Text) -> alt.LayerChart:
    """Two errors under three rules, and the average of each as a green line with its number above the chart.

    Data sets: `bars` (rule, which, cost, text) and `averages` (rule, cost, text); `rule` is 0, 1, 2.
    """
    x = named("rule", [t(f"{_OWN}.{id}") for id in ("plain", "absolute", "squared")], 0.35)
    y = alt.Y("cost:Q", title=None, scale=alt.Scale(nice=False, padding=20), axis=alt.Axis(grid=True, tickCount=5))
    bars = rows("bars").mark_bar(color=ink("faint"), opacity=0.6, cornerRadius=2).encode(x=x, y=y)
    average = rows("averages").mark_tick(thickness=4, bandSize=110, color=ink("one")).encode(x=x, y=y)
    at_end = label("bars", x, y, dy=alt.expr("datum.cost < 0 ? 11 : -10"), fontWeight=600)
    above = label("averages", x, alt.YValue(-12), fontWeight=600, color=ink("one"))
    beside = alt.XOffset("which:O")
    return labelled(
        bars.encode(xOffset=beside), average, *(text.encode(xOffset=beside) for text in at_end), *above, above=24
    )


@template
def one_guess(t: Text, name: str, low: float, high: float, top: float) -> alt.LayerChart:
    """The loss of one guess for all houses, its lowest place, the houses below, and the visitor's own guess.

    Data sets: `curve` (guess, loss), `houses` (guess, text), `best` and `own` (guess, loss, text; `own` also says by
    align, dx and dy where its text stands). The scale is fixed, so that the curve is seen to rise; its numbers are left
    to the labels.
    """
    x = axis(alt.X, "guess", t(f"{_OWN}.guess"), low, high, format=",d")
    y = axis(alt.Y, "loss", t(f"{_OWN}.loss"), -0.34 * top, top, labels=False, ticks=False, domain=False)
    row = alt.YValue(alt.expr("height - 9"))
    lowest = rows("best").mark_rule(strokeWidth=1.5, color=ink(name))
    return labelled(
        lowest.encode(x=x, y=y, y2=alt.Y2Value(0)),
        line("curve", x, y, name, strokeDash=SOLID),
        point("houses", x, row, ink("text"), shape="triangle-up", size=80, strokeWidth=0),
        *label("houses", x, row, dy=-13, fontSize=12, fontWeight=600),
        point("own", x, y, PAGE, stroke=ink("text"), strokeWidth=2.5, size=150),
        *label("own", x, y, align=alt.expr("datum.align"), dx=alt.expr("datum.dx"), dy=alt.expr("datum.dy")),
        point("best", x, y, ink(name), size=150),
        *label("best", x, alt.YValue(4), baseline="top", dx=8, align="left", fontWeight=600, fontSize=14),
    )


@template
def shares(t: Text) -> alt.LayerChart:
    """How much of each loss comes from which house. Data set: `shares` (house, loss: mse or mae, share, text)."""
    y = alt.Y(
        "house:N", title=None, scale=alt.Scale(paddingInner=0.3),
        axis=alt.Axis(labelFontSize=14, labelPadding=10, ticks=False, domain=False),
    )  # fmt: skip
    x = axis(alt.X, "share", t(f"{_OWN}.share"), 0, 1.12, format="%", values=[0, 0.25, 0.5, 0.75, 1])
    place = rows("shares").encode(x=x, y=y, yOffset=alt.YOffset("loss:N", sort=["mse", "mae"]))
    colour = in_two_colours("datum.loss === 'mse'")
    return labelled(
        place.mark_bar(cornerRadius=2).encode(color=colour),
        place.mark_text(align="left", dx=5, color=ink("text"), fontSize=12).encode(text="text:N"),
    )


@template
def two_fits(t: Text) -> alt.LayerChart:
    """Points, one of them lifted, and two trained lines. Data sets: `points`, `lifted`, `home`, `lines`, `ends`."""
    x = axis(alt.X, "x", "x", -1.1, 1.35, values=[-1, -0.5, 0, 0.5, 1])
    y = axis(alt.Y, "y", "y", -2, 13.5, grid=True)
    arrow = rows("lifted").mark_rule(strokeDash=DOTS, color=ink("text"))
    return labelled(
        arrow.encode(x=x, y=y, y2="from"),
        *(line("lines", x, y, name).transform_filter(f"datum.loss === '{loss}'")
          for name, loss in (("one", "mse"), ("two", "mae"))),
        point("points", x, y, ink("text"), size=70),
        point("home", x, y, PAGE, stroke=ink("text"), strokeWidth=1.5, size=80),
        point("lifted", x, y, ink("text"), shape="diamond", size=200),
        *label("lifted", x, y, align="right", dx=-12),
        *label("ends", x, y, align="left", dx=5, fontWeight=600),
    )  # fmt: skip

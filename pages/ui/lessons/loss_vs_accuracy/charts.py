"""The charts of "Loss versus accuracy": two models' costs, a staircase and a slope, and a run's epochs."""

from typing import Any

import altair as alt

from pages.ui.charts.confidence import RIGHT, WRONG
from pages.ui.charts.layers import halo_text, layered, numbers, rows
from pages.ui.charts.palette import CLASS_COLOURS, DASHES, DOTS, TRAIN, VAL
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text

# Room for the labels of the y axis, so that charts one below the other stand in line.
_LABELS = {"minExtent": 46}
# The largest loss that a model of the first chart can get, rounded up.
_MOST_LOSS = 1.1
_DOT: dict[str, Any] = {"size": 70, "filled": True, "opacity": 1, "stroke": PAGE, "strokeWidth": 1}
_LINE: dict[str, Any] = {"strokeWidth": 2.5, "clip": True}


@template
def shares(t: Text) -> alt.LayerChart:
    """Return a bar for each model of `shares` (model, part, from, to), with its `total` (model, loss, text)."""
    own = "loss_vs_accuracy.two.part"
    y = alt.Y("model:N", title=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=13))
    start, end = (numbers(alt.X, field, t(f"{own}.loss"), (0, _MOST_LOSS), tickCount=5) for field in ("from", "loss"))
    parts = alt.Scale(domain=[t(f"{own}.right"), t(f"{own}.wrong")], range=[RIGHT, WRONG])
    bars = rows("shares").mark_bar(height={"band": 0.6})
    total = rows("total").mark_text(align="left", dx=6, fontWeight="bold", color=ink("text"))
    return layered(
        bars.encode(y=y, x=start, x2="to", color=alt.Color("part:N", title=None, scale=parts)),
        total.encode(y=y, x=end, text="text:N"),
    )


@template
def plane(names: tuple[str, ...], half: float) -> alt.LayerChart:
    """Return the points of `rows` (x, y, kind) in two classes, those of `wrong` ringed, and the `line` between them."""
    bare = {"grid": False, "labels": False, "ticks": False}
    x, y = numbers(alt.X, "x", None, (-half, half), **bare), numbers(alt.Y, "y", None, (-half, half), **bare)
    shapes = alt.Scale(domain=list(names), range=["circle", "square"])
    colours = alt.Scale(domain=list(names), range=[CLASS_COLOURS[0], CLASS_COLOURS[2]])
    points = rows("rows").mark_point(filled=True, size=60, opacity=0.9)
    ring = rows("wrong").mark_point(size=220, strokeWidth=1.8, filled=False, stroke=ink("text"))
    return layered(
        rows("line").mark_line(color=ink("text"), strokeWidth=2, clip=True).encode(x=x, y=y),
        points.encode(
            x=x, y=y, shape=alt.Shape("kind:N", title=None, scale=shapes),
            color=alt.Color("kind:N", title=None, scale=colours),
        ),
        ring.encode(x=x, y=y),
    )  # fmt: skip


@template
def stairs(t: Text) -> alt.LayerChart:
    """Return the right answers of `way` (weight, right) as stairs, with the place of `now` on them."""
    y = _counted("right", t("loss_vs_accuracy.nudge.chart.right"), tickMinStep=1, tickCount=5)
    return layered(*_way(_above("weight"), y, RIGHT, interpolate="step"))


@template
def slope(t: Text) -> alt.LayerChart:
    """Return the loss of `way` (weight, loss), the place of `now` on it, and its `slope` there."""
    own = "loss_vs_accuracy.nudge.chart"
    x, y = _lowest("weight", t(f"{own}.weight")), _counted("loss", t(f"{own}.loss"), tickCount=5)
    tangent = rows("slope").mark_line(color=ink("text"), strokeWidth=2, strokeDash=[5, 3], clip=True)
    return layered(*_way(x, y, TRAIN), tangent.encode(x=x, y=y))


@template
def losses(t: Text, most: float) -> alt.LayerChart:
    """Return both losses of `history` (epoch, train, val) up to `most`, with those at `best` and the place of `now`.

    `now` has both losses, at most `most`, and `above`: a text for what lies higher.
    """
    title = t("loss_vs_accuracy.run.chart.loss")
    x, val, train = _above("epoch"), *(_counted(name, title, (0, most), tickCount=4) for name in ("val", "train"))
    ring = rows("best").mark_point(size=120, color=VAL, strokeWidth=2, filled=False)
    above = rows("now").mark_text(align="left", baseline="top", dx=8, dy=2, color=ink("val"))
    return layered(
        _now(x),
        rows("history").mark_line(color=TRAIN, **_LINE).encode(x=x, y=train),
        rows("history").mark_line(color=VAL, strokeDash=DASHES, **_LINE).encode(x=x, y=val),
        ring.encode(x=x, y=val),
        rows("now").mark_point(color=TRAIN, **_DOT).encode(x=x, y=train),
        rows("now").mark_point(color=VAL, **_DOT).encode(x=x, y=val),
        above.encode(x=x, y=val, text="above:N"),
        *_at_its_end("train", x, train, ink("train")),
        *_at_its_end("val", x, val, ink("val")),
    )


@template
def right_answers(t: Text, low: float, high: float) -> alt.LayerChart:
    """Return the right answers of `history` (epoch, right) from low to high, over the band of `luck` (low, high).

    `now` has them, at least low, and `below`: a text for what lies lower.
    """
    own = "loss_vs_accuracy.run.chart"
    x = _above("epoch")
    right, bottom, top = (
        _counted(field, t(f"{own}.right"), (low, high), tickCount=4) for field in ("right", "low", "high")
    )
    name = rows("luck").mark_text(
        text=t(f"{own}.luck"), align="right", baseline="bottom", dx=-4, dy=-3, color=ink("text")
    )
    under = rows("now").mark_text(align="left", baseline="bottom", dx=8, dy=-2, color=ink("val"))
    return layered(
        rows("luck").mark_rect(color=ink("text"), opacity=0.12).encode(y=bottom, y2="high"),
        name.encode(x=alt.XValue(alt.expr("width")), y=top),
        _now(x),
        rows("history").mark_line(color=VAL, strokeDash=DASHES, **_LINE).encode(x=x, y=right),
        rows("now").mark_point(color=VAL, **_DOT).encode(x=x, y=right),
        under.encode(x=x, y=right, text="below:N"),
    )


@template
def sureness(t: Text) -> alt.LayerChart:
    """Return how sure the answers of `sure` (epoch, when_right, when_wrong) were, and those of `now`."""
    own = "loss_vs_accuracy.run.chart"
    x = _lowest("epoch", t(f"{own}.epoch"))
    right, wrong = (
        _counted(field, t(f"{own}.sure"), (0.5, 1), format="%", tickCount=5) for field in ("when_right", "when_wrong")
    )
    return layered(
        _now(x),
        rows("sure").mark_line(color=RIGHT, **_LINE).encode(x=x, y=right),
        rows("sure").mark_line(color=WRONG, strokeDash=DOTS, **_LINE).encode(x=x, y=wrong),
        rows("now").mark_point(color=RIGHT, **_DOT).encode(x=x, y=right),
        rows("now").mark_point(color=WRONG, **_DOT).encode(x=x, y=wrong),
        *_at_its_end("when_right", x, right, ink("text")),
        *_at_its_end("when_wrong", x, wrong, ink("text"), below=True),
    )


def _above(field: str) -> alt.X:
    """Return the x axis of a chart above others: of charts one below the other only the last has its labels."""
    return numbers(alt.X, field, None, grid=False, labels=False, ticks=False)


def _lowest(field: str, title: str) -> alt.X:
    return numbers(alt.X, field, title, grid=False, labels=True, ticks=True)


def _counted(field: str, title: str, ends: tuple[float, float] | None = None, **axis: Any) -> alt.Y:
    return numbers(alt.Y, field, title, ends, **_LABELS | axis)


def _way(x: alt.X, y: alt.Y, colour: str, **mark: Any) -> list[alt.Chart]:
    dot = rows("now").mark_point(filled=True, size=110, color=colour, opacity=1, stroke=ink("text"))
    line = rows("way").mark_line(color=colour, strokeWidth=2.5, **mark)
    return [_now(x), line.encode(x=x, y=y), dot.encode(x=x, y=y)]


def _now(x: alt.X) -> alt.Chart:
    line: alt.Chart = rows("now").mark_rule(color=ink("faint"), strokeWidth=1.5).encode(x=x)
    return line


def _at_its_end(field: str, x: alt.X, y: alt.Y, color: alt.ExprRef, below: bool = False) -> list[alt.Chart]:
    """Return the text of `names` (epoch, <field>, <field>_text) above or below the end of a line, over a halo."""
    places = rows("names").encode(x=x, y=y, text=f"{field}_text:N")
    return halo_text(places, align="right", baseline="top" if below else "bottom", dy=8 if below else -5, color=color)

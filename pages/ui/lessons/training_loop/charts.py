"""The line on its points, the loss as a landscape over weight and bias, and the curve that the rounds draw."""

import altair as alt

from pages.ui.charts.layers import halo_text, layered, numbers, rows
from pages.ui.charts.palette import CLASS_COLOURS, TRAIN
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text
from pages.ui.lessons.training_loop.loss_map import BIASES, WEIGHTS

X, Y = (-1.2, 3.0), (-4.0, 6.0)


def ends(weight: float, bias: float) -> list[tuple[float, float]]:
    """Return the two places where a line enters and leaves the chart of the points; none where it passes it by."""
    sides = [(x, weight * x + bias) for x in X]
    floors = [((y - bias) / weight, y) for y in Y if weight]
    kept = sorted((x, y) for x, y in (*sides, *floors) if X[0] <= x <= X[1] and Y[0] <= y <= Y[1])
    return [kept[0], kept[-1]] if len(kept) > 1 else []


@template
def line(t: Text) -> alt.LayerChart:
    """Return the points, the line that is tried, what it predicts and how far off that is.

    Data: `points` and `predictions` (x, y), `errors` (x, y, y2, text), `now` and `before` (x, y: a line each),
    `name` (x, y, text).
    """
    own, ticks = "training_loop.line", {"grid": False, "tickCount": 6}
    x = numbers(alt.X, "x", t(f"{own}.x"), X, **ticks)
    y, middle = (numbers(alt.Y, field, t(f"{own}.y"), Y, **ticks) for field in ("y", "middle"))
    before = rows("before").mark_line(clip=True, color=ink("faint"), strokeWidth=1.5, strokeDash=[5, 4])
    errors = rows("errors").mark_rule(color=ink("val"), strokeWidth=2, clip=True)
    predicted = rows("predictions").mark_point(
        shape="diamond", filled=True, size=60, fill=PAGE, stroke=ink("text"), strokeWidth=1.5, opacity=1, clip=True
    )
    points = rows("points").mark_point(filled=True, size=90, color=CLASS_COLOURS[0], opacity=1)
    sizes = rows("errors").encode(x=x, y=middle, text="text:N")
    return layered(
        before.encode(x=x, y=y),
        errors.encode(x=x, y=y, y2="y2"),
        rows("now").mark_line(clip=True, color=ink("text"), strokeWidth=2.5).encode(x=x, y=y),
        predicted.encode(x=x, y=y),
        points.encode(x=x, y=y),
        *halo_text(sizes, dx=5, align="left", fontSize=11, clip=True),
        *halo_text(rows("name").encode(x=x, y=y, text="text:N"), align="center", fontSize=13),
    )


@template
def landscape(t: Text) -> alt.LayerChart:
    """Return the map of the loss, every place a line, with the way that the loop has gone.

    Data: `map` (url), `path` (x, y, i), `step` (x, y, i: the last one), `marks` (x, y, kind, text, left:
    whether the text stands to the left).
    """
    own, ticks = "training_loop.map", {"grid": False, "tickCount": 6}
    x = numbers(alt.X, "x", t(f"{own}.weight"), WEIGHTS, **ticks)
    y = numbers(alt.Y, "y", t(f"{own}.bias"), BIASES, **ticks)
    picture = rows("map").mark_image(
        x=0, y=0, width=alt.expr("width"), height=alt.expr("height"), align="left", baseline="top", aspect=False
    )
    path, step, marks = (rows(name).encode(x=x, y=y) for name in ("path", "step", "marks"))
    here, lowest = "datum.kind === 'now'", "datum.kind === 'lowest'"
    mark = marks.mark_point(
        opacity=1, size=alt.expr(f"{here} ? 130 : 80"), filled=True, stroke=ink("text"), clip=True,
        strokeWidth=alt.expr(f"{lowest} ? 2.5 : 1.5"), fill=alt.expr(f"{here} ? ink_text : background"),
        shape=alt.expr(f"{lowest} ? 'cross' : 'circle'"),
    )  # fmt: skip
    return layered(
        picture.encode(url="url:N"),
        path.mark_line(color=ink("text"), strokeWidth=1.5, clip=True).encode(order="i:Q"),
        path.mark_point(filled=True, size=14, color=ink("text"), opacity=1, clip=True),
        step.mark_line(color=ink("text"), strokeWidth=3.5, clip=True).encode(order="i:Q"),
        mark,
        *halo_text(
            marks.encode(text="text:N"), baseline="middle", clip=True,
            align=alt.expr("datum.left ? 'right' : 'left'"), dx=alt.expr("datum.left ? -10 : 10"),
            dy=alt.expr(f"{lowest} ? 12 : {here} ? -10 : 0"), fontWeight=alt.expr(f"{here} ? 'bold' : 'normal'"),
        ),
    )  # fmt: skip


@template
def growing(t: Text) -> alt.LayerChart:
    """Return the loss after each round so far. Data: `rounds` (epoch, loss), `limits` (one row: epochs, top)."""

    def from_zero(end: str) -> alt.Scale:
        return alt.Scale(domainMin=0, domainMax=alt.expr(f"data('limits')[0].{end}"), nice=False)

    ticks = alt.Axis(grid=False, tickMinStep=1, format="d")
    x = alt.X("epoch:Q", title=t("training_lab.chart.epoch"), scale=from_zero("epochs"), axis=ticks)
    y = alt.Y("loss:Q", title=t("training_lab.chart.loss"), scale=from_zero("top"), axis=alt.Axis(tickCount=4))
    rounds = rows("rounds").encode(x=x, y=y)
    return layered(
        rows("limits").mark_point(opacity=0).encode(x=alt.XValue(0), y=alt.YValue(0)),
        rounds.mark_line(color=TRAIN, strokeWidth=2.5),
        rounds.mark_point(filled=True, size=60, color=TRAIN, opacity=1),
    )

"""Pictures of the half on numbers."""

from pages.ui.charts.labelled import axis, by_name, figure, label, line, point
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.palette import PAGE

# Where the picture ends: half its width in error, and its height in loss.
HALF, TOP = "data('now')[0].half", "data('now')[0].top"


def cost(words: Words, name: str) -> Spec:
    """One loss over the error, the other one faint behind it; the point, and a ring where twice the error would be.

    Data sets: `curve` (error, own, other), `now` (error, cost, text, half, top), `double` and `other` (error, cost,
    text).
    """
    x = axis("error", words["error"], f"-{HALF}", HALF, grid=True)
    own, other = (axis(field, words["cost"], 0, TOP, grid=True) for field in ("own", "other"))
    at = axis("cost", words["cost"], 0, TOP, grid=True)
    behind = "two" if name == "one" else "one"
    return figure(
        [
            line("curve", x, other, behind, strokeWidth=1.5, opacity=0.55),
            # A narrow picture has no room for the name of the other loss, whose picture stands beside it.
            *label("other", x, at, color=ink("faint"), fontSize=e("width < 200 ? 0 : 12"), dy=-8, align="left"),
            line("curve", x, own, name),
            {
                "data": {"name": "now"},
                "mark": {"type": "rule", "color": ink("faint"), "strokeDash": [2, 3]},
                "encoding": {"x": x, "y": at, "y2": {"datum": 0}},
            },
            point("double", x, at, PAGE, stroke=ink(name), strokeWidth=2, size=110),
            *label(
                "double",
                x,
                at,
                color=ink("faint"),
                dy=-12,
                fontSize=12,
                align=e("datum.error < 0 ? 'left' : 'right'"),
                dx=e("datum.error < 0 ? 6 : -6"),
            ),
            point("now", x, at, ink(name)),
            *label("now", x, at, dy=-18, fontSize=16, fontWeight=600),
        ]
    )


def cancelling(words: Words) -> Spec:
    """Two errors under three rules, and the average of each as a green line with its number above the picture.

    Data sets: `bars` (rule, which, cost, text) and `averages` (rule, cost, text); `rule` is 0, 1, 2.
    """
    x = by_name("rule", [words[id] for id in ("plain", "absolute", "squared")], 0.35)
    how = {"title": None, "grid": True, "tickCount": 5}
    y = {"field": "cost", "type": "quantitative", "scale": {"nice": False, "padding": 20}, "axis": how}
    offset = {"xOffset": {"field": "which", "type": "ordinal"}}
    bars = {
        "data": {"name": "bars"},
        "mark": {"type": "bar", "color": ink("faint"), "opacity": 0.6, "cornerRadius": 2},
        "encoding": {"x": x, "y": y, **offset},
    }
    average = {
        "data": {"name": "averages"},
        "mark": {"type": "tick", "thickness": 4, "bandSize": 110, "color": ink("one")},
        "encoding": {"x": x, "y": y},
    }
    at_end = label("bars", x, y, dy=e("datum.cost < 0 ? 11 : -10"), fontWeight=600)
    numbers = [{**layer, "encoding": layer["encoding"] | offset} for layer in at_end]
    above = label("averages", x, {"value": -12}, fontWeight=600, color=ink("one"))
    return figure([bars, average, *numbers, *above], above=24)


def one_guess(words: Words, name: str, low: float, high: float, top: float) -> Spec:
    """The loss of one guess for all houses, its lowest place, the houses below, and the visitor's own guess.

    Data sets: `curve` (guess, loss), `houses` (guess, text), `best` and `own` (guess, loss, text; `own` also says by
    align, dx and dy where its words stand). The scale is fixed, so that the curve is seen to rise; its numbers are left
    to the labels.
    """
    x = axis("guess", words["guess"], low, high, format=",d")
    y = axis("loss", words["loss"], -0.34 * top, top, labels=False, ticks=False, domain=False)
    row = {"value": e("height - 9")}
    return figure(
        [
            {
                "data": {"name": "best"},
                "mark": {"type": "rule", "strokeWidth": 1.5, "color": ink(name)},
                "encoding": {"x": x, "y": y, "y2": {"value": 0}},
            },
            line("curve", x, y, name, strokeDash=[1, 0]),
            point("houses", x, row, ink("text"), shape="triangle-up", size=80, strokeWidth=0),
            *label("houses", x, row, dy=-13, fontSize=12, fontWeight=600),
            point("own", x, y, PAGE, stroke=ink("text"), strokeWidth=2.5, size=150),
            *label("own", x, y, align=e("datum.align"), dx=e("datum.dx"), dy=e("datum.dy")),
            point("best", x, y, ink(name), size=150),
            *label("best", x, {"value": 4}, baseline="top", dx=8, align="left", fontWeight=600, fontSize=14),
        ]
    )


def shares(words: Words) -> Spec:
    """How much of each loss comes from which house. Data set: `shares` (house, loss: mse or mae, share, text)."""
    y = {
        "field": "house",
        "type": "nominal",
        "axis": {"title": None, "labelFontSize": 14, "labelPadding": 10, "ticks": False, "domain": False},
        "scale": {"paddingInner": 0.3},
    }
    x = axis("share", words["share"], 0, 1.12, format="%", values=[0, 0.25, 0.5, 0.75, 1])
    place = {"x": x, "y": y, "yOffset": {"field": "loss", "type": "nominal", "sort": ["mse", "mae"]}}
    bars = {
        "data": {"name": "shares"},
        "mark": {"type": "bar", "cornerRadius": 2},
        "encoding": place
        | {"color": {"condition": {"test": "datum.loss === 'mse'", "value": ink("one")}, "value": ink("two")}},
    }
    text = {
        "data": {"name": "shares"},
        "mark": {"type": "text", "align": "left", "dx": 5, "color": ink("text"), "fontSize": 12},
        "encoding": place | {"text": {"field": "text", "type": "nominal"}},
    }
    return figure([bars, text])


def two_fits(words: Words) -> Spec:
    """Points, one of them lifted, and two trained lines. Data sets: `points`, `lifted`, `home`, `lines`, `ends`."""
    x = axis("x", "x", -1.1, 1.35, values=[-1, -0.5, 0, 0.5, 1])
    y = axis("y", "y", -2, 13.5, grid=True)
    arrow = {
        "data": {"name": "lifted"},
        "mark": {"type": "rule", "strokeDash": [2, 3], "color": ink("text")},
        "encoding": {"x": x, "y": y, "y2": {"field": "from"}},
    }
    lines = [
        {**line("lines", x, y, name), "transform": [{"filter": f"datum.loss === '{loss}'"}]}
        for name, loss in (("one", "mse"), ("two", "mae"))
    ]
    return figure(
        [
            arrow,
            *lines,
            point("points", x, y, ink("text"), size=70),
            point("home", x, y, PAGE, stroke=ink("text"), strokeWidth=1.5, size=80),
            point("lifted", x, y, ink("text"), shape="diamond", size=200),
            *label("lifted", x, y, align="right", dx=-12),
            *label("ends", x, y, align="left", dx=5, fontWeight=600),
        ]
    )

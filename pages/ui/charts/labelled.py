"""What charts of two losses are made of: `one` is green and solid, `two` purple and dashed."""

import json
from typing import Any

import altair as alt

from pages.ui.charts.layers import Axed, End, halo_text, layered, numbers, rows
from pages.ui.charts.palette import DASHES, SOLID
from pages.ui.charts.theme import PAGE, ink

_DASHES = {"one": SOLID, "two": DASHES}


def labelled(*layers: alt.Chart, above: int = 5) -> alt.LayerChart:
    """Return a chart of layers with so many pixels for what leaves it at its top."""
    return layered(*layers, padding={"top": above, "left": 5, "right": 5, "bottom": 5})


def axis(channel: type[Axed], field: str, title: str | None, low: End, high: End, **more: Any) -> Axed:
    """Return an axis of numbers from low to high."""
    return numbers(channel, field, title, (low, high), **{"tickCount": 5, "labelFlush": True, "grid": False} | more)


def named(field: str, names: list[str], padding: float) -> alt.X:
    """Return places 0, 1, 2 … with names, whose order is the same in each language."""
    scale = alt.Scale(paddingInner=padding, paddingOuter=padding / 2)
    texts = f"{json.dumps(names, ensure_ascii=False)}[datum.value]"
    return alt.X(field=field, type="ordinal", title=None, scale=scale, axis=alt.Axis(
        labelExpr=texts, labelAngle=0, labelFontSize=13, ticks=False, domain=False,
    ))  # fmt: skip


def line(data: str, x: alt.X, y: alt.Y, name: str, **mark: Any) -> alt.Chart:
    """Return a curve in the colour and the dashes of a loss; faint ones keep both."""
    solid: dict[str, Any] = {"clip": True, "strokeWidth": 3, "strokeDash": _DASHES[name], "color": ink(name)}
    curve: alt.Chart = rows(data).mark_line(**solid | mark).encode(x=x, y=y)
    return curve


def point(data: str, x: alt.X, y: Any, color: alt.ExprRef, **mark: Any) -> alt.Chart:
    """Return filled points with a rim in the page's colour, so that they stand off their curve."""
    rimmed: dict[str, Any] = {
        "filled": True,
        "size": 170,
        "opacity": 1,
        "stroke": PAGE,
        "strokeWidth": 1.5,
        "color": color,
    }
    points: alt.Chart = rows(data).mark_point(**rimmed | mark).encode(x=x, y=y)
    return points


def label(data: str, x: alt.X, y: Any, **mark: Any) -> list[alt.Chart]:
    """Return the texts of the field `text` at their places, over a halo."""
    return halo_text(rows(data).encode(x=x, y=y, text="text:N"), **{"fontSize": 13, "clip": False} | mark)


def in_two_colours(is_one: str) -> alt.ColorValue:
    """Return the colour of loss `one` where the expression holds, and else that of `two`."""
    return alt.ColorValue(ink("two"), condition={"test": is_one, "value": ink("one")})


def upright(data: str, x: alt.X, **mark: Any) -> alt.Chart:
    """Return lines through the whole height."""
    thin: dict[str, Any] = {"strokeWidth": 1.5, "color": ink("faint")}
    lines: alt.Chart = rows(data).mark_rule(**thin | mark).encode(x=x)
    return lines

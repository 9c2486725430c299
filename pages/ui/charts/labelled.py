"""What the lesson's pictures are made of. Two losses stand in each: `one` green and solid, `two` purple and dashed."""

from collections.abc import Sequence
from typing import Any

from pages.ui.charts import figure as frame_of
from pages.ui.charts.marks import Spec, e, ink, quoted
from pages.ui.charts.palette import PAGE

# Neither the blue of training nor the vermilion of validation: light page, dark page.
_INKS = {"one": ("#00805D", "#2BC596"), "two": ("#A3437F", "#E58FC1")}
DASHES = {"one": [1, 0], "two": [6, 4]}


def figure(layers: Sequence[Spec], above: int = 5) -> Spec:
    """Return a picture with the lesson's own inks, and so many pixels for what leaves it at its top."""
    inks = [{"name": f"ink_{name}", "expr": f"dark ? '{dark}' : '{light}'"} for name, (light, dark) in _INKS.items()]
    return frame_of.figure(layers, inks, padding={"top": above, "left": 5, "right": 5, "bottom": 5})


def axis(field: str, title: str | None, low: float | str, high: float | str, **more: Any) -> Spec:
    """Return a channel of numbers from low to high: numbers, or expressions over the data."""
    scale = {"nice": False, "zero": False, "domain": [_end(low), _end(high)]}
    how = {"tickCount": 5, "labelFlush": True, "grid": False} | more
    return {"field": field, "type": "quantitative", "scale": scale, "axis": {**how, "title": title}}


def _end(value: float | str) -> float | Spec:
    return e(value) if isinstance(value, str) else value


def by_name(field: str, names: Sequence[str], padding: float) -> Spec:
    """Return a channel of places 0, 1, 2 … with names that no language can move."""
    listed = ", ".join(quoted(name) for name in names)
    how = {
        "labelExpr": f"[{listed}][datum.value]",
        "labelAngle": 0,
        "labelFontSize": 13,
        "ticks": False,
        "domain": False,
    }
    scale = {"paddingInner": padding, "paddingOuter": padding / 2}
    return {"field": field, "type": "ordinal", "scale": scale, "axis": {**how, "title": None}}


def line(data: str, x: Spec, y: Spec, name: str, **mark: Any) -> Spec:
    """Draw a curve in the ink and the dashes of a loss; faint ones keep both."""
    look = {"type": "line", "clip": True, "strokeWidth": 3, "strokeDash": DASHES[name], "color": ink(name)}
    return {"data": {"name": data}, "mark": {**look, **mark}, "encoding": {"x": x, "y": y}}


def point(data: str, x: Spec, y: Spec, color: Spec, **mark: Any) -> Spec:
    """Draw a filled point with a rim in the page's colour, so that it stands off its curve."""
    look = {"type": "point", "filled": True, "size": 170, "opacity": 1, "stroke": PAGE, "strokeWidth": 1.5}
    return {"data": {"name": data}, "mark": {**look, "color": color, **mark}, "encoding": {"x": x, "y": y}}


def label(data: str, x: Spec, y: Spec, color: Spec | None = None, **mark: Any) -> list[Spec]:
    """Write the words of the field `text` at their places, with a halo in the page's colour under them."""
    base = {"type": "text", "fontSize": 13, "clip": False, **mark}
    encoding = {"x": x, "y": y, "text": {"field": "text", "type": "nominal"}}
    halo = {**base, "color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    looks = (halo, {**base, "color": color or ink("text")})
    return [{"data": {"name": data}, "mark": look, "encoding": encoding} for look in looks]


def upright(data: str, x: Spec, **mark: Any) -> Spec:
    """Draw a line through the whole height at a place."""
    look = {"type": "rule", "strokeWidth": 1.5, "color": ink("faint"), **mark}
    return {"data": {"name": data}, "mark": look, "encoding": {"x": x}}

"""Curves to be read: both losses of a run over its epochs, and the height of just guessing. No verdict in sight."""

from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.palette import DASHES, LOG_TICKS, PAGE, TRAIN, VAL

DOTS = [2, 3]


def spec(words: Words, *, log_y: bool = False, small: bool = False) -> Spec:
    """Return a chart of `curve` (epoch, train, val), `guess` (loss, top) and `beside` (epoch, loss), perhaps empty.

    A small one has neither titles nor names on its curves: these stand beside the group of charts that it is in.
    """
    ticks = {"grid": False, "tickMinStep": 1, "tickCount": 3 if small else 6}
    x = {"field": "epoch", "type": "quantitative", "title": None if small else words["epoch"],
         "scale": {"nice": False}, "axis": ticks}  # fmt: skip
    axis: Spec = {"values": LOG_TICKS} if log_y else {"tickCount": 4}
    scale: Spec = {"type": "log", "nice": False} if log_y else {"zero": True}
    title = None if small else words["loss"]
    y: Spec = {"type": "quantitative", "title": title, "axis": axis, "scale": scale}
    guess = {"type": "rule", "color": ink("faint"), "strokeDash": DOTS, "strokeWidth": 1.5}
    # Nothing is seen of it, but the chart has room up to it: a curve at its upper edge would look cut off.
    room = {"type": "point", "opacity": 0}
    layers: list[Spec] = [
        {"data": {"name": "guess"}, "mark": room, "encoding": {"y": y | {"field": "top"}}},
        {"data": {"name": "guess"}, "mark": guess, "encoding": {"y": y | {"field": "loss"}}},
        _line("beside", "loss", TRAIN, DOTS, x, y),
    ]
    for name, colour, dash in (("train", TRAIN, [1, 0]), ("val", VAL, DASHES)):
        layers.append(_line("curve", name, colour, dash, x, y))
    if not small:
        layers += [layer for data in ("train", "val", "guess", "beside") for layer in _name(data, x, y)]
    return figure(layers)


def _line(data: str, field: str, colour: str, dash: list[int], x: Spec, y: Spec) -> Spec:
    mark = {"type": "line", "color": colour, "strokeWidth": 2.5, "strokeDash": dash, "clip": True}
    return {"data": {"name": data}, "mark": mark, "encoding": {"x": x, "y": y | {"field": field}}}


def _name(data: str, x: Spec, y: Spec) -> list[Spec]:
    """Write the name of a curve (name_<data>: epoch, loss, text, dy) at its end, over a halo."""
    mark = {"type": "text", "align": "right", "dy": e("datum.dy"), "fontWeight": "bold"}
    halo = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    color = {"color": ink({"guess": "faint", "beside": "train"}.get(data, data))}
    encoding = {"x": x, "y": y | {"field": "loss"}, "text": {"field": "text"}}
    return [{"data": {"name": f"name_{data}"}, "mark": mark | look, "encoding": encoding} for look in (halo, color)]

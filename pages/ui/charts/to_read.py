"""Curves to be read: both losses of a run over its epochs, and the height of just guessing. No verdict in sight."""

from pages.ui.charts.figure import figure
from pages.ui.charts.look import DASHES, PAGE, TRAIN, VAL
from pages.ui.charts.marks import Spec, Words, ink

DOTS = [2, 3]


def spec(words: Words, *, log_y: bool = False, small: bool = False) -> Spec:
    """Return a chart of `curve` (epoch, train, val), `guess` (loss) and `beside` (epoch, loss), which may be empty.

    A small one has neither titles nor names on its curves: these stand beside the group of charts that it is in.
    """
    x = {"field": "epoch", "type": "quantitative", "title": None if small else words["epoch"],
         "scale": {"nice": False}, "axis": {"grid": False, "tickMinStep": 1, "tickCount": 4}}  # fmt: skip
    y: Spec = {
        "type": "quantitative", "title": None if small else words["loss"], "axis": {"tickCount": 4},
        "scale": {"type": "log"} if log_y else {"zero": True},
    }  # fmt: skip
    guess = {"type": "rule", "color": ink("faint"), "strokeDash": DOTS, "strokeWidth": 1.5}
    layers: list[Spec] = [
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
    """Write the name of a curve (name_<data>: epoch, loss, text) above its end, over a halo."""
    mark = {"type": "text", "align": "right", "baseline": "bottom", "dy": -5, "fontWeight": "bold"}
    halo = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    color = {"color": ink({"guess": "faint", "beside": "train"}.get(data, data))}
    place = {
        "data": {"name": f"name_{data}"},
        "encoding": {"x": x, "y": y | {"field": "loss"}, "text": {"field": "text"}},
    }
    return [{**place, "mark": mark | look} for look in (halo, color)]

"""Accuracy over the same epochs as the loss, in the same two colours, at the epoch at which the playback is."""

from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, e, ink, quoted, rule
from pages.ui.charts.palette import DASHES, TRAIN, VAL

# The bound input through which stage.js hands over the epoch of the playback: a chart cannot see another's signals.
EPOCH = "accuracy_epoch"
_NOW = f"data('accuracy')[min({EPOCH}, data('accuracy').length - 1)]"


def accuracy_chart(words: Words, epochs: int) -> Spec:
    """Return both accuracies as lines with their values at one epoch, for rows `epoch, train, val` named "accuracy"."""
    cursor = {"name": EPOCH, "value": epochs, "bind": {"input": "range", "min": 0, "max": epochs, "step": 1}}
    x = {"title": words["epoch"], "scale": {"domain": [0, epochs], "nice": False}, "axis": {"grid": False}}
    y = {"title": words["accuracy"], "scale": {"zero": False}, "axis": {"format": ".0%", "tickCount": 4}}
    place = f"scale('x', {_NOW}.epoch)"
    return figure(
        [
            _line("train", TRAIN, [1, 0], x, y),
            _line("val", VAL, DASHES, x, y),
            rule(place, "0", place, "height", data="one", color=ink("faint")),
            _value("train", words["train"], {"value": 0}, "left"),
            _value("val", words["val"], {"value": "width"}, "right"),
        ],
        [cursor],
    )


def _line(column: str, color: str, dash: list[int], x: Spec, y: Spec) -> Spec:
    return {
        "data": {"name": "accuracy"},
        "mark": {"type": "line", "strokeWidth": 2, "strokeDash": dash, "color": color},
        "encoding": {
            "x": {"field": "epoch", "type": "quantitative", **x},
            "y": {"field": column, "type": "quantitative", **y},
        },
    }


def _value(column: str, name: str, x: Spec, align: str) -> Spec:
    """Write the value at the epoch above the plot, where no curve runs."""
    text = f"{quoted(name + ' ')} + format({_NOW}.{column}, '.1%')"
    mark = {"type": "text", "text": e(text), "align": align, "fontWeight": "bold", "color": ink(column)}
    return {"data": {"name": "one"}, "mark": mark, "encoding": {"x": x, "y": {"value": -10}}}

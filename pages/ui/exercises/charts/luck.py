"""Two models' accuracies, each with what chance alone may change it by, and with what fresh rows say."""

from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, ink
from pages.ui.charts.palette import PAGE


def spec(words: Words) -> Spec:
    """Return `scores` (model, accuracy, low, high, fresh), a line for each model."""
    y: Spec = {"field": "model", "type": "nominal", "title": None,
               "axis": {"domain": False, "ticks": False, "labelFontSize": 13}}  # fmt: skip
    x: Spec = {"field": "accuracy", "type": "quantitative", "title": words["accuracy"],
               "scale": {"zero": False}, "axis": {"format": "%", "tickCount": 6}}  # fmt: skip
    band = {"type": "bar", "color": ink("text"), "opacity": 0.15, "height": {"band": 0.5}}
    now = {"type": "tick", "color": ink("text"), "thickness": 3, "height": {"band": 0.5}}
    fresh = {"type": "point", "shape": "diamond", "filled": True, "color": "#009E73", "size": 150, "opacity": 1,
             "stroke": PAGE, "strokeWidth": 1.5}  # fmt: skip
    return figure(
        [
            _of(band, y=y, x=x | {"field": "low"}, x2={"field": "high"}),
            _of(now, y=y, x=x),
            _of(fresh, y=y, x=x | {"field": "fresh"}),
        ]
    )


def _of(mark: Spec, **encoding: Spec) -> Spec:
    return {"data": {"name": "scores"}, "mark": mark, "encoding": encoding}

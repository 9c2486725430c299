"""A class at a glance: learners by exercises, each cell with a sign and a colour."""

from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, ink

# Each status has a sign too, for colour-blind eyes and printers.
SIGNS = {
    "passed": "✓", "wrong": "✗", "not_attempted": "·", "not_reproducible": "?", "not_allowed": "!", "too_costly": "$",
    "other_variant": "≠",
}  # fmt: skip
_COLOURS = {
    "passed": "#009E73", "wrong": "#E69F00", "not_attempted": "#8884", "not_reproducible": "#F0E442",
    "not_allowed": "#CC79A7", "too_costly": "#CC79A7", "other_variant": "#CC79A7",
}  # fmt: skip
ROW = 24


def matrix(words: Words) -> Spec:
    """Return a chart of `cells` (learner, exercise, status, sign, order); `words` are the axes' titles."""
    x = {
        "field": "exercise", "type": "nominal", "title": words["exercise"], "sort": {"field": "order"},
        "axis": {"labelAngle": -40, "orient": "top", "labelLimit": 220},
    }  # fmt: skip
    y = {"field": "learner", "type": "nominal", "title": words["learner"], "sort": None}
    colour = {
        "field": "status", "type": "nominal", "legend": None,
        "scale": {"domain": list(_COLOURS), "range": list(_COLOURS.values())},
    }  # fmt: skip
    cells = {"data": {"name": "cells"}}
    return figure(
        [
            {**cells, "mark": {"type": "rect", "cornerRadius": 3}, "encoding": {"x": x, "y": y, "color": colour}},
            {
                **cells,
                "mark": {"type": "text", "color": ink("text"), "fontWeight": "bold"},
                "encoding": {"x": x, "y": y, "text": {"field": "sign"}},
            },
        ]
    )

"""The parts that charts share: layers of named data, axes of numbers, curves, and text over a halo."""

from collections.abc import Sequence
from typing import Any, TypeVar

import altair as alt

from pages.ui.charts.palette import DASHES, SOLID, TRAIN, VAL
from pages.ui.charts.theme import HALO, INKS, ink

# A channel that has an axis.
Axed = TypeVar("Axed", alt.X, alt.Y)
# An end of an axis: a number, or an expression over the data.
End = float | str
# The two curves of a run: field, colour, dash.
CURVES = (("train", TRAIN, SOLID), ("val", VAL, DASHES))


def rows(name: str) -> alt.Chart:
    """Return a chart of the table of that name, which is sent beside the specification."""
    return alt.Chart(alt.NamedData(name))


def layered(*layers: alt.Chart, **properties: Any) -> alt.LayerChart:
    """Return a chart of layers, the first at the bottom, with the colours that they refer to."""
    return alt.LayerChart(layer=list(layers), params=INKS, **properties)


def numbers(channel: type[Axed], field: str, title: str | None, ends: Sequence[End] | None = None, **axis: Any) -> Axed:
    """Return an axis of numbers between two ends, or else those of its data; `axis` are its other options."""
    scale = alt.Scale(nice=False, zero=False)
    if ends is not None:
        scale.domain = [alt.expr(end) if isinstance(end, str) else end for end in ends]
    return channel(field=field, type="quantitative", title=title, scale=scale, axis=alt.Axis(**axis))


def halo_text(chart: alt.Chart, **mark: Any) -> list[alt.Chart]:
    """Return the text of a chart over a halo in the page's colour, so that it stays readable over a line."""
    return [chart.mark_text(**mark | HALO), chart.mark_text(**{"color": ink("text")} | mark)]

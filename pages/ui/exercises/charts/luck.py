"""Two models' accuracies, each with what chance alone may change it by, and with what fresh rows say."""

import altair as alt

from pages.ui.charts.layers import layered, rows
from pages.ui.charts.palette import CLASS_COLOURS
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink


@template
def luck(title: str) -> alt.LayerChart:
    """Return `scores` (model, accuracy, low, high, fresh), a line for each model; `title` is that of the accuracy."""
    y = alt.Y("model:N", title=None, axis=alt.Axis(domain=False, ticks=False, labelFontSize=13))
    scale, axis = alt.Scale(zero=False), alt.Axis(format="%", tickCount=6)
    low, now, later = (
        alt.X(f"{field}:Q", title=title, scale=scale, axis=axis) for field in ("low", "accuracy", "fresh")
    )
    scores, half = rows("scores").encode(y=y), {"band": 0.5}
    fresh = scores.mark_point(
        shape="diamond", filled=True, color=CLASS_COLOURS[0], size=150, opacity=1, stroke=PAGE, strokeWidth=1.5
    )
    return layered(
        scores.mark_bar(color=ink("text"), opacity=0.15, height=half).encode(x=low, x2="high"),
        scores.mark_tick(color=ink("text"), thickness=3, height=half).encode(x=now),
        fresh.encode(x=later),
    )

"""The differences of two settings, pair by pair."""

from collections.abc import Sequence
from math import isfinite
from typing import Literal

import altair as alt
import pandas as pd

from pages.ui.charts.layers import halo_text, layered, numbers, rows
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text

Unit = Literal["loss", "error", "accuracy"]

_COLOUR = alt.expr("datum.better === 'a' ? ink_one : datum.better === 'b' ? ink_two : ink_faint")


@template
def differences(t: Text, unit: Unit) -> alt.LayerChart:
    """Return a dot for each of `pairs` (x, y, better), on the side of the setting that is better; `limit` (most, n)."""
    box = "data('limit')[0]"
    x = numbers(alt.X, "x", t(f"luck.chart.x_{unit}"), (f"-{box}.most", f"{box}.most"), grid=False, tickCount=5)
    y = numbers(alt.Y, "y", None, (-1.0, f"{box}.n"), labels=False, ticks=False, grid=False, domain=False)
    pairs = rows("pairs").encode(x=x, y=y)
    names = [*_side("a_better", "one", "right", t), *_side("b_better", "two", "left", t)]
    return layered(
        rows("limit").mark_point(opacity=0).encode(x=alt.XValue(0), y=alt.YValue(0)),
        rows("limit").mark_rule(color=ink("faint"), strokeWidth=1.5).encode(x=alt.XDatum(0)),
        rows("pairs").mark_rule(strokeWidth=1.2, opacity=0.6, color=_COLOUR).encode(x=x, x2=alt.X2Datum(0), y=y),
        pairs.mark_point(filled=True, size=60, opacity=1, stroke=PAGE, strokeWidth=1, color=_COLOUR),
        *names,
        padding={"left": 8, "right": 14, "top": 24, "bottom": 5},
    )  # fmt: skip


def _side(who: str, colour: str, align: Literal["left", "right"], t: Text) -> list[alt.Chart]:
    """Return the words for one side, above the middle of the chart."""
    place = rows("limit").encode(x=alt.XValue(alt.expr("width / 2")), y=alt.YValue(-8))
    dx = -10 if align == "right" else 10
    return halo_text(place, text=t(f"luck.chart.{who}"), align=align, dx=dx, fontWeight="bold", color=ink(colour))


def tables(a: Sequence[float], b: Sequence[float]) -> dict[str, pd.DataFrame]:
    """Return the data of `differences`: a - b where lower is better, in order, without those that are no number."""
    found = sorted(x - y for x, y in zip(a, b, strict=True) if isfinite(x) and isfinite(y))
    better = ["a" if d < 0 else "b" if d > 0 else "" for d in found]
    most = max((abs(d) for d in found), default=0.0) or 1.0
    pairs = pd.DataFrame({"x": found, "y": range(len(found)), "better": better})
    return {"pairs": pairs, "limit": pd.DataFrame([{"most": 1.08 * most, "n": float(max(len(found), 1))}])}

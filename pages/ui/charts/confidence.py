"""Answers as squares: right or wrong, and how sure the model was of each."""

import altair as alt
import numpy as np
import pandas as pd

from core.lessons.confidence import Answers
from pages.ui.charts.layers import Axed, layered, rows
from pages.ui.charts.palette import CLASS_COLOURS
from pages.ui.charts.template import template
from pages.ui.charts.theme import ink

RIGHT, WRONG = CLASS_COLOURS[0], CLASS_COLOURS[1]


@template
def answers() -> alt.LayerChart:
    """Return squares of `answers` (x, x2, y, y2, right), filled to `top` by how sure each is; `wrong` ones crossed."""
    colour = alt.Color("right:N", title=None, legend=None, scale=alt.Scale(domain=[True, False], range=[RIGHT, WRONG]))
    squares = rows("answers").encode(x=_side(alt.X, "x"), x2="x2", y2="y2")
    crosses = rows("wrong").mark_text(text="✕", fontWeight="bold", color=ink("text"))
    return layered(
        squares.mark_rect(fillOpacity=0, stroke=ink("faint"), strokeWidth=1).encode(y=_side(alt.Y, "y")),
        squares.mark_rect().encode(y=_side(alt.Y, "top"), color=colour),
        crosses.encode(x=_side(alt.X, "middle"), y=_side(alt.Y, "centre")),
    )


def _side(channel: type[Axed], field: str) -> Axed:
    scale = alt.Scale(nice=False, zero=False, domain=[0, 10])
    return channel(field=field, type="quantitative", title=None, scale=scale, axis=None)


def squares(given: Answers) -> pd.DataFrame:
    """Return the answers as squares of a 10 × 10 field, from the top left, each filled as far as it is sure."""
    row, column = np.divmod(np.arange(len(given.raw)), 10)
    bottom = 9.08 - row
    return pd.DataFrame(
        {
            "x": column + 0.08, "x2": column + 0.92, "y": bottom + 0.84, "y2": bottom,
            "top": bottom + 0.84 * given.confidence, "middle": column + 0.5, "centre": bottom + 0.42,
            "right": given.right,
        }
    )  # fmt: skip

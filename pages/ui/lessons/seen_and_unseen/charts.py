"""Seen and unseen points with what a model says about them, both losses over its size, and a contest of luck."""

from typing import Literal

import altair as alt
import numpy as np
import pandas as pd

from core.lessons.coin_flips import FRESH, ROWS, Contest
from core.lessons.memoriser import Memoriser
from pages.ui.charts.layers import CURVES, halo_text, layered, numbers, rows
from pages.ui.charts.palette import DOTS, TRAIN, VAL
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.i18n import Text

X, Y = (-3.3, 3.3), (-4.0, 4.0)
# So many seen points would hide the unseen ones: they are drawn smaller, and their line thinner.
_CROWD = "length(data('seen')) > 60"
# From this share on, the text of the chosen model has no room on the right.
CROWDED = 0.68


@template
def points(t: Text, line: Literal["linear", "monotone"], *, sticks: bool, unseen_size: int) -> alt.LayerChart:
    """Return seen points (blue discs), unseen ones (vermilion diamonds), and the line that a model draws.

    Data: `seen` and `unseen` (x, y), `line` (x, y, i), and with `sticks` also `errors` (x, y, y2). `line` is how its
    places are joined.
    """
    own = "seen_and_unseen.memory"
    x = numbers(alt.X, "x", t(f"{own}.x"), X, grid=False, tickCount=6)
    y = numbers(alt.Y, "y", t(f"{own}.y"), Y, grid=False, tickCount=6)
    errors = rows("errors").mark_rule(color=VAL, strokeWidth=1, opacity=0.55, clip=True).encode(x=x, y=y, y2="y2")
    drawn = rows("line").mark_line(
        color=ink("text"), strokeWidth=alt.expr(f"{_CROWD} ? 0.8 : 2.2"), clip=True, interpolate=line
    )
    discs = rows("seen").mark_point(
        filled=True, fill=TRAIN, stroke=PAGE, strokeWidth=0.7, size=alt.expr(f"{_CROWD} ? 22 : 70"), opacity=1,
        clip=True,
    )  # fmt: skip
    diamonds = rows("unseen").mark_point(
        shape="diamond", filled=False, stroke=VAL, strokeWidth=1.6, size=unseen_size, opacity=1, clip=True
    )
    return layered(
        *([errors] if sticks else []),
        drawn.encode(x=x, y=y, order="i:Q"),
        discs.encode(x=x, y=y),
        diamonds.encode(x=x, y=y),
    )


def memory(model: Memoriser) -> pd.DataFrame:
    """Return what a memoriser answers to every question: level around each stored one, a jump half-way to the next."""
    halves = (model.x[1:] + model.x[:-1]) / 2
    ends = np.concatenate([[X[0]], np.repeat(halves, 2), [X[1]]])
    return pd.DataFrame({"x": ends, "y": np.repeat(model.y, 2), "i": range(len(ends))})


@template
def sizes(t: Text, order: tuple[str, ...]) -> alt.LayerChart:
    """Return both losses over the size of the model, with a mark at one size; `order` are the sizes from left to right.

    Data: `sizes` (size, train, val; size as text), `now` (the same for one size, with its losses as texts,
    train_text and val_text, which stand below the line where train_low and val_low).
    """
    own = "seen_and_unseen.size"
    x = alt.X(
        "size:O", title=t(f"{own}.x"), scale=alt.Scale(domain=list(order)), axis=alt.Axis(labelAngle=0, grid=False)
    )
    layers = [rows("now").mark_rule(color=ink("faint"), strokeWidth=1, strokeDash=DOTS).encode(x=x)]
    for name, colour, dash in CURVES:
        y = alt.Y(f"{name}:Q", title=t(f"{own}.y"), scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5))
        every, now = rows("sizes").encode(x=x, y=y), rows("now").encode(x=x, y=y)
        layers += [
            every.mark_line(color=colour, strokeWidth=2.5, strokeDash=dash),
            every.mark_point(filled=True, size=30, color=colour, opacity=1),
            now.mark_point(filled=True, size=150, color=colour, opacity=1, stroke=PAGE, strokeWidth=1.5),
            *halo_text(now.encode(text=f"{name}_text:N"), dy=alt.expr(f"datum.{name}_low ? 18 : -16"),
                       fontWeight="bold", baseline="middle", color=ink(name)),
        ]  # fmt: skip
    return layered(*layers)


@template
def luck(t: Text) -> alt.LayerChart:
    """Return how many models have how large a share of the validation rows right, and what became of the chosen one.

    Data: `bars` (from, to, n, chosen), `marks` (x, kind, text), `limits` (one row: top).
    """
    own = "seen_and_unseen.luck"
    share = {"format": ".0%", "grid": False, "tickCount": 8}
    x, at = (numbers(alt.X, field, t(f"{own}.x"), (0.1, 0.95), **share) for field in ("from", "x"))
    y = alt.Y(
        "n:Q", title=t(f"{own}.y"), axis=alt.Axis(tickMinStep=1, format="d", tickCount=5),
        scale=alt.Scale(domainMin=0, domainMax=alt.expr("data('limits')[0].top"), nice=False),
    )  # fmt: skip
    bars = rows("bars").mark_rect(
        fill=alt.expr(f"datum.chosen ? '{VAL}' : ink_faint"), opacity=alt.expr("datum.chosen ? 1 : 0.55"),
        stroke=PAGE, strokeWidth=1,
    )  # fmt: skip
    fresh = "datum.kind === 'fresh'"
    colour = alt.expr(f"{fresh} ? ink_text : ink_val")
    rules = rows("marks").mark_rule(color=colour, strokeWidth=2, strokeDash=alt.expr(f"{fresh} ? [2, 0] : [6, 4]"))
    texts = rows("marks").encode(x=at, y=alt.YValue(alt.expr(f"{fresh} ? 10 : 28")), text="text:N")
    return layered(
        rows("limits").mark_point(opacity=0).encode(x=alt.XValue(0), y=alt.YValue(0)),
        bars.encode(x=x, x2="to", y=y, y2=alt.Y2Datum(0)),
        rules.encode(x=at),
        *halo_text(texts, fontWeight="bold", baseline="middle", align=alt.expr("datum.left ? 'right' : 'left'"),
                   dx=alt.expr("datum.left ? -6 : 6"), fontSize=12, color=colour),
    )  # fmt: skip


def luck_tables(found: Contest, chosen: str, fresh: str) -> dict[str, pd.DataFrame]:
    """Return the data of `luck` with the texts at its two marks."""
    n = np.bincount(found.right, minlength=ROWS + 1)
    right = np.flatnonzero(n)
    bars = {"from": (right - 0.5) / ROWS, "to": (right + 0.5) / ROWS, "n": n[right], "chosen": right == found.best}
    best, later = found.best / ROWS, found.fresh / FRESH
    # The texts stand off each other, and inside the chart.
    left = [best < later or best > CROWDED, best >= later]
    marks = {"x": [best, later], "kind": ["chosen", "fresh"], "text": [chosen, fresh], "left": left}
    return {
        "bars": pd.DataFrame(bars),
        "marks": pd.DataFrame(marks),
        "limits": pd.DataFrame({"top": [float(n.max()) * 1.35]}),
    }

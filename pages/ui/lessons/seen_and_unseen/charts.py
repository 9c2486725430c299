"""Seen and unseen points with what a model says about them, both losses over its size, and a contest of luck."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from core.lessons.coin_flips import FRESH, ROWS, Contest
from core.lessons.memoriser import Memoriser
from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.theme import DASHES, PAGE, TRAIN, VAL

X, Y = (-3.3, 3.3), (-4.0, 4.0)
# So many seen points would hide the unseen ones: they are drawn smaller, and their line thinner.
_CROWD = "length(data('seen')) > 60"
# From this share on, the words of the chosen model have no room on the right.
CROWDED = 0.68
Box = tuple[float, float]


def points(words: Words, line: str, *, sticks: bool, unseen_size: int) -> Spec:
    """Return seen points (blue discs), unseen ones (vermilion diamonds), and the line that a model draws.

    Data: `seen` and `unseen` (x, y), `line` (x, y, i), and with `sticks` also `errors` (x, y, y2). `line` is how its
    places are joined.
    """
    x, y = _axis("x", X, words["x"]), _axis("y", Y, words["y"])
    diamond = {
        "type": "point", "shape": "diamond", "filled": False, "stroke": VAL, "strokeWidth": 1.6, "size": unseen_size,
        "opacity": 1, "clip": True,
    }  # fmt: skip
    disc = {
        "type": "point", "filled": True, "fill": TRAIN, "stroke": PAGE, "strokeWidth": 0.7,
        "size": e(f"{_CROWD} ? 22 : 70"), "opacity": 1, "clip": True,
    }  # fmt: skip
    stick = {"type": "rule", "color": VAL, "strokeWidth": 1, "opacity": 0.55, "clip": True}
    drawn = {
        "type": "line", "color": ink("text"), "strokeWidth": e(f"{_CROWD} ? 0.8 : 2.2"), "clip": True,
        "interpolate": line,
    }  # fmt: skip
    return figure(
        [
            *([_layer("errors", stick, x=x, y=y, y2={"field": "y2"})] if sticks else []),
            _layer("line", drawn, x=x, y=y, order={"field": "i", "type": "quantitative"}),
            _layer("seen", disc, x=x, y=y),
            _layer("unseen", diamond, x=x, y=y),
        ]
    )


def memory(model: Memoriser) -> pd.DataFrame:
    """Return what a memoriser answers to every question: level around each stored one, a jump half-way to the next."""
    halves = (model.x[1:] + model.x[:-1]) / 2
    ends = np.concatenate([[X[0]], np.repeat(halves, 2), [X[1]]])
    return pd.DataFrame({"x": ends, "y": np.repeat(model.y, 2), "i": range(len(ends))})


def sizes(words: Words, order: Sequence[str]) -> Spec:
    """Return both losses over the size of the model, with a mark at one size; `order` are the sizes from left to right.

    Data: `sizes` (size, train, val; size as text), `now` (the same for one size, with its losses as texts,
    train_text and val_text, which stand below the line where train_low and val_low).
    """
    x = {
        "field": "size", "type": "ordinal", "title": words["x"], "scale": {"domain": list(order)},
        "axis": {"labelAngle": 0, "grid": False},
    }  # fmt: skip
    y = {"type": "quantitative", "title": words["y"], "scale": {"zero": True}, "axis": {"tickCount": 5}}
    layers: list[Spec] = []
    for name, colour, dash in (("train", TRAIN, [1, 0]), ("val", VAL, DASHES)):
        at = {**y, "field": name}
        layers += [
            _layer("sizes", {"type": "line", "color": colour, "strokeWidth": 2.5, "strokeDash": dash}, x=x, y=at),
            _layer("sizes", {"type": "point", "filled": True, "size": 30, "color": colour, "opacity": 1}, x=x, y=at),
            _layer("now", {"type": "point", "filled": True, "size": 150, "color": colour, "opacity": 1,
                           "stroke": PAGE, "strokeWidth": 1.5}, x=x, y=at),
            *_text("now", x, at, f"{name}_text", dy=e(f"datum.{name}_low ? 18 : -16"), fontWeight="bold",
                   baseline="middle", color=ink(name)),
        ]  # fmt: skip
    rule = {"type": "rule", "color": ink("faint"), "strokeWidth": 1, "strokeDash": [2, 3]}
    return figure([_layer("now", rule, x=x), *layers])


def luck(words: Words) -> Spec:
    """Return how many models have how large a share of the validation rows right, and what became of the chosen one.

    Data: `bars` (from, to, n, chosen), `marks` (x, kind, text), `limits` (one row: top).
    """
    x = {
        "field": "from", "type": "quantitative", "title": words["x"],
        "scale": {"domain": [0.1, 0.95], "nice": False, "zero": False},
        "axis": {"format": ".0%", "grid": False, "tickCount": 8},
    }  # fmt: skip
    y = {
        "field": "n", "type": "quantitative", "title": words["y"],
        "scale": {"domainMin": 0, "domainMax": e("data('limits')[0].top"), "nice": False},
        "axis": {"tickMinStep": 1, "format": "d", "tickCount": 5},
    }  # fmt: skip
    bar = {"type": "rect", "fill": e(f"datum.chosen ? '{VAL}' : ink_faint"), "opacity": e("datum.chosen ? 1 : 0.55"),
           "stroke": PAGE, "strokeWidth": 1}  # fmt: skip
    at = {**x, "field": "x"}
    fresh = "datum.kind === 'fresh'"
    rule = {"type": "rule", "color": e(f"{fresh} ? ink_text : ink_val"), "strokeWidth": 2,
            "strokeDash": e(f"{fresh} ? [2, 0] : [6, 4]")}  # fmt: skip
    return figure(
        [
            _layer("limits", {"type": "point", "opacity": 0}, x={"value": 0}, y={"value": 0}),
            _layer("bars", bar, x=x, x2={"field": "to"}, y=y, y2={"datum": 0}),
            _layer("marks", rule, x=at),
            *_text("marks", at, {"value": e(f"{fresh} ? 10 : 28")}, "text", fontWeight="bold", baseline="middle",
                   align=e("datum.left ? 'right' : 'left'"), dx=e("datum.left ? -6 : 6"), fontSize=12,
                   color=e(f"{fresh} ? ink_text : ink_val")),
        ]
    )  # fmt: skip


def luck_tables(found: Contest, chosen: str, fresh: str) -> dict[str, pd.DataFrame]:
    """Return the data of `luck` with the words at its two marks."""
    n = np.bincount(found.right, minlength=ROWS + 1)
    right = np.flatnonzero(n)
    bars = {"from": (right - 0.5) / ROWS, "to": (right + 0.5) / ROWS, "n": n[right], "chosen": right == found.best}
    best, later = found.best / ROWS, found.fresh / FRESH
    # The words stand off each other, and inside the picture.
    left = [best < later or best > CROWDED, best >= later]
    marks = {"x": [best, later], "kind": ["chosen", "fresh"], "text": [chosen, fresh], "left": left}
    return {
        "bars": pd.DataFrame(bars),
        "marks": pd.DataFrame(marks),
        "limits": pd.DataFrame({"top": [float(n.max()) * 1.35]}),
    }


def _axis(field: str, domain: Box, title: str) -> Spec:
    return {
        "field": field, "type": "quantitative", "title": title,
        "scale": {"domain": list(domain), "nice": False, "zero": False}, "axis": {"grid": False, "tickCount": 6},
    }  # fmt: skip


def _layer(data: str, mark: Spec, **encoding: Spec) -> Spec:
    return {"data": {"name": data}, "mark": mark, "encoding": encoding}


def _text(data: str, x: Spec, y: Spec, field: str, **mark: Any) -> list[Spec]:
    """Write a column at places in data, with a halo in the page's colour."""
    base = {"type": "text", **mark}
    halo = {**base, "color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    return [_layer(data, one, x=x, y=y, text={"field": field, "type": "nominal"}) for one in (halo, base)]

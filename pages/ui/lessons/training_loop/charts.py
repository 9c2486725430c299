"""The line on its points, the loss as a landscape over weight and bias, and the curve that the rounds draw so far."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.lessons.line_loop import Points, surface
from pages.ui.charts.figure import figure
from pages.ui.charts.images import palette_png, rgb
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.theme import CLASS_COLOURS, PAGE, TRAIN

Floats = NDArray[np.float64]
Box = tuple[float, float]

X, Y = (-1.2, 3.0), (-4.0, 6.0)
WEIGHTS, BIASES = (-2.0, 3.4), (-1.8, 2.8)
# Cells of the map: fine enough that its rings look round.
ACROSS, UP = 640, 480
RINGS = 14
# A path ends where it is this many maps away: SVG has no 1e30, and a hundred leaps across would hide the map.
BEYOND = 0.3


def _scale(domain: Box) -> Spec:
    return {"domain": list(domain), "nice": False, "zero": False}


def _axis(field: str, domain: Box, title: str) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": _scale(domain),
        "axis": {"grid": False, "tickCount": 6},
    }


def ends(weight: float, bias: float) -> list[tuple[float, float]]:
    """Return the two places where a line enters and leaves the picture of the points; none where it passes it by."""
    sides = [(x, weight * x + bias) for x in X]
    floors = [((y - bias) / weight, y) for y in Y if weight]
    kept = sorted((x, y) for x, y in (*sides, *floors) if X[0] <= x <= X[1] and Y[0] <= y <= Y[1])
    return [kept[0], kept[-1]] if len(kept) > 1 else []


def _layer(data: str, mark: Spec, **encoding: Spec) -> Spec:
    return {"data": {"name": data}, "mark": mark, "encoding": encoding}


def _words_at(data: str, x: Spec, y: Spec, **mark: Any) -> list[Spec]:
    """Write `text` at places in data, with a halo in the page's colour."""
    text = {"field": "text", "type": "nominal"}
    base = {"type": "text", **mark}
    halo = {**base, "color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    return [_layer(data, one, x=x, y=y, text=text) for one in (halo, {"color": ink("text"), **base})]


def line(words: Words) -> Spec:
    """Return the points, the line that is tried, what it predicts and how far off that is.

    Data: `points` and `said` (x, y), `errors` (x, y, y2, text), `now` and `before` (x, y: a line each), `name` (x, y,
    text).
    """
    x, y = _axis("x", X, words["x"]), _axis("y", Y, words["y"])
    straight = {"type": "line", "clip": True}
    return figure(
        [
            _layer("before", {**straight, "color": ink("faint"), "strokeWidth": 1.5, "strokeDash": [5, 4]}, x=x, y=y),
            _layer(
                "errors",
                {"type": "rule", "color": ink("val"), "strokeWidth": 2, "clip": True},
                x=x, y=y, y2={"field": "y2"},
            ),
            _layer("now", {**straight, "color": ink("text"), "strokeWidth": 2.5}, x=x, y=y),
            _layer(
                "said",
                {"type": "point", "shape": "diamond", "filled": True, "size": 60, "fill": PAGE, "stroke": ink("text"),
                 "strokeWidth": 1.5, "opacity": 1, "clip": True},
                x=x, y=y,
            ),
            _layer(
                "points",
                {"type": "point", "filled": True, "size": 90, "color": CLASS_COLOURS[0], "opacity": 1},
                x=x, y=y,
            ),
            *_words_at("errors", x, {**y, "field": "middle"}, dx=5, align="left", fontSize=11, clip=True),
            *_words_at("name", x, y, align="center", fontSize=13),
        ]
    )  # fmt: skip


def landscape(words: Words) -> Spec:
    """Return the map of the loss, every place a line, with the way that the loop has gone.

    Data: `map` (url), `path` (x, y, i), `step` (x, y, i: the last one), `marks` (x, y, kind, text, left:
    whether the words stand to the left).
    """
    x, y = _axis("x", WEIGHTS, words["weight"]), _axis("y", BIASES, words["bias"])
    order = {"field": "i", "type": "quantitative"}
    picture = {
        "type": "image", "x": 0, "y": 0, "width": e("width"), "height": e("height"), "align": "left",
        "baseline": "top", "aspect": False,
    }  # fmt: skip
    here = "datum.kind === 'now'"
    mark = {
        "type": "point", "opacity": 1, "size": e(f"{here} ? 130 : 80"), "filled": True, "stroke": ink("text"),
        "strokeWidth": e("datum.kind === 'lowest' ? 2.5 : 1.5"), "fill": e(f"{here} ? ink_text : background"),
        "shape": e("datum.kind === 'lowest' ? 'cross' : 'circle'"), "clip": True,
    }  # fmt: skip
    return figure(
        [
            _layer("map", picture, url={"field": "url", "type": "nominal"}),
            _layer("path", {"type": "line", "color": ink("text"), "strokeWidth": 1.5, "clip": True},
                   x=x, y=y, order=order),
            _layer("path", {"type": "point", "filled": True, "size": 14, "color": ink("text"), "opacity": 1,
                            "clip": True}, x=x, y=y),
            _layer("step", {"type": "line", "color": ink("text"), "strokeWidth": 3.5, "clip": True},
                   x=x, y=y, order=order),
            _layer("marks", mark, x=x, y=y),
            *_words_at("marks", x, y, align=e("datum.left ? 'right' : 'left'"), dx=e("datum.left ? -10 : 10"),
                       dy=e(f"datum.kind === 'lowest' ? 12 : {here} ? -10 : 0"),
                       fontWeight=e(f"{here} ? 'bold' : 'normal'"), baseline="middle", clip=True),
        ]
    )  # fmt: skip


def map_url(points: Points, loss: str) -> tuple[str, tuple[float, float, float]]:
    """Return the map as a picture, and its lowest place: weight, bias, loss.

    The bluer, the higher the loss. Rings stand at even steps of its root above the lowest, so that a bowl's are evenly
    spaced. See-through, so that one picture serves both themes.
    """
    weights, biases = np.linspace(*WEIGHTS, ACROSS), np.linspace(BIASES[1], BIASES[0], UP)
    heights = surface(points, loss, weights, biases)
    place = np.unravel_index(heights.argmin(), heights.shape)
    low = float(heights[place])
    bands = np.floor(np.sqrt((heights - low) / (heights.max() - low)) * (RINGS - 1e-9)).astype(np.uint8)
    edge = np.zeros(bands.shape, dtype=bool)
    edge[:-1] |= bands[:-1] != bands[1:]
    edge[:, :-1] |= bands[:, :-1] != bands[:, 1:]
    palette = [(*rgb(TRAIN), round(255 * (0.04 + 0.66 * band / (RINGS - 1)))) for band in range(RINGS)]
    ring = (*rgb(TRAIN), round(255 * 0.9))
    picture = palette_png(np.where(edge, RINGS, bands).astype(np.uint8), [*palette, ring])
    return picture, (float(weights[place[1]]), float(biases[place[0]]), low)


def path(lines: Floats) -> pd.DataFrame:
    """Return the places of a path, cut off where it has left the map for good: at the first one far outside."""
    span = np.array([WEIGHTS[1] - WEIGHTS[0], BIASES[1] - BIASES[0]])
    low, high = np.array([WEIGHTS[0], BIASES[0]]) - BEYOND * span, np.array([WEIGHTS[1], BIASES[1]]) + BEYOND * span
    outside = np.flatnonzero(~((lines > low) & (lines < high)).all(axis=1))
    kept = lines[: outside[0] + 1] if len(outside) else lines
    kept = np.clip(kept, low, high)
    return pd.DataFrame({"x": kept[:, 0], "y": kept[:, 1], "i": range(len(kept))})


def on_map(weight: float, bias: float) -> bool:
    """Tell whether a line has its place on the map."""
    return bool(WEIGHTS[0] <= weight <= WEIGHTS[1] and BIASES[0] <= bias <= BIASES[1])


def growing(words: Words) -> Spec:
    """Return the loss after each round so far. Data: `rounds` (epoch, loss), `limits` (one row: epochs, top)."""
    x = {
        "field": "epoch", "type": "quantitative", "title": words["epoch"],
        "scale": {"domainMin": 0, "domainMax": e("data('limits')[0].epochs"), "nice": False},
        "axis": {"grid": False, "tickMinStep": 1, "format": "d"},
    }  # fmt: skip
    y = {
        "field": "loss", "type": "quantitative", "title": words["loss"],
        "scale": {"domainMin": 0, "domainMax": e("data('limits')[0].top"), "nice": False},
        "axis": {"tickCount": 4},
    }  # fmt: skip
    return figure(
        [
            _layer("limits", {"type": "point", "opacity": 0}, x={"value": 0}, y={"value": 0}),
            _layer("rounds", {"type": "line", "color": TRAIN, "strokeWidth": 2.5}, x=x, y=y),
            _layer("rounds", {"type": "point", "filled": True, "size": 60, "color": TRAIN, "opacity": 1}, x=x, y=y),
        ]
    )

"""The pictures of "Loss versus accuracy": answers and how sure they are, a staircase and a slope, a run's epochs."""

from typing import Any

from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, ink
from pages.ui.charts.palette import CLASS_COLOURS, DASHES, PAGE, TRAIN, VAL

RIGHT, WRONG = CLASS_COLOURS[0], CLASS_COLOURS[1]
# Room for the labels of the y axis, so that charts one below the other stand in line.
_LABELS = {"minExtent": 46}
# The largest loss that a model of the first picture can get, rounded up.
_MOST_LOSS = 1.1
_DOT = {"type": "point", "size": 70, "filled": True, "opacity": 1, "stroke": PAGE, "strokeWidth": 1}
_VAL_LINE = {"type": "line", "color": VAL, "strokeWidth": 2.5, "strokeDash": DASHES, "clip": True}


def answers() -> Spec:
    """Return squares of `answers` (x, x2, y, y2, right), filled to `top` by how sure each is; `wrong` ones crossed."""
    sides = {"x": _side("x"), "x2": {"field": "x2"}, "y": _side("y"), "y2": {"field": "y2"}}
    right = {"domain": [True, False], "range": [RIGHT, WRONG]}
    filled = sides | {"y": _side("top"), "color": _named("right", right) | {"legend": None}}
    return figure(
        [
            _of("answers", {"type": "rect", "fillOpacity": 0, "stroke": ink("faint"), "strokeWidth": 1}, sides),
            _of("answers", {"type": "rect"}, filled),
            _of(
                "wrong",
                {"type": "text", "text": "✕", "fontWeight": "bold", "color": ink("text")},
                {"x": _side("middle"), "y": _side("centre")},
            ),
        ]
    )


def shares(words: Words) -> Spec:
    """Return a bar for each model of `shares` (model, part, from, to), with its `total` (model, loss, words)."""
    y = _named("model", None) | {"axis": {"domain": False, "ticks": False, "labelFontSize": 13}}
    x = _number("from", words["loss"], [0, _MOST_LOSS], {"tickCount": 5})
    part = {"domain": [words["right"], words["wrong"]], "range": [RIGHT, WRONG]}
    total = {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold", "color": ink("text")}
    return figure(
        [
            _of(
                "shares",
                {"type": "bar", "height": {"band": 0.6}},
                {"y": y, "x": x, "x2": {"field": "to"}, "color": _named("part", part)},
            ),
            _of("total", total, {"y": y, "x": x | {"field": "loss"}, "text": {"field": "words"}}),
        ]
    )


def plane(names: list[str], half: float) -> Spec:
    """Return the points of `rows` (x, y, kind) in two classes, those of `wrong` ringed, and the `line` between them."""
    bare = {"grid": False, "labels": False, "ticks": False}
    x, y = (_number(field, None, [-half, half], bare) for field in ("x", "y"))
    shape = _named("kind", {"domain": names, "range": ["circle", "square"]})
    colour = _named("kind", {"domain": names, "range": [CLASS_COLOURS[0], CLASS_COLOURS[2]]})
    ring = {"type": "point", "size": 220, "strokeWidth": 1.8, "filled": False, "stroke": ink("text")}
    return figure(
        [
            _of("line", {"type": "line", "color": ink("text"), "strokeWidth": 2, "clip": True}, {"x": x, "y": y}),
            _of(
                "rows",
                {"type": "point", "filled": True, "size": 60, "opacity": 0.9},
                {"x": x, "y": y, "shape": shape, "color": colour},
            ),
            _of("wrong", ring, {"x": x, "y": y}),
        ]
    )


def stairs(words: Words) -> Spec:
    """Return the right answers of `way` (weight, right) as stairs, with the place of `now` on them."""
    y = _number("right", words["right"], None, _LABELS | {"tickMinStep": 1, "tickCount": 5})
    return figure(_path(_below("weight", None), y, RIGHT, interpolate="step"))


def slope(words: Words) -> Spec:
    """Return the loss of `way` (weight, loss), the place of `now` on it, and its `slope` there."""
    x, y = _below("weight", words["weight"]), _number("loss", words["loss"], None, _LABELS | {"tickCount": 5})
    tangent = {"type": "line", "color": ink("text"), "strokeWidth": 2, "strokeDash": [5, 3], "clip": True}
    return figure([*_path(x, y, TRAIN), _of("slope", tangent, {"x": x, "y": y})])


def losses(words: Words, most: float) -> Spec:
    """Return both losses of `history` (epoch, train, val) up to `most`, with those at `best` and the place of `now`.

    `now` has both losses, at most `most`, and `above`: words for what lies higher.
    """
    x, y = _below("epoch", None), _number("val", words["loss"], [0, most], _LABELS | {"tickCount": 4})
    train = {"type": "line", "color": TRAIN, "strokeWidth": 2.5, "clip": True}
    ring = {"type": "point", "size": 120, "color": VAL, "strokeWidth": 2, "filled": False}
    above = {"type": "text", "align": "left", "baseline": "top", "dx": 8, "dy": 2, "color": ink("val")}
    return figure(
        [
            _now(x),
            _of("history", train, {"x": x, "y": y | {"field": "train"}}),
            _of("history", _VAL_LINE, {"x": x, "y": y}),
            _of("best", ring, {"x": x, "y": y}),
            _of("now", _DOT | {"color": TRAIN}, {"x": x, "y": y | {"field": "train"}}),
            _of("now", _DOT | {"color": VAL}, {"x": x, "y": y}),
            _of("now", above, {"x": x, "y": y, "text": {"field": "above"}}),
            *_at_its_end("train", x, y, ink("train")),
            *_at_its_end("val", x, y, ink("val")),
        ]
    )


def right_answers(words: Words, low: float, high: float) -> Spec:
    """Return the right answers of `history` (epoch, right) from low to high, over the band of `luck` (low, high).

    `now` has them, at least low, and `below`: words for what lies lower.
    """
    x, y = _below("epoch", None), _number("right", words["right"], [low, high], _LABELS | {"tickCount": 4})
    band = {"type": "rect", "color": ink("text"), "opacity": 0.12}
    name = {"type": "text", "text": words["luck"], "align": "right", "baseline": "bottom", "dx": -4, "dy": -3}
    corner = {"x": {"value": {"expr": "width"}}, "y": y | {"field": "high"}}
    under = {"type": "text", "align": "left", "baseline": "bottom", "dx": 8, "dy": -2, "color": ink("val")}
    return figure(
        [
            _of("luck", band, {"y": y | {"field": "low"}, "y2": {"field": "high"}}),
            _of("luck", name | {"color": ink("text")}, corner),
            _now(x),
            _of("history", _VAL_LINE, {"x": x, "y": y}),
            _of("now", _DOT | {"color": VAL}, {"x": x, "y": y}),
            _of("now", under, {"x": x, "y": y, "text": {"field": "below"}}),
        ]
    )


def sureness(words: Words) -> Spec:
    """Return how sure the answers of `sure` (epoch, when_right, when_wrong) were, and those of `now`."""
    axis = _LABELS | {"format": "%", "tickCount": 5}
    x, y = _below("epoch", words["epoch"]), _number("when_right", words["sure"], [0.5, 1], axis)
    right = {"type": "line", "color": RIGHT, "strokeWidth": 2.5, "clip": True}
    return figure(
        [
            _now(x),
            _of("sure", right, {"x": x, "y": y}),
            _of("sure", right | {"color": WRONG, "strokeDash": [2, 3]}, {"x": x, "y": y | {"field": "when_wrong"}}),
            _of("now", _DOT | {"color": RIGHT}, {"x": x, "y": y}),
            _of("now", _DOT | {"color": WRONG}, {"x": x, "y": y | {"field": "when_wrong"}}),
            *_at_its_end("when_right", x, y, ink("text")),
            *_at_its_end("when_wrong", x, y, ink("text"), below=True),
        ]
    )


def _number(field: str, title: str | None, domain: list[float] | None, axis: Spec | None = None) -> Spec:
    scale: Spec = {"nice": False, "zero": False} | ({"domain": domain} if domain else {})
    return {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": axis or {}}


def _named(field: str, scale: Spec | None) -> Spec:
    return {"field": field, "type": "nominal", "title": None} | ({"scale": scale} if scale else {})


def _side(field: str) -> Spec:
    return _number(field, None, [0, 10]) | {"axis": None}


def _below(field: str, title: str | None) -> Spec:
    """Return an x axis; of charts one below the other only the last has its labels."""
    return _number(field, title, None, {"grid": False, "labels": title is not None, "ticks": title is not None})


def _path(x: Spec, y: Spec, colour: str, **mark: Any) -> list[Spec]:
    dot = {"type": "point", "filled": True, "size": 110, "color": colour, "opacity": 1, "stroke": ink("text")}
    return [
        _now(x),
        _of("way", {"type": "line", "color": colour, "strokeWidth": 2.5, **mark}, {"x": x, "y": y}),
        _of("now", dot, {"x": x, "y": y}),
    ]


def _now(x: Spec) -> Spec:
    return _of("now", {"type": "rule", "color": ink("faint"), "strokeWidth": 1.5}, {"x": x})


def _at_its_end(field: str, x: Spec, y: Spec, color: Spec, below: bool = False) -> list[Spec]:
    """Return the words of `names` (epoch, <field>, <field>_words) above or below the end of a line, over a halo."""
    mark = {"type": "text", "align": "right", "baseline": "top" if below else "bottom", "dy": 8 if below else -5}
    halo = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    places = {"x": x, "y": y | {"field": field}, "text": {"field": f"{field}_words"}}
    return [_of("names", mark | halo, places), _of("names", mark | {"color": color}, places)]


def _of(data: str, mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"name": data}, "mark": mark, "encoding": encoding}

"""The pictures of "What is loss?": how far each throw missed, and an error on a number line with its square."""

from collections.abc import Sequence

from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, ink
from pages.ui.charts.theme import CLASS_COLOURS, PAGE

# Three throwers: colours that no curve has, and dashes for those who cannot tell them apart.
COLOURS = (CLASS_COLOURS[1], CLASS_COLOURS[2], CLASS_COLOURS[0])
DASHES = [[2, 3], [7, 4], [1, 0]]
# Thousand dollars: the two ends of the number line.
LOW, HIGH = 0, 700


def misses(names: Sequence[str], words: Words) -> Spec:
    """Return the chart of `misses` (throw, cm, thrower), `frame` (throw, cm: its corners) and `bull` (cm, throw)."""
    by_name = {"scale": {"domain": list(names)}, "type": "nominal", "field": "thrower", "title": None}
    x = {"field": "throw", "type": "quantitative", "title": words["throw"], "axis": {"tickMinStep": 1, "grid": False}}
    y = {"field": "cm", "type": "quantitative", "title": words["cm"]}
    legend = {
        "symbolType": "stroke",
        "symbolSize": 400,
        "symbolStrokeWidth": 3,
        "columns": {"expr": "width < 480 ? 1 : 3"},
        "labelLimit": 260,
    }
    lines = {
        "x": x,
        "y": y,
        "color": by_name | {"scale": {"domain": list(names), "range": list(COLOURS)}, "legend": legend},
        "strokeDash": by_name | {"scale": {"domain": list(names), "range": DASHES}},
    }
    return figure(
        [
            {"data": {"name": "frame"}, "mark": {"type": "point", "opacity": 0}, "encoding": {"x": x, "y": y}},
            {
                "data": {"name": "bull"},
                "mark": {"type": "rect", "color": ink("text"), "opacity": 0.12},
                "encoding": {"y": y, "y2": {"datum": 0}},
            },
            {
                "data": {"name": "bull"},
                "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 4, "text": words["bull"]},
                "encoding": {"x": {"value": 0}, "y": y | {"field": "middle"}},
            },
            {"data": {"name": "misses"}, "mark": {"type": "line", "strokeWidth": 2.5}, "encoding": lines},
        ]
    )


def number_line(words: Words) -> Spec:
    """Return the chart of `guess`: one row with guess, answer, error, and the words at them and in the square."""
    x = {
        "field": "answer",
        "type": "quantitative",
        "scale": {"domain": [LOW, HIGH], "nice": False},
        "title": words["axis"],
        "axis": {"grid": False, "tickCount": 8},
    }
    # One thousand dollars is as long upwards as along the line: only then is it a square.
    top = f"height - abs(datum.error) * {_THOUSAND}"
    square = {"x": x, "x2": {"field": "guess"}, "y": _at("height"), "y2": _at(top)}
    side = {"x": x, "x2": {"field": "guess"}, "y": _at("height")}
    return figure(
        [
            _of_guess({"type": "rect", "color": CLASS_COLOURS[2], "opacity": 0.35, "clip": True}, square),
            _of_guess({"type": "rule", "strokeWidth": 6, "color": CLASS_COLOURS[2]}, side),
            *_post("answer", x, 8, []),
            *_post("guess", x, 30, [5, 3]),
            *_haloed(_AREA_ALIGN, _AREA_X, "height - 13", "area_words"),
        ]
    )


# Pixels of a thousand dollars, and of the square's two sides.
_THOUSAND = f"width / {HIGH - LOW}"
_LEFT = f"min(datum.guess, datum.answer) * {_THOUSAND}"
_RIGHT = f"max(datum.guess, datum.answer) * {_THOUSAND}"
# Words that need so much room stand beside a square that has less.
_ROOM = 150
_INSIDE = f"{_RIGHT} - {_LEFT} > {_ROOM}"
_BESIDE = f"{_RIGHT} < width - {_ROOM}"
_AREA_X = f"{_INSIDE} ? ({_LEFT} + {_RIGHT}) / 2 : {_BESIDE} ? {_RIGHT} + 10 : {_LEFT} - 10"
_AREA_ALIGN = f"{_INSIDE} ? 'center' : {_BESIDE} ? 'left' : 'right'"


def _post(field: str, x: Spec, y: int, dash: list[int]) -> list[Spec]:
    """Return an upright line at a value, with its words at the top."""
    place = f"datum.{field} * {_THOUSAND}"
    line = {"x": x | {"field": field}, "y": _at("height"), "y2": _at(str(y + 9))}
    align = f"{place} > width - {_ROOM} ? 'right' : 'left'"
    start = f"{place} + ({place} > width - {_ROOM} ? 3 : -3)"
    return [
        _of_guess({"type": "rule", "strokeWidth": 2, "strokeDash": dash, "color": ink("text")}, line),
        *_haloed(align, start, str(y), f"{field}_words"),
    ]


def _haloed(align: str, x: str, y: str, words: str) -> list[Spec]:
    """Return words at pixels over a halo in the page's colour."""
    mark = {"type": "text", "align": {"expr": align}, "baseline": "middle"}
    halo = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    encoding = {"x": _at(x), "y": _at(y), "text": {"field": words}}
    return [_of_guess(mark | halo, encoding), _of_guess(mark | {"color": ink("text")}, encoding)]


def _of_guess(mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"name": "guess"}, "mark": mark, "encoding": encoding}


def _at(expr: str) -> Spec:
    return {"value": {"expr": expr}}

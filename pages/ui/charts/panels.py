"""The model beside the curves, at the same epoch: a fitted line, a surface, predictions against the truth, or counts.

Each function draws one kind of panel into the area that the signals `panel_x/y/w/h` mark out; `frame` is the index of
the kept model that is shown. Data of all frames are in the page from the start, one frame after the other.
"""

from collections.abc import Sequence
from typing import Any

from pages.ui.charts.marks import Spec, Words, e, filled, ink, once, quoted, rule, text_at
from pages.ui.charts.palette import CLASS_COLOURS, PAGE

_META = "data('meta')[0]"
_COLOURS = "[" + ", ".join(f"'{colour}'" for colour in CLASS_COLOURS) + "]"


def surface(words: Words, labels: Sequence[str]) -> list[Spec]:
    """Draw which class the model would choose at each place.

    All pictures are in the page from the start and only the current one is opaque: swapping one picture's address left
    a quarter of the frames empty while it loaded.
    """
    picture = {
        "type": "image", "x": e("panel_x"), "y": e("panel_y"), "width": e("panel_w"), "height": e("panel_h"),
        "align": "left", "baseline": "top", "aspect": False, "opacity": e("datum.i === frame ? 1 : 0"),
    }  # fmt: skip
    return [
        {"data": {"name": "frames"}, "mark": picture, "encoding": {"url": {"field": "url", "type": "nominal"}}},
        _border(),
        *_both_sets(_x("datum.x"), _y("datum.y"), f"{_COLOURS}[datum.c]"),
        *_title(words, beside_key=True),
        *_class_key(labels),
        *_set_key(words, ink("faint")),
    ]


def line(words: Words, labels: Sequence[str]) -> list[Spec]:
    """Draw the fitted line over one input, with a residual from each training point to it."""
    fit = _clamped(_y(f"data('fit')[frame * {_META}.grid + datum.i].y"))
    place = {"type": "line", "x": e(_x("datum.x")), "y": e(fit), "color": ink("text"), "strokeWidth": 2.5}
    residual = _clamped(_y(_fit_at("datum.x")))
    return [
        *_only_read("fit", "frames"),
        _border(),
        rule(_x("datum.x"), _y("datum.y"), _x("datum.x"), residual, "train_points",
             color=ink("faint"), strokeWidth=1, opacity=0.6),
        *_both_sets(_x("datum.x"), _y("datum.y"), f"'{CLASS_COLOURS[0]}'"),
        {"data": {"name": "grid"}, "mark": place, "encoding": {}},
        *_title(words),
        *_set_key(words, {"value": CLASS_COLOURS[0]}),
    ]  # fmt: skip


def scatter(words: Words, labels: Sequence[str]) -> list[Spec]:
    """Draw each row's prediction (up) against its true value (across); perfect ones lie on the diagonal."""
    answer = _y(f"data('answers')[frame * {_META}.grid + datum.i].y")
    diagonal = rule(
        "panel_x", "panel_y + panel_h", "panel_x + panel_w", "panel_y", color=ink("faint"), strokeDash=[2, 3]
    )
    return [
        *_only_read("answers", "frames"),
        _border(),
        diagonal,
        *text_at(quoted(words["perfect"]), "panel_x + panel_w - 4", "panel_y + 10", ink("faint"),
                 align="right", fontSize=11),
        *_both_sets(_x("datum.x"), answer, f"'{CLASS_COLOURS[0]}'"),
        *_title(words),
        *text_at(quoted("↑ " + words["predicted"]), "panel_x + 5", "panel_y + 10", ink("faint"),
                 align="left", fontSize=11),
        *text_at(quoted(words["true_value"] + " →"), "panel_x + panel_w - 4", "panel_y + panel_h - 9", ink("faint"),
                 align="right", fontSize=11),
        *_set_key(words, {"value": CLASS_COLOURS[0]}),
    ]  # fmt: skip


def confusion(words: Words, labels: Sequence[str]) -> list[Spec]:
    """Draw the validation rows counted by truth (down) and answer (across), and some examples beside them."""
    return [
        *_only_read("counts", "answers", "frames"),
        *_title(words),
        *_counts(words, labels),
        *_examples(words, labels),
    ]


# ------------------------------------------------------------------ counts and examples

_TOP = "(panel_y + 18)"
_COUNT = f"data('counts')[frame * {_META}.grid * {_META}.grid + datum.i].n"


def _counts(words: Words, labels: Sequence[str]) -> list[Spec]:
    names = _list(labels)
    room = min(60, max(map(_width, labels))) + 6
    cell = f"(min(panel_w * 0.56 - {room}, panel_h - 30) / {_META}.grid)"
    left, top = f"panel_x + {room} + datum.c * {cell}", f"{_TOP} + datum.r * {cell}"
    colour = f"datum.r === datum.c ? '{CLASS_COLOURS[0]}' : '{CLASS_COLOURS[1]}'"
    square = {
        "type": "rect", "x": e(f"{left} + 0.5"), "x2": e(f"{left} + {cell} - 0.5"), "y": e(f"{top} + 0.5"),
        "y2": e(f"{top} + {cell} - 0.5"), "color": e(colour), "opacity": e(f"0.06 + 0.6 * {_COUNT} / datum.of"),
    }  # fmt: skip
    number = {
        "type": "text", "text": e(f"{_COUNT} || ''"), "x": e(f"{left} + {cell} / 2"), "y": e(f"{top} + {cell} / 2"),
        "baseline": "middle", "fontSize": e(f"{cell} < 22 ? 9 : {cell} < 34 ? 11 : 14"), "color": ink("text"),
    }  # fmt: skip
    name = {"type": "text", "baseline": "middle", "fontSize": 11, "color": ink("text"), "limit": room - 4}
    down = {
        **name, "text": e(f"datum.c === 0 ? {names}[datum.r] : ''"), "align": "right",
        "x": e(f"panel_x + {room - 5}"), "y": e(f"{top} + {cell} / 2"),
    }  # fmt: skip
    across = {
        **name, "text": e(f"datum.r === 0 ? {names}[datum.c] : ''"), "align": "center",
        "x": e(f"{left} + {cell} / 2"), "y": e(f"{_TOP} - 8"), "limit": e(cell),
    }  # fmt: skip
    bottom = f"{_TOP} + {cell} * {_META}.grid + 13"
    return [
        *({"data": {"name": "cells"}, "mark": mark, "encoding": {}} for mark in (square, number, down, across)),
        *text_at(quoted(words["of_validation"]), "panel_x", bottom, ink("faint"), align="left", fontSize=11),
    ]


def _examples(words: Words, labels: Sequence[str]) -> list[Spec]:
    """Draw a few validation rows, easy ones first: the truth, the answer, and the probability given to the truth."""
    names = _list(labels)
    left, right = "(panel_x + panel_w * 0.6)", "(panel_x + panel_w)"
    step = "((panel_h - 18) / 5)"
    top = f"({_TOP} + datum.i * {step})"
    now = "data('answers')[frame * 5 + datum.i]"
    text_left = f"({left} + (isValid(datum.url) ? 38 : 0))"
    says = f"({now}.c === datum.c ? '✓ ' : '✗ ') + {names}[{now}.c]"
    truth = quoted(words["truth"] + ": ")
    on_truth = quoted(f" · {words['on_truth']} ")
    word = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 11, "limit": e(f"{right} - {text_left}")}
    bar = {"type": "rect", "x": e(text_left), "y": e(f"{top} + 29"), "y2": e(f"{top} + 34")}
    picture = {
        "type": "image", "x": e(left), "y": e(top), "width": 32, "height": 32, "align": "left", "baseline": "top",
        "smooth": False, "opacity": e("isValid(datum.url) ? 1 : 0"),
    }  # fmt: skip
    marks = [
        {**bar, "x2": e(right), "color": ink("grid"), "opacity": e(f"{now}.p < 0 ? 0 : 1")},
        {**bar, "x2": e(f"{text_left} + max({now}.p, 0) * ({right} - {text_left})"), "opacity": 1,
         "color": e(f"{now}.c === datum.c ? '{CLASS_COLOURS[0]}' : '{CLASS_COLOURS[1]}'")},
        {**word, "text": e(f"{truth} + {names}[datum.c]"), "x": e(text_left), "y": e(f"{top} + 6"),
         "color": ink("faint")},
        {**word, "text": e(f"{says} + ({now}.p < 0 ? '' : {on_truth} + format({now}.p, '.0%'))"), "x": e(text_left),
         "y": e(f"{top} + 20"), "color": ink("text")},
    ]  # fmt: skip
    return [
        {"data": {"name": "examples"}, "mark": picture, "encoding": {"url": {"field": "url", "type": "nominal"}}},
        *({"data": {"name": "examples"}, "mark": mark, "encoding": {}} for mark in marks),
        *text_at(
            quoted(words["examples"]), left, "panel_y - 10 + (narrow ? 20 : 0)", ink("faint"), align="left", fontSize=11
        ),
    ]


# ------------------------------------------------------------------ what panels share


def _x(value: str) -> str:
    return f"(panel_x + ({value} - {_META}.x0) / ({_META}.x1 - {_META}.x0) * panel_w)"


def _y(value: str) -> str:
    return f"(panel_y + ({_META}.y1 - {value}) / ({_META}.y1 - {_META}.y0) * panel_h)"


def _clamped(y: str) -> str:
    return f"clamp({y}, panel_y, panel_y + panel_h)"


def _fit_at(x: str) -> str:
    """Height of the fitted line at x, straight between two places of the grid."""
    place = f"clamp(({x} - {_META}.x0) / ({_META}.x1 - {_META}.x0) * ({_META}.grid - 1), 0, {_META}.grid - 1.001)"
    left = f"data('fit')[frame * {_META}.grid + floor({place})].y"
    right = f"data('fit')[frame * {_META}.grid + floor({place}) + 1].y"
    return f"({left} + ({right} - {left}) * ({place} - floor({place})))"


def _only_read(*names: str) -> list[Spec]:
    """Name data sets that only expressions read: Vega knows one only if a mark uses it, and these draw nothing."""
    return [
        {"data": {"name": name}, "transform": [{"filter": "false"}], "mark": "point", "encoding": {}} for name in names
    ]


def _both_sets(x: str, y: str, colour: str) -> list[Spec]:
    """Draw validation rows as hollow diamonds and training rows as discs on top of them."""

    def points(data: str, **mark: Any) -> Spec:
        return {
            "data": {"name": data},
            "mark": {"type": "point", "x": e(x), "y": e(y), "opacity": 1, **mark},
            "encoding": {},
        }

    return [
        points("val_points", shape="diamond", filled=False, size=26, strokeWidth=1.4, stroke=e(colour)),
        points("train_points", filled=True, size=34, fill=e(colour), stroke=PAGE, strokeWidth=0.7),
    ]


def _border() -> Spec:
    return once({
        "type": "rect", "x": e("panel_x"), "x2": e("panel_x + panel_w"), "y": e("panel_y"),
        "y2": e("panel_y + panel_h"), "filled": False, "stroke": ink("grid"), "strokeWidth": 1,
    })  # fmt: skip


def _title(words: Words, *, beside_key: bool = False) -> list[Spec]:
    """Name the epoch of the model that is really shown, which may be a little earlier than the slider's.

    Above a small picture there is no room for more beside the key of the classes.
    """
    epoch = "data('frames')[frame].epoch"
    text = filled(words["model_at"], epoch)
    if beside_key:
        text = f"panel_w < 230 ? {quoted(words['epoch'] + ' ')} + {epoch} : {text}"
    return text_at(text, "panel_x", "panel_y - 10", align="left", fontSize=12)


def _set_key(words: Words, colour: Spec) -> list[Spec]:
    """Say what filled and hollow mean; words instead of a Vega legend, which would take part in the layout."""
    y = "panel_y + panel_h + 13"
    paint = colour.get("value", colour)
    dot = {"type": "point", "size": 36, "y": e(y)}
    return [
        once({**dot, "x": e("panel_x + 6"), "filled": True, "color": paint, "opacity": 1}),
        *text_at(quoted(words["train_points"]), "panel_x + 14", y, ink("faint"), align="left", fontSize=11),
        once({**dot, "x": e("panel_x + panel_w / 2 + 6"), "shape": "diamond", "filled": False, "color": paint,
              "strokeWidth": 1.4, "opacity": 1}),
        *text_at(quoted(words["val_points"]), "panel_x + panel_w / 2 + 14", y, ink("faint"), align="left", fontSize=11),
    ]  # fmt: skip


def _class_key(labels: Sequence[str]) -> list[Spec]:
    """Name the classes towards the right end of the title's line, each after a dot of its colour."""
    marks: list[Spec] = []
    used = 0
    for label, colour in reversed(list(zip(labels, CLASS_COLOURS, strict=False))):
        used += _width(label) + 20
        dot = {"type": "point", "size": 36, "filled": True, "color": colour, "opacity": 1, "y": e("panel_y - 10")}
        marks.append(once({**dot, "x": e(f"panel_x + panel_w - {used - 6}")}))
        at = f"panel_x + panel_w - {used - 14}"
        marks += text_at(quoted(label), at, "panel_y - 10", ink("faint"), align="left", fontSize=11)
    return marks


def _width(text: str) -> int:
    """Return about how many pixels a small text takes; letters outside Latin are wide."""
    return round(sum(5.8 if ord(c) < 0x2E80 else 11 for c in text))


def _list(texts: Any) -> str:
    return "[" + ", ".join(quoted(text) for text in texts) + "]"

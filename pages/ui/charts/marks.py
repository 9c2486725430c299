"""Vega-Lite marks at pixel places: drawn once, moved by signals, free of scales."""

from typing import Any

from pages.ui.charts.palette import PAGE
from pages.ui.i18n import HUGE

Spec = dict[str, Any]
Words = dict[str, str]


def ink(name: str) -> Spec:
    """Return a colour of words and lines that follows the theme."""
    return {"expr": f"ink_{name}"}


def e(expr: str) -> Spec:
    return {"expr": expr}


def once(mark: Spec) -> Spec:
    """A mark that is drawn once, at pixels."""
    return {"data": {"name": "meta"}, "mark": mark, "encoding": {}}  # Vega-Lite reads encoding.shape unasked


def quoted(words: str) -> str:
    """Return an expression for words as they are, whatever quotes they hold."""
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"


def filled(words: str, value: str) -> str:
    """Return an expression for words with a value where they have {}: languages put a number in different places."""
    before, after = words.split("{}")
    return f"{quoted(before)} + ({value}) + {quoted(after)}"


def number(value: str) -> str:
    """Return an expression that writes a value as `words.number` does: 0.283, 123.5, 61,530, 3.8 × 10¹³.

    What is tiny stays 0.000: beside a moving curve a number that changes its form at each frame could not be read.
    """
    short = f"abs({value}) >= 100 ? format({value}, ',.4~r') : format({value}, '.3f')"
    return f"(abs({value}) >= {HUGE:g} ? {in_powers(value, 2)} : {short})"


def in_powers(value: str, digits: int) -> str:
    """Return an expression that writes a value in powers of ten, with so many digits; a factor of 1 goes unsaid."""
    written = f"split(format({value}, '.{digits - 1}e'), 'e')"
    power = f"replace({written}[1], '+', '')"
    for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True):
        power = f"replace({power}, /{plain}/g, '{raised}')"
    return f"(replace({written}[0] + ' × ', /^1 × /, '') + '10' + {power})"


def rule(x: str, y: str, x2: str, y2: str, data: str = "meta", **mark: Any) -> Spec:
    """Draw a straight line between two places in pixels (in the mark itself, Vega-Lite 6.4 ignores a rule's places)."""
    places = {"x": x, "y": y, "x2": x2, "y2": y2}
    return {
        "data": {"name": data},
        "mark": {"type": "rule", **mark},
        "encoding": {k: {"value": e(v)} for k, v in places.items()},
    }


def text_at(text: str, x: str, y: str, color: Spec | None = None, shown: str = "true", **more: Any) -> list[Spec]:
    """A text at pixels with a halo in the page's colour under it, so that it stays readable over a line."""
    base = {
        "type": "text",
        "text": e(text if shown == "true" else f"{shown} ? {text} : ''"),
        "x": e(x),
        "y": e(y),
        "fontSize": 12,
        "baseline": "middle",
        **more,
    }  # no text instead of no opacity: a screen reader must not tell what is not shown yet
    halo = {**base, "color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    return [once(halo), once({**base, "color": color or ink("text")})]

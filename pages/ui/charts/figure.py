"""The frame of a still picture: Vega-Lite layers with the colours of the page, and an axis as all others."""

from collections.abc import Sequence
from typing import Any

from pages.ui.charts.marks import Spec, ink
from pages.ui.charts.theme import INK

_FONT = '"Source Sans", "Noto Sans CJK JP", sans-serif'


def figure(layers: Sequence[Spec], params: Sequence[Spec] = (), **more: Any) -> Spec:
    """Return a layered Vega-Lite spec without its data, as wide as its place; inks are parameters `ink_<name>`.

    Data are named (`{"data": {"name": "darts"}}`) and passed beside it, so that new data leave the view in place.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "autosize": {"type": "fit", "contains": "padding"},
        "width": "container",
        # Said in full: Streamlit adds some of its own below a chart that says none.
        "padding": {"left": 4, "right": 8, "top": 6, "bottom": 4},
        "config": {
            # A screen reader is told the picture in words; it must not read out every mark.
            "mark": {"tooltip": None, "aria": False},
            "view": {"stroke": None},
            "font": _FONT,
            "axis": {
                "labelColor": ink("text"),
                "titleColor": ink("text"),
                "gridColor": ink("grid"),
                "domainColor": ink("faint"),
                "tickColor": ink("faint"),
                "labelFontSize": 12,
                "titleFontSize": 13,
                "titleFontWeight": "normal",
                "titlePadding": 8,
                "labelFont": _FONT,
                "titleFont": _FONT,
            },
            "text": {"color": ink("text"), "fontSize": 13, "font": _FONT},
            "legend": {"labelColor": ink("text"), "titleColor": ink("text"), "labelFontSize": 12, "orient": "top"},
        },
        "params": [*_inks(), *params],
        "layer": list(layers),
        **more,
    }


def _inks() -> list[Spec]:
    """Return the colours of words and lines as parameters that follow the page's."""
    named = [{"name": "dark", "expr": "luminance(background) < 0.4"}]
    return named + [
        {"name": f"ink_{name}", "expr": f"dark ? '{dark}' : '{light}'"} for name, (light, dark) in INK.items()
    ]

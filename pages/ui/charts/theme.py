"""The one theme of all still charts. It is the same on light and dark pages: the browser chooses the colours."""

from typing import cast

import altair as alt

from pages.ui.charts.palette import INK

_FONT = '"Source Sans", "Noto Sans CJK JP", sans-serif'
# The page's own colour, which Streamlit hands to Vega as `background`. No colour of a light or dark page is in a spec:
# Python learns of a switched theme only at the next rerun, and another spec would be embedded anew, which blinks.
PAGE = alt.expr("background")
HALO = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}


def ink(name: str) -> alt.ExprRef:
    """Return a colour of text and lines that follows the page: one of INK."""
    return alt.expr(f"ink_{name}")


# What `ink` refers to, in every chart.
INKS = [
    alt.VariableParameter(name="dark", expr="luminance(background) < 0.4"),
    *(
        alt.VariableParameter(name=f"ink_{name}", expr=f"dark ? '{dark}' : '{light}'")
        for name, (light, dark) in INK.items()
    ),
]


_CONFIG = alt.Config(
    # A screen reader reads the alternative text; it must not read out every mark.
    mark=alt.MarkConfig(tooltip=None, aria=False),
    view=alt.ViewConfig(stroke=None),
    font=_FONT,
    axis=alt.AxisConfig(
        labelColor=ink("text"), titleColor=ink("text"), gridColor=ink("grid"), domainColor=ink("faint"),
        tickColor=ink("faint"), labelFontSize=12, titleFontSize=13, titleFontWeight="normal", titlePadding=8,
        labelFont=_FONT, titleFont=_FONT,
    ),
    text=alt.MarkConfig(color=ink("text"), fontSize=13, font=_FONT),
    legend=alt.LegendConfig(labelColor=ink("text"), titleColor=ink("text"), labelFontSize=12, orient="top"),
).to_dict()  # fmt: skip


@alt.theme.register("loss_lab", enable=True)
def loss_lab() -> alt.theme.ThemeConfig:
    """Return what all charts have in common; a chart's own properties win."""
    common = {
        "config": _CONFIG,
        "autosize": {"type": "fit", "contains": "padding"},
        "width": "container",
        # In full: Streamlit adds some of its own below a chart that has none.
        "padding": {"left": 4, "right": 8, "top": 6, "bottom": 4},
    }
    return cast(alt.theme.ThemeConfig, common)

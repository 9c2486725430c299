"""The charts of "What is loss?": how far each throw missed, and an error on a number line with its square."""

import altair as alt

from pages.ui.charts.layers import halo_text, layered, rows
from pages.ui.charts.palette import CLASS_COLOURS, DOTS, SOLID
from pages.ui.charts.template import template
from pages.ui.charts.theme import ink
from pages.ui.i18n import Text

# Three throwers: colours that no curve has, and dashes for those who cannot tell them apart.
COLOURS = (CLASS_COLOURS[1], CLASS_COLOURS[2], CLASS_COLOURS[0])
_DASHES = [DOTS, [7, 4], SOLID]
# Thousand dollars: the two ends of the number line.
LOW, HIGH = 0, 700
_FLOOR = alt.expr("height")
# Pixels of a thousand dollars, and of the square's two sides.
_THOUSAND = f"width / {HIGH - LOW}"
_LEFT = f"min(datum.guess, datum.answer) * {_THOUSAND}"
_RIGHT = f"max(datum.guess, datum.answer) * {_THOUSAND}"
# Text that needs so much room stands beside a square that has less.
_ROOM = 150
_INSIDE = f"{_RIGHT} - {_LEFT} > {_ROOM}"
_BESIDE = f"{_RIGHT} < width - {_ROOM}"
_AREA_X = f"{_INSIDE} ? ({_LEFT} + {_RIGHT}) / 2 : {_BESIDE} ? {_RIGHT} + 10 : {_LEFT} - 10"
_AREA_ALIGN = f"{_INSIDE} ? 'center' : {_BESIDE} ? 'left' : 'right'"


@template
def misses(names: tuple[str, ...], t: Text) -> alt.LayerChart:
    """Return the chart of `misses` (throw, cm, thrower), `frame` (throw, cm: its corners) and `bull` (cm, middle)."""
    own = "what_is_loss.throwers.chart"
    x = alt.X("throw:Q", title=t(f"{own}.throw"), axis=alt.Axis(tickMinStep=1, grid=False))
    y = alt.Y("cm:Q", title=t(f"{own}.cm"))
    legend = alt.Legend(
        symbolType="stroke", symbolSize=400, symbolStrokeWidth=3, labelLimit=260,
        columns=alt.expr("width < 480 ? 1 : 3"),
    )  # fmt: skip
    colour = alt.Color("thrower:N", title=None, legend=legend, scale=alt.Scale(domain=list(names), range=list(COLOURS)))
    dash = alt.StrokeDash("thrower:N", title=None, scale=alt.Scale(domain=list(names), range=_DASHES))
    bull = rows("bull")
    return layered(
        rows("frame").mark_point(opacity=0).encode(x=x, y=y),
        bull.mark_rect(color=ink("text"), opacity=0.12).encode(y=y, y2=alt.Y2Datum(0)),
        bull.mark_text(align="left", baseline="middle", dx=4, text=t(f"{own}.bull")).encode(
            x=alt.XValue(0), y=alt.Y("middle:Q", title=t(f"{own}.cm"))
        ),
        rows("misses").mark_line(strokeWidth=2.5).encode(x=x, y=y, color=colour, strokeDash=dash),
    )


@template
def number_line(t: Text) -> alt.LayerChart:
    """Return the chart of `guess`: one row with guess, answer, error, and the texts at them and in the square."""
    # One thousand dollars is as long upwards as along the line: only then is it a square.
    top = alt.expr(f"height - abs(datum.error) * {_THOUSAND}")
    side = rows("guess").encode(x=_money("answer", t), x2="guess", y=alt.YValue(_FLOOR))
    return layered(
        side.mark_rect(color=CLASS_COLOURS[2], opacity=0.35, clip=True).encode(y2=alt.Y2Value(top)),
        side.mark_rule(color=CLASS_COLOURS[2], strokeWidth=6),
        *_post("answer", 8, [], t),
        *_post("guess", 30, [5, 3], t),
        *_text_at(_AREA_ALIGN, _AREA_X, "height - 13", "area_text"),
    )


def _money(field: str, t: Text) -> alt.X:
    scale = alt.Scale(domain=[LOW, HIGH], nice=False)
    axis = alt.Axis(grid=False, tickCount=8)
    return alt.X(f"{field}:Q", title=t("what_is_loss.house.chart.axis"), scale=scale, axis=axis)


def _post(field: str, y: int, dash: list[int], t: Text) -> list[alt.Chart]:
    """Return an upright line at a value, with its text at the top."""
    place = f"datum.{field} * {_THOUSAND}"
    line = rows("guess").mark_rule(strokeWidth=2, strokeDash=dash, color=ink("text"))
    align = f"{place} > width - {_ROOM} ? 'right' : 'left'"
    start = f"{place} + ({place} > width - {_ROOM} ? 3 : -3)"
    return [
        line.encode(x=_money(field, t), y=alt.YValue(_FLOOR), y2=alt.Y2Value(y + 9)),
        *_text_at(align, start, str(y), f"{field}_text"),
    ]


def _text_at(align: str, x: str, y: str, field: str) -> list[alt.Chart]:
    """Return the text of a field at pixels."""
    places = rows("guess").encode(x=alt.XValue(alt.expr(x)), y=alt.YValue(alt.expr(y)), text=f"{field}:N")
    return halo_text(places, align=alt.expr(align), baseline="middle")

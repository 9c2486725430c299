"""A curve to put a mark on: both losses over the epochs, the mark, and the stretch that was right once it is known."""

from typing import Any, Literal

import altair as alt
import pandas as pd

from core.training import Run
from pages.ui.charts.layers import CURVES, halo_text, layered, rows
from pages.ui.charts.palette import CLASS_COLOURS, SOLID
from pages.ui.charts.template import template
from pages.ui.charts.theme import ink
from pages.ui.i18n import Text

# The name of the click on the chart, by which Streamlit hands over the epoch.
PICKED = "picked"
# The tables beside `curve` before anything is marked.
NOTHING_MARKED = {
    "mark": pd.DataFrame(columns=["epoch", "text", "side"]),
    "lab": pd.DataFrame(columns=["epoch", "text", "side"]),
    "right": pd.DataFrame(columns=["low", "high"]),
}
# Ends of curves closer than this share of the chart leave no room for one name above the other.
CLOSE = 0.12
# Where the curves' names have room: above their ends, one above the other above both, or after their ends.
Names = Literal["above", "stacked", "after"]
_ABOVE: dict[str, Any] = {"align": "right", "baseline": "bottom", "dx": -2, "dy": -7}
_AFTER: dict[str, Any] = {"align": "left", "dx": 6}
_NAMES: dict[Names, dict[str, dict[str, Any]]] = {
    "above": {"train": _ABOVE, "val": _ABOVE},
    "stacked": {"train": _ABOVE, "val": _ABOVE | {"dy": -23}},
    "after": {"train": _AFTER | {"baseline": "top"}, "val": _AFTER | {"baseline": "bottom"}},
}


@template
def marked_curves(
    t: Text,
    *,
    log_y: bool = False,
    val: bool = True,
    clickable: bool = True,
    last: int | None = None,
    names: Names = "above",
) -> alt.LayerChart:
    """Return a chart of `curve` (epoch, train, val), `mark` and `lab` (rows of `at`) and `right` (low, high).

    Without `val` the validation loss is not drawn; `last` is where the epochs end, whether the curves go so far or not.
    """
    ends = alt.Scale(nice=False) if last is None else alt.Scale(nice=False, domain=[0, last])
    axis = alt.Axis(grid=False, tickMinStep=1)
    x, low = (
        alt.X(f"{name}:Q", title=t("training_lab.chart.epoch"), scale=ends, axis=axis) for name in ("epoch", "low")
    )
    y = {name: _losses(name, log_y, t) for name in ("train", "val")}
    drawn = CURVES if val else CURVES[:1]
    right = rows("right").mark_rect(color=CLASS_COLOURS[0], opacity=0.18)
    layers = [right.encode(x=low, x2="high")]
    for name, colour, dash in drawn:
        line = rows("curve").mark_line(color=colour, strokeWidth=2.5, strokeDash=dash, clip=True)
        layers.append(line.encode(x=x, y=y[name]))
        layers += _name(name, x, y["val" if names == "stacked" else name], names, t)
    if clickable:
        layers.append(_clicks(x, y[drawn[-1][0]]))
    return layered(
        *layers, *_upright("mark", ink("text"), 0, SOLID, x), *_upright("lab", CLASS_COLOURS[0], 16, [4, 3], x)
    )


def _losses(field: str, log_y: bool, t: Text) -> alt.Y:
    scale = alt.Scale(type="log") if log_y else alt.Scale(zero=True)
    return alt.Y(f"{field}:Q", title=t("training_lab.chart.loss"), scale=scale)


def _clicks(x: alt.X, y: alt.Y) -> alt.Chart:
    """Return unseen points that a click finds: the nearest one, wherever in the chart it falls."""
    nearest = alt.selection_point(name=PICKED, fields=["epoch"], nearest=True, on="click")
    points = rows("curve").mark_point(filled=True, opacity=0, size=60, cursor="crosshair")
    found: alt.Chart = points.encode(x=x, y=y).add_params(nearest)
    return found


def _upright(table: str, colour: Any, y: int, dash: list[int], x: alt.X) -> list[alt.Chart]:
    """Return lines at epochs with their texts beside them; `y` keeps the texts of two lines apart."""
    line = rows(table).mark_rule(color=colour, strokeWidth=2, strokeDash=dash).encode(x=x)
    text = rows(table).encode(x=x, y=alt.YValue(y), text="text:N")
    return [line, *halo_text(
        text, dx=alt.expr("datum.side === 'left' ? 6 : -6"), align=alt.expr("datum.side"), baseline="top",
        fontWeight="bold", color=colour,
    )]  # fmt: skip


def _name(curve: str, x: alt.X, y: alt.Y, place: Names, t: Text) -> list[alt.Chart]:
    """Return the name of a curve at its end."""
    numbered = rows("curve").transform_window(n="count()", i="row_number()", frame=[None, None])
    last = numbered.transform_filter("datum.i == datum.n")
    name = t(f"training_lab.chart.{curve}")
    return halo_text(last.encode(x=x, y=y), text=name, fontWeight="bold", color=ink(curve), **_NAMES[place][curve])


def at(epoch: float, text: str, last: float) -> pd.DataFrame:
    """Return the row of a mark; near the right end its text stands on the left of it."""
    side = "right" if epoch > 0.85 * last else "left"
    return pd.DataFrame([[epoch, text, side]], columns=["epoch", "text", "side"])


def names_of(curve: pd.DataFrame, last: int | None = None) -> Names:
    """Return where the names of the curves have room."""
    if last is not None and curve["epoch"].iloc[-1] < 0.85 * last:
        return "after"
    ends = curve.iloc[-1]
    return "stacked" if "val" in curve and ends["val"] - ends["train"] < CLOSE * curve["val"].max() else "above"


def curve(run: Run, *, val: bool = True, until: int | None = None) -> pd.DataFrame:
    """Return the losses of a run up to an epoch, at most 400 rows; without `val` the validation loss is left out."""
    history = run.history
    last = len(history) if until is None else until + 1
    step = max(1, last // 400)
    columns = {"epoch": history.epoch, "train": history.train_loss} | ({"val": history.val_loss} if val else {})
    return pd.DataFrame({name: column[:last][::step] for name, column in columns.items()})

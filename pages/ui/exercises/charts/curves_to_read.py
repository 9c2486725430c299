"""Curves to be read: both losses of a run over its epochs, and the height of just guessing. No verdict in sight."""

import altair as alt

from pages.ui.charts.layers import CURVES, halo_text, layered, rows
from pages.ui.charts.palette import DOTS, LOG_TICKS, TRAIN
from pages.ui.charts.template import template
from pages.ui.charts.theme import ink
from pages.ui.i18n import Text

# What has its name written on it, and in which colour.
_NAMED = {"train": "train", "val": "val", "guess": "faint", "beside": "train"}


@template
def curves_to_read(t: Text, *, log_y: bool = False, small: bool = False) -> alt.LayerChart:
    """Return a chart of `curve` (epoch, train, val), `guess` (loss, top) and `beside` (epoch, loss), perhaps empty.

    A small one has neither titles nor names on its curves: these stand beside the group of charts that it is in.
    """
    x = alt.X(
        "epoch:Q", title=None if small else t("training_lab.chart.epoch"), scale=alt.Scale(nice=False),
        axis=alt.Axis(grid=False, tickMinStep=1, tickCount=3 if small else 6),
    )  # fmt: skip
    title = None if small else t("training_lab.chart.loss")
    y = {name: _losses(name, title, log_y) for name in ("top", "loss", "train", "val")}
    guess = rows("guess").mark_rule(color=ink("faint"), strokeDash=DOTS, strokeWidth=1.5)
    return layered(
        # Nothing is seen of it, but the chart has room up to it: a curve at its upper edge would look cut off.
        rows("guess").mark_point(opacity=0).encode(y=y["top"]),
        guess.encode(y=y["loss"]),
        _line("beside", TRAIN, DOTS).encode(x=x, y=y["loss"]),
        *(_line("curve", colour, dash).encode(x=x, y=y[name]) for name, colour, dash in CURVES),
        *([] if small else [layer for data in _NAMED for layer in _name(data, x, y["loss"])]),
    )


def _losses(field: str, title: str | None, log_y: bool) -> alt.Y:
    axis = alt.Axis(values=LOG_TICKS) if log_y else alt.Axis(tickCount=4)
    scale = alt.Scale(type="log", nice=False) if log_y else alt.Scale(zero=True)
    return alt.Y(f"{field}:Q", title=title, axis=axis, scale=scale)


def _line(data: str, colour: str, dash: list[int]) -> alt.Chart:
    line: alt.Chart = rows(data).mark_line(color=colour, strokeWidth=2.5, strokeDash=dash, clip=True)
    return line


def _name(data: str, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the name of a curve (name_<data>: epoch, loss, text, dy) at its end, over a halo."""
    places = rows(f"name_{data}").encode(x=x, y=y, text="text:N")
    return halo_text(places, align="right", dy=alt.expr("datum.dy"), fontWeight="bold", color=ink(_NAMED[data]))

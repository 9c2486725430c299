"""Final and lowest losses against the values of a setting, with the value in use and what exploded."""

from collections.abc import Sequence
from math import isfinite, log10
from statistics import median

import altair as alt
import pandas as pd

from pages.ui.charts.layers import halo_text, layered, numbers, rows
from pages.ui.charts.palette import DASHES, DOTS, SOLID, TRAIN, VAL
from pages.ui.charts.template import template
from pages.ui.charts.theme import PAGE, ink
from pages.ui.compare.sweep_text import Sweep, value_text
from pages.ui.compare.sweep_values import LOG_FIELDS, place
from pages.ui.i18n import Text, number

# What ends so many times above the middle of all would squeeze the rest.
_SQUEEZES = 3
# Curve, colour, dashes: the final losses in the colours of the Lab, the lowest one fine.
_CURVES = (("train", TRAIN, SOLID), ("lowest", VAL, DOTS), ("final", VAL, DASHES))
_NARROW = "width < 420"


@template
def by_value() -> alt.LayerChart:
    """Return a chart of `ends` (x, final, lowest, train), `ticks` (x, text, i), `used` and `above` (x, text, side).

    The words below the chart are texts at their places, since their values are the visitor's.
    """
    x = numbers(
        alt.X, "x", None, ("data('box')[0].left", "data('box')[0].right"), labels=False, ticks=False, grid=False
    )
    layers = [
        rows("box").mark_point(opacity=0).encode(x=alt.XValue(0), y=alt.YValue(0)),
        rows("used").mark_rule(color=ink("faint"), strokeWidth=1.5).encode(x=x),
    ]
    for name, colour, dash in _CURVES:
        y = numbers(alt.Y, name, None, ("data('box')[0].low", "data('box')[0].top"), tickCount=5)
        line = rows("ends").encode(x=x, y=y)
        layers.append(
            line.mark_line(color=colour, strokeWidth=2.5 if name != "lowest" else 1.5, strokeDash=dash, clip=True)
        )
        size = 60 if name == "final" else 25
        layers.append(
            line.mark_point(filled=True, size=size, color=colour, opacity=1, stroke=PAGE, strokeWidth=1, clip=True)
        )
    ticks = rows("ticks").encode(x=x, y=alt.YValue("height"), text="text:N")
    above = rows("above").encode(x=x, y=alt.YValue(8))
    return layered(
        *layers,
        *halo_text(ticks, dy=14, fontSize=12, opacity=alt.expr(f"{_NARROW} && datum.i % 2 ? 0 : 1")),
        *halo_text(above, text="✕", fontSize=14, fontWeight="bold", color=ink("val")),
        *halo_text(above.encode(text="text:N"), dy=alt.expr("datum.i % 2 ? 30 : 16"), fontSize=12, color=ink("val"),
                   align=alt.expr("datum.side")),
        *halo_text(rows("used").encode(x=x, y=alt.YValue(0), text="text:N"), dy=-8, fontSize=12, fontWeight="bold",
                   align=alt.expr("datum.side")),
        padding={"left": 5, "right": 14, "top": 22, "bottom": 26},
    )  # fmt: skip


def tables(found: Sweep, t: Text) -> dict[str, pd.DataFrame]:
    """Return the data of `by_value`."""
    xs = places(found)
    names = [value_text(t, found.field, value) for value in found.values]
    top = _top(found)
    ends = pd.DataFrame({
        "x": xs[: len(found.runs)],
        "final": _below(top, found.finals),
        "lowest": _below(top, [run.lowest[found.unit] for run in found.runs]),
        "train": _below(top if found.unit == "loss" else -1.0, [run.train_final for run in found.runs]),
    }, dtype=float)  # fmt: skip
    width = (xs[-1] - xs[0]) or 1.0
    box = {"left": xs[0] - 0.03 * width, "right": xs[-1] + 0.03 * width, "low": 0.0, "top": top * 1.12}
    used = found.used
    return {
        "ends": ends,
        "ticks": pd.DataFrame({"x": xs, "text": names, "i": range(len(xs))}),
        "used": pd.DataFrame({
            "x": [xs[used]], "text": [t("sweep.in_use", value=names[used])], "side": [_side(xs, xs[used])],
        }),
        "above": _above(found, xs, top, t),
        "box": pd.DataFrame([box]),
    }  # fmt: skip


def places(found: Sweep) -> list[float]:
    """Return where the values stand: equal ratios apart where that suits the setting, with 0 a step before the rest."""
    sizes = [place(found.config, found.field, value) for value in found.values]
    if found.field not in LOG_FIELDS:
        return sizes
    positive = [size for size in sizes if size > 0]
    return [log10(size) if size > 0 else log10(min(positive, default=1.0)) - 0.5 for size in sizes]


def _top(found: Sweep) -> float:
    finite = [value for value in found.finals if isfinite(value)]
    if not finite:
        return 1.0
    kept = [value for value in finite if value <= _SQUEEZES * median(finite)]
    return max(kept) or 1.0


def _below(top: float, values: Sequence[float]) -> list[float | None]:
    return [value if value <= top else None for value in values]


def _above(found: Sweep, xs: list[float], top: float, t: Text) -> pd.DataFrame:
    """Return what is no number, or too high to be drawn; of neighbours with the same word the first one has it."""
    out: list[tuple[float, str, str, int]] = []
    word = ""
    for i, value in enumerate(found.finals):
        last, word = word, "" if value <= top else number(value) if isfinite(value) else t("sweep.exploded")
        if word:
            out.append((xs[i], "" if word == last else word, _side(xs, xs[i]), i))
    return pd.DataFrame(out, columns=["x", "text", "side", "i"])


def _side(xs: list[float], x: float) -> str:
    """Return how a text is set, so that it stays inside the chart."""
    share = (x - xs[0]) / ((xs[-1] - xs[0]) or 1.0)
    return "left" if share < 0.15 else "right" if share > 0.85 else "center"


def table(found: Sweep, t: Text) -> pd.DataFrame:
    """Return the numbers of the chart."""
    names = [value_text(t, found.field, value) for value in found.values]
    columns = {
        t(f"common.field.{found.field}"): names[: len(found.runs)],
        t("sweep.final"): [number(run.final[found.unit]) for run in found.runs],
        t("sweep.lowest_loss"): [number(run.lowest[found.unit]) for run in found.runs],
        t("sweep.train"): [number(run.train_final) for run in found.runs],
        t("sweep.verdict"): [t(f"verdict.{run.name_id}") for run in found.runs],
    }
    if found.unit != "loss":
        del columns[t("sweep.train")]
    return pd.DataFrame(columns)

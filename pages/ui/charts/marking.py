"""A curve to put a mark on: both losses over the epochs, the mark, and the stretch that was right once it is known."""

from typing import Any

import pandas as pd

from core.training import Run
from pages.ui.charts.figure import figure
from pages.ui.charts.marks import Spec, Words, e, ink
from pages.ui.charts.palette import DASHES, PAGE, TRAIN, VAL

# The name of the click on the chart, by which Streamlit hands over the epoch.
PICKED = "picked"
# The tables beside `curve` before anything is marked.
NOTHING_MARKED = {
    "mark": pd.DataFrame(columns=["epoch", "words", "side"]),
    "lab": pd.DataFrame(columns=["epoch", "words", "side"]),
    "right": pd.DataFrame(columns=["low", "high"]),
}
# Ends of curves closer than this share of the chart leave no room for one name above the other.
CLOSE = 0.12
_ABOVE: Spec = {"align": "right", "baseline": "bottom", "dx": -2, "dy": -7}
_AFTER: Spec = {"align": "left", "dx": 6}
_NAMES: dict[str, dict[str, Spec]] = {
    "above": {"train": _ABOVE, "val": _ABOVE},
    "stacked": {"train": _ABOVE, "val": _ABOVE | {"dy": -23}},
    "after": {"train": _AFTER | {"baseline": "top"}, "val": _AFTER | {"baseline": "bottom"}},
}


def spec(
    words: Words,
    *,
    log_y: bool = False,
    val: bool = True,
    clickable: bool = True,
    last: int | None = None,
    names: str = "above",
) -> Spec:
    """Return a chart of `curve` (epoch, train, val), `mark` and `lab` (rows of `at`) and `right` (low, high).

    Without `val` the validation loss is neither drawn nor asked for; `last` is where the epochs end, shown or not.
    `names` is where the curves' names stand (`names_of`).
    """
    x = {"field": "epoch", "type": "quantitative", "title": words["epoch"],
         "scale": {"nice": False} | ({} if last is None else {"domain": [0, last]}),
         "axis": {"grid": False, "tickMinStep": 1}}  # fmt: skip
    y: Spec = {
        "type": "quantitative", "title": words["loss"], "scale": {"type": "log"} if log_y else {"zero": True},
    }  # fmt: skip
    lines = [("train", TRAIN, [1, 0]), ("val", VAL, DASHES)][: 2 if val else 1]
    layers: list[Spec] = [
        {
            "data": {"name": "right"},
            "mark": {"type": "rect", "color": "#009E73", "opacity": 0.18},
            "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}},
        }
    ]
    for name, colour, dash in lines:
        mark = {"type": "line", "color": colour, "strokeWidth": 2.5, "strokeDash": dash, "clip": True}
        layers.append({"data": {"name": "curve"}, "mark": mark, "encoding": {"x": x, "y": y | {"field": name}}})
        at = "val" if names == "stacked" else name
        layers += _name(words[name], name, x, y | {"field": at}, _NAMES[names][name])
    if clickable:
        # Unseen points that a click finds: the nearest one, wherever in the chart it falls.
        layers.append(
            {
                "data": {"name": "curve"},
                "mark": {"type": "point", "filled": True, "opacity": 0, "size": 60, "cursor": "crosshair"},
                "encoding": {"x": x, "y": y | {"field": lines[-1][0]}},
                "params": [
                    {"name": PICKED, "select": {"type": "point", "fields": ["epoch"], "nearest": True, "on": "click"}}
                ],
            }
        )
    layers += [*_rule("mark", ink("text"), 0, [1, 0], x), *_rule("lab", "#009E73", 16, [4, 3], x)]
    return figure(layers)


def _rule(table: str, colour: Any, y: int, dash: list[int], x: Spec) -> list[Spec]:
    """Draw a line at an epoch with its words beside it, over a halo; `y` keeps the words of two lines apart."""
    place: Spec = {"data": {"name": table}, "encoding": {"x": x}}
    word: Spec = {
        "type": "text", "dx": e("datum.side === 'left' ? 6 : -6"), "align": e("datum.side"), "baseline": "top",
        "fontWeight": "bold",
    }  # fmt: skip
    halo = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    text = {"x": x, "y": {"value": y}, "text": {"field": "words"}}
    return [
        {**place, "mark": {"type": "rule", "color": colour, "strokeWidth": 2, "strokeDash": dash}},
        {**place, "mark": word | halo, "encoding": text},
        {**place, "mark": word | {"color": colour}, "encoding": text},
    ]


def at(epoch: float, words: str, last: float) -> pd.DataFrame:
    """Return the row of a mark; near the right end its words stand on the left of it."""
    side = "right" if epoch > 0.85 * last else "left"
    return pd.DataFrame([[epoch, words, side]], columns=["epoch", "words", "side"])


def names_of(rows: pd.DataFrame, last: int | None = None) -> str:
    """Return where the names of the curves have room: `after` their ends, `above` each, or `stacked` above both."""
    if last is not None and rows["epoch"].iloc[-1] < 0.85 * last:
        return "after"
    ends = rows.iloc[-1]
    return "stacked" if "val" in rows and ends["val"] - ends["train"] < CLOSE * rows["val"].max() else "above"


def _name(words: str, field: str, x: Spec, y: Spec, place: Spec) -> list[Spec]:
    """Write the name of a curve where it ends, over a halo."""
    last = [
        {"window": [{"op": "count", "as": "n"}], "frame": [None, None]},
        {"window": [{"op": "row_number", "as": "i"}]},
        {"filter": "datum.i == datum.n"},
    ]
    mark: Spec = {"type": "text", "text": words, "fontWeight": "bold", **place}
    halo = {"color": PAGE, "stroke": PAGE, "strokeWidth": 4, "strokeJoin": "round"}
    layer = {"data": {"name": "curve"}, "transform": last, "encoding": {"x": x, "y": y}}
    return [{**layer, "mark": mark | halo}, {**layer, "mark": mark | {"color": ink(field)}}]


def curve(run: Run, *, val: bool = True, until: int | None = None) -> pd.DataFrame:
    """Return the losses of a run up to an epoch, at most 400 rows; without `val` the validation loss is left out."""
    history = run.history
    last = len(history) if until is None else until + 1
    step = max(1, last // 400)
    columns = {"epoch": history.epoch, "train": history.train_loss} | ({"val": history.val_loss} if val else {})
    return pd.DataFrame({name: column[:last][::step] for name, column in columns.items()})

"""The curve of all rounds, played as in the Lab, with its one loss and the names of its phases."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pages.ui import charts
from pages.ui.charts import curves
from pages.ui.charts.marks import Spec, Words, e, ink, once, quoted, text_at
from pages.ui.charts.palette import TRAIN

Floats = NDArray[np.float64]


def whole_curve(words: Words, epochs: int) -> Spec:
    """Return the curve of so many rounds, played as in the Lab, with its one loss and the names of its phases."""
    spec = charts.spec(None, words, epochs)
    return spec | {"layer": [
        curves.curve(words, False)[0], *curves.cover(), *curves.phases(words), *_head(words),
    ]}  # fmt: skip


def whole_curve_tables(losses: Floats, drop_end: float, run: str) -> dict[str, pd.DataFrame]:
    """Return the data of `whole_curve`; `drop_end` is -1 where there is no drop to name, another `run` plays anew."""
    top = float(losses.max()) * 1.05
    hist = {"epoch": np.arange(len(losses)), "train": losses, "val": losses, "train_drawn": losses, "f": 0}
    meta = {
        "run": run, "last": len(losses) - 1, "epochs": len(losses) - 1, "best": -1, "guess": -1.0, "low": 0.0,
        "top": top, "most": -1.0, "drop_end": drop_end,
        "over_from": -1.0,
    }  # fmt: skip
    return {"hist": pd.DataFrame(hist), "meta": pd.DataFrame([meta])}


def _head(words: Words) -> list[Spec]:
    value = "format(now_row.train, '.3f')"
    point = {"type": "point", "x": e("head_x"), "y": e("train_y"), "filled": True, "size": 55, "color": TRAIN,
             "opacity": 1}  # fmt: skip
    return [
        once(point),
        *text_at(
            f"{quoted(words['loss'] + ' ')} + ({value})",
            "flip ? head_x - 8 : head_x + 10",
            "max(8, min(train_y - 12, curves_h - 10))",
            ink("train"),
            align=e("flip ? 'right' : 'left'"),
            fontWeight="bold",
        ),
    ]

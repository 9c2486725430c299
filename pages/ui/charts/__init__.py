"""The chart of a run: both losses and the model beside them, one epoch for all. Data in, Vega-Lite out; no streamlit.

How it is built, and why:
* ONE layered view. `hconcat` cannot stack on a phone, and Python does not know the width. So the view is as large as
  the page lets it be (`autosize: none`, the size comes from CSS), and signals cut it in two: `curves_*`, `panel_*`.
* Only the curves use scales, whose pixel ranges are signals. Everything else sits at pixel places that are expressions
  in the mark itself: no scale that could clash, no transform that runs again over all rows at each frame.
* Nothing that changes from run to run is in the spec: it is in the data sets, so that Streamlit swaps data and keeps
  the view. The data sets are made by `pages.ui.chart_data`.
* The signals carry `on`, which Vega-Lite hands to Vega as it is (not documented; a browser test watches it).
"""

from collections.abc import Sequence

from pages.ui.charts import curves, panels, signals
from pages.ui.charts.marks import Spec, Words
from pages.ui.charts.palette import PAD

PANELS = {"line": panels.line, "surface": panels.surface, "scatter": panels.scatter, "confusion": panels.confusion}


def spec(panel: str | None, words: Words, epochs: int, *, log_y: bool = False, labels: Sequence[str] = ()) -> Spec:
    """Return the constant part of a chart; `datasets` come from the caller.

    `panel` is the picture of the model (None: curves alone), `epochs` the end of the epoch axis and of the slider,
    `labels` the names of the classes.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        # `none`: a label that grows must not move the plot; `contains: padding`: Streamlit's size is the outer size.
        "autosize": {"type": "none", "contains": "padding"},
        "padding": dict(PAD),
        # Tooltips would follow every mark; with `aria` a screen reader would read out 600 points, 50 hidden pictures
        # and each halo (the chart has its alt text, the axes keep their names).
        "config": {
            "mark": {"tooltip": None, "aria": False},
            "view": {"stroke": None},
            "font": '"Source Sans", "Noto Sans CJK JP", sans-serif',
        },
        "params": [
            *signals.inks(),
            *signals.layout(panel),
            *signals.playback(words, epochs),
            *signals.heads(words),
            *signals.texts(words),
            *signals.phases(words),
        ],
        "data": {"name": "hist"},
        "layer": [
            *curves.curve(words, log_y),
            *curves.cover(),
            *curves.phases(words),
            *curves.guess(words),
            *curves.above(),
            *curves.best(words),
            *curves.head(),
            *(PANELS[panel](words, labels) if panel else []),
        ],
    }


def datasets_of(spec: Spec) -> set[str]:
    """Return the names of the data sets that a spec uses."""
    return {"hist"} | {layer["data"]["name"] for layer in spec["layer"] if "data" in layer}

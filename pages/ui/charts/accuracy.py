"""Accuracy over the same epochs as the loss, in the same two colours."""

import altair as alt
import pandas as pd

from core.training import History
from pages.ui.charts.look import DASHES, TRAIN, VAL
from pages.ui.charts.marks import Words


def accuracy_chart(history: History, words: Words) -> alt.Chart:
    """Return both accuracies as lines; colours of axes are left to Streamlit's theme."""
    names = [words["train"], words["val"]]
    rows = pd.concat(
        pd.DataFrame({"epoch": history.epoch, "accuracy": column, "set": name})
        for name, column in zip(names, (history.train_accuracy, history.val_accuracy), strict=True)
    )
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_line(strokeWidth=2)
        .encode(
            alt.X("epoch:Q", title=words["epoch"]).scale(nice=False).axis(grid=False),
            alt.Y("accuracy:Q", title=words["accuracy"]).scale(zero=False).axis(format=".0%"),
            alt.Color("set:N", title=None).scale(domain=names, range=[TRAIN, VAL]).legend(orient="top"),
            alt.StrokeDash("set:N", title=None).scale(domain=names, range=[[1, 0], DASHES]),
        )
        .properties(height=220)
    )
    return chart

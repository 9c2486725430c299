"""One run's curves to be read, with its words and numbers; nothing in them names a lowest point or a verdict."""

import pandas as pd
import streamlit as st

from core.training import Run
from pages.ui import figure, verdict, words
from pages.ui.charts import marking, to_read
from pages.ui.words import Text

_NAMES = ("epoch", "train_loss", "val_loss")


def draw(key: str, run: Run, t: Text, *, log_y: bool = False, beside: pd.DataFrame | None = None) -> None:
    """Draw a run's curves large, with their names on them; `beside` is a third curve (epoch, loss) with its text."""
    rows = marking.curve(run)
    last, guess = rows.iloc[-1], verdict.guess(run)
    ends = {"train": last.train, "val": last.val, "guess": guess}
    tables = _tables(rows, guess) | {
        f"name_{name}": pd.DataFrame(
            [[last.epoch, loss, t(f"training_lab.chart.{name}")]], columns=["epoch", "loss", "text"]
        )
        for name, loss in ends.items()
    }
    tables["name_beside"] = tables["beside"].assign(text="")
    if beside is not None:
        tables |= {"beside": beside, "name_beside": beside.tail(1)}
    spec = to_read.spec(t.under("training_lab.chart"), log_y=log_y)
    figure.draw(key, spec, tables, said(run, t), t, height=300, table=numbers(run, t))


def small(key: str, run: Run, name: str, t: Text) -> None:
    """Draw a run's curves small, under a name."""
    rows = marking.curve(run)
    spec = to_read.spec(t.under("training_lab.chart"), small=True)
    figure.draw(key, spec, _tables(rows, verdict.guess(run)), f"{name}: {said(run, t)}", t, height=170)


def key(t: Text) -> None:
    """Say which line is which, for charts that are too small for names."""
    lines = (("train", "solid"), ("val", "dashed"), ("guess", "dotted"))
    shown = "".join(f"<span class='{name} {dash}'>{t(f'training_lab.chart.{name}')}</span>" for name, dash in lines)
    st.html(f"<div class='curve-key'>{shown}</div>")


def said(run: Run, t: Text) -> str:
    """Return where the curves begin and end, in words."""
    history = run.history
    ends = {
        f"{name}_{place}": words.number(float(losses[i]))
        for name, losses in (("train", history.train_loss), ("val", history.val_loss))
        for place, i in (("first", 0), ("last", -1))
    }
    return t("exercise_which.curve.alt", n=len(history) - 1, guess=words.number(verdict.guess(run)), **ends)


def numbers(run: Run, t: Text) -> pd.DataFrame:
    """Return at most 24 epochs of a run under their names."""
    rows = marking.curve(run)
    rows = rows.iloc[:: max(1, len(rows) // 24)].round(4)
    return rows.rename(columns=dict(zip(rows.columns, (t(f"training_lab.table.{n}") for n in _NAMES), strict=True)))


def _tables(rows: pd.DataFrame, guess: float) -> dict[str, pd.DataFrame]:
    return {
        "curve": rows,
        "guess": pd.DataFrame([[guess]], columns=["loss"]),
        "beside": pd.DataFrame([], columns=["epoch", "loss"]),
    }

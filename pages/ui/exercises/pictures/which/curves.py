"""One run's curves to be read, with its words and numbers; nothing in them names a lowest point or a verdict."""

import pandas as pd
import streamlit as st

from core.training import Run
from pages.ui import chart_block, i18n
from pages.ui.charts import marking
from pages.ui.exercises.charts import curves_to_read
from pages.ui.i18n import Text

_NAMES = ("epoch", "train_loss", "val_loss")


def draw(key: str, run: Run, t: Text, *, log_y: bool = False, beside: pd.DataFrame | None = None) -> None:
    """Draw a run's curves large, with their names on them; `beside` is a third curve (epoch, loss) with its text."""
    rows, guess = marking.curve(run), run.guess_loss
    tables = _tables(rows, guess, room=1.5 if log_y else 1.2) | ({} if beside is None else {"beside": beside})
    tables |= _names(rows, guess, tables["beside"], t)
    spec = curves_to_read.curves_to_read(t, log_y=log_y)
    chart_block.draw_chart(key, spec, tables, alt_text(run, t), t, height=300, table=numbers(run, t))


def _names(rows: pd.DataFrame, guess: float, beside: pd.DataFrame, t: Text) -> dict[str, pd.DataFrame]:
    """Return each curve's name at its place: the higher one's above its end, the lower one's below where there is room,
    else under the other name.

    Just guessing is named a third of the way, where the two curves have mostly left it.
    """
    last = rows.iloc[-1]
    low, high = sorted(("train", "val"), key=lambda name: last[name])
    is_low = last[low] < 0.12 * max(rows.train.max(), rows.val.max(), guess)
    near = is_low and last[high] - last[low] < 0.2 * max(last[high], guess)
    places = {
        high: (last.epoch, last[high], -28 if near else -12),
        low: (last.epoch, last[high] if near else last[low], -12 if is_low else 14),
        "guess": (last.epoch / 3, guess, -10),
    }
    columns = ["epoch", "loss", "dy"]
    names = {
        f"name_{name}": pd.DataFrame([place], columns=columns).assign(text=t(f"training_lab.chart.{name}"))
        for name, place in places.items()
    }
    return names | {"name_beside": beside.tail(1).assign(dy=-12)}


def small(key: str, run: Run, name: str, t: Text) -> None:
    """Draw a run's curves small, under a name."""
    rows = marking.curve(run)
    spec = curves_to_read.curves_to_read(t, small=True)
    chart_block.draw_chart(key, spec, _tables(rows, run.guess_loss), f"{name}: {alt_text(run, t)}", t, height=170)


def key(t: Text) -> None:
    """Say which line is which, for charts that are too small for names."""
    lines = (("train", "solid"), ("val", "dashed"), ("guess", "dotted"))
    shown = "".join(f"<span class='{name} {dash}'>{t(f'training_lab.chart.{name}')}</span>" for name, dash in lines)
    st.html(f"<div class='curve-key'>{shown}</div>")


def alt_text(run: Run, t: Text) -> str:
    """Return where the curves begin and end, in words."""
    history = run.history
    ends = {
        f"{name}_{place}": i18n.number(float(losses[i]))
        for name, losses in (("train", history.train_loss), ("val", history.val_loss))
        for place, i in (("first", 0), ("last", -1))
    }
    return t("exercise_which.curve.alt", n=len(history) - 1, guess=i18n.number(run.guess_loss), **ends)


def numbers(run: Run, t: Text) -> pd.DataFrame:
    """Return at most 24 epochs of a run under their names."""
    rows = marking.curve(run)
    rows = rows.iloc[:: max(1, len(rows) // 24)].round(4)
    return rows.rename(columns=dict(zip(rows.columns, (t(f"training_lab.table.{n}") for n in _NAMES), strict=True)))


def _tables(rows: pd.DataFrame, guess: float, room: float = 1.2) -> dict[str, pd.DataFrame]:
    top = room * max(guess, rows.train.max(), rows.val.max())
    return {
        "curve": rows,
        "guess": pd.DataFrame([[guess, top]], columns=["loss", "top"]),
        "beside": pd.DataFrame([], columns=["epoch", "loss", "text"]),
    }

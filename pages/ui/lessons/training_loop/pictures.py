"""The pictures of the page: the line on its points, the map of the loss, and the curve of the rounds."""

from functools import lru_cache

import pandas as pd
import streamlit as st

from core.lessons import line_loop
from core.lessons.line_loop import LONG, Floats
from pages.ui import chart_block, i18n, run_player
from pages.ui.i18n import Text
from pages.ui.lessons.training_loop import charts as chart
from pages.ui.lessons.training_loop import loss_map, moment, step_text
from pages.ui.lessons.training_loop.moment import Moment
from pages.ui.run_player import Line, Phase

# An error that is shorter than its number goes without.
TINY = 0.25
# The words at a place on the map take this much of its width, in weights.
ROOM = 1.1


def line_and_map(m: Moment, t: Text) -> None:
    """Draw the line on its points, and its place on the map of the loss."""
    left, right = st.columns(2, gap="medium")
    with left:
        st.html(f"<div class='heading'>{t('training_loop.line.title')}</div>")
        _line(m, t)
        st.html(f"<div class='key'>{t('training_loop.line.key')}</div>")
    with right:
        st.html(f"<div class='heading'>{t('training_loop.map.title')}</div>")
        _map(m, t)


def _line(m: Moment, t: Text) -> None:
    line, look = m.line(m.shown), m.look(m.shown)
    predicted, measured = m.name not in ("start", "update"), m.name in ("measure", "compare")
    rows = pd.DataFrame({"x": m.points.x, "y": m.points.y, "y2": look.predictions})
    rows["middle"] = (rows.y + rows.y2.clip(*chart.Y)) / 2
    inside = rows.y2.between(*chart.Y)
    # SVG has no 1e30: what leaves the picture ends beyond its edge.
    rows["y2"] = rows.y2.clip(chart.Y[0] - 1, chart.Y[1] + 1)
    rows["text"] = [_short(error) if seen else "" for error, seen in zip(look.errors, inside, strict=True)]
    data = {
        "points": rows[["x", "y"]],
        "predictions": pd.DataFrame({"x": rows.x, "y": rows.y2})[: len(rows) if predicted else 0],
        "name": _outside(line, t),
        "errors": rows[: len(rows) if measured else 0],
        "now": _straight(line),
        "before": _straight(m.line(m.round))[: 2 if m.updated else 0],
    }
    shown = t("training_loop.line.alt", w=step_text.place(line[0]), b=step_text.place(line[1]))
    alt = f"{shown} {i18n.unmarked(t, step_text.step(m, t))}"
    chart_block.draw_chart("loop_line", chart.line(t), data, alt, t)


def _short(error: float) -> str:
    return f"{error:+.1f}".replace("-", "−") if abs(error) > TINY else ""


def _straight(line: Floats) -> pd.DataFrame:
    """Return the two ends of a line in the picture; none where it passes the picture by."""
    return pd.DataFrame(chart.ends(*line), columns=["x", "y"])


def _outside(line: Floats, t: Text) -> pd.DataFrame:
    """Return where the line is, in words, when it has left the picture."""
    middle = sum(chart.X) / 2
    text = t("training_loop.line.outside", x=f"{middle:.1f}", y=step_text.loss(line[0] * middle + line[1]))
    words = [] if chart.ends(*line) else [(middle, chart.Y[1] - 0.5, text)]
    return pd.DataFrame(words, columns=["x", "y", "text"])


@lru_cache(maxsize=64)
def _map_of(seed: int, loss: str) -> tuple[str, tuple[float, float, float]]:
    return loss_map.map_url(line_loop.points(seed), loss)


def _map(m: Moment, t: Text) -> None:
    url, lowest = _map_of(m.seed, m.loss)
    gone, losses = m.walk.lines[: m.shown + 1], m.walk.losses[: m.shown + 1]
    way = loss_map.path(gone)
    here = gone[-1]
    known = m.name in ("measure", "compare")
    # The path comes to a place from the other side than its words.
    came_from_right = here[0] < gone[-2:][0][0]
    marks = [
        (lowest[0], lowest[1], "lowest", t("training_loop.map.lowest", loss=step_text.loss(lowest[2])), True),
        (*gone[0], "start", t("training_loop.map.start") if m.shown else "", True),
        (*here, "now", t("training_loop.map.now", loss=step_text.loss(losses[-1])) if known else "",
         (came_from_right and here[0] > loss_map.WEIGHTS[0] + ROOM) or here[0] > loss_map.WEIGHTS[1] - ROOM),
    ]  # fmt: skip
    columns = ["x", "y", "kind", "text", "left"]
    data = {
        "map": pd.DataFrame({"url": [url]}),
        "path": way,
        "step": way[-2:] if m.updated and len(way) == m.shown + 1 else way[:0],
        "marks": pd.DataFrame([mark for mark in marks if loss_map.on_map(*mark[:2])], columns=columns),
    }
    alt = t(
        f"training_loop.map.alt_{m.loss}", n=m.shown, w=step_text.place(here[0]), b=step_text.place(here[1]),
        w1=step_text.place(lowest[0]), b1=step_text.place(lowest[1]), loss=step_text.loss(lowest[2]),
    )  # fmt: skip
    if not loss_map.on_map(*here):
        alt += " " + i18n.unmarked(t, t("training_loop.map.outside"))
    chart_block.draw_chart("loop_map", chart.landscape(t), data, alt, t)
    text = [t(f"training_loop.map.{m.loss}")] + ([] if loss_map.on_map(*here) else [t("training_loop.map.outside")])
    st.html(f"<div class='key'>{i18n.with_terms(t, ' '.join(text))}</div>")


def tables(m: Moment, t: Text) -> None:
    """Offer the numbers of both pictures."""
    look, gone = m.look(m.shown), m.walk.lines[: m.shown + 1]
    with st.expander(t("common.table"), key="table_loop_pictures"):
        left, right = st.columns(2, gap="medium")
        points = {
            "x": m.points.x,
            t("glossary.target.name"): m.points.y.round(2),
            t("glossary.prediction.name"): look.predictions.round(2),
            t("glossary.error.name"): look.errors.round(2),
        }
        left.dataframe(pd.DataFrame(points), hide_index=True)
        way = {
            t("training_loop.line.step"): range(len(gone)),
            t("training_loop.map.weight"): [step_text.place(w) for w in gone[:, 0]],
            t("training_loop.map.bias"): [step_text.place(b) for b in gone[:, 1]],
            t("glossary.loss.name"): [step_text.loss(value) for value in m.walk.losses[: m.shown + 1]],
        }
        right.dataframe(pd.DataFrame(way), hide_index=True, height=320)


def growing(m: Moment, t: Text) -> None:
    """Draw the losses so far, one a round; nothing before the first round is done."""
    if not m.rounds_done:
        return
    losses = m.walk.losses[: m.rounds_done + 1]
    shown = losses[: step_text.seen(losses) + 1]
    data = {
        "rounds": pd.DataFrame({"epoch": range(len(shown)), "loss": shown}),
        "limits": pd.DataFrame({"epochs": [max(10, len(shown) - 1)], "top": [1.1 * float(shown.max())]}),
    }
    alt = t("training_loop.curve.alt", n=m.rounds_done, start=step_text.loss(losses[0]), end=step_text.loss(losses[-1]))
    spec, table = chart.growing(t), _losses(losses, t)
    chart_block.draw_chart("loop_growing", spec, data, alt, t, height=200, table=table)
    if len(shown) < len(losses):
        st.caption(t("training_loop.curve.above", seen=len(shown) - 1, n=m.rounds_done, end=step_text.loss(losses[-1])))


def whole(m: Moment, t: Text) -> None:
    """Draw the curve of all rounds, which plays and names its phases when they come."""
    found = moment.reading(m.seed, m.loss, m.pace)
    losses, drop_end = m.walk.losses, moment.drop_end(found)
    last = step_text.seen(losses)
    names = t.under("training_lab.chart")
    phases = [(names["drop"], 0, drop_end), (names["flat"], drop_end, last)] if drop_end > 0 else []
    alt = t("training_loop.curve.alt", n=LONG, start=step_text.loss(losses[0]), end=step_text.loss(losses[-1]))
    run_player.draw(
        [Line(range(last + 1), losses[: last + 1])], t, key="player_loop",
        alt=f"{alt} {i18n.unmarked(t, step_text.curve(m, found, t))}",
        run=f"{m.seed}-{m.loss}-{m.pace}",
        phases=[Phase(*phase) for phase in phases],
        words={"train": names["loss"]},
    )  # fmt: skip
    st.html(f"<div class='told'>{i18n.with_terms(t, step_text.curve(m, found, t))}</div>")
    chart_block.draw_table("loop", _losses(losses, t), t)


def _losses(losses: Floats, t: Text) -> pd.DataFrame:
    return pd.DataFrame({
        t("glossary.epoch.name"): range(len(losses)),
        t("glossary.loss.name"): [step_text.loss(value) for value in losses],
    })  # fmt: skip

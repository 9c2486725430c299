"""Why not train on accuracy?: one weight of a real classifier is nudged, and the learner sees which number moves."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.nudge import CONFIG, HIGH, LOW, NUDGE, Fitted, Nudged, at, boundary, everywhere, fitted
from core.training import predicted_class
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text, number
from pages.ui.lessons.loss_vs_accuracy import charts
from pages.ui.score_table import large
from pages.ui.session import Session, bound, set_page_params
from pages.ui.session.params import real

HALF = 2.8
URL_PARAMS = {"weight": real(0.5, LOW, HIGH, digits=2)}
# How far the drawn slope reaches to either side.
REACH = 0.5


def draw(session: Session, t: Text) -> None:
    """Draw the rows with the line between them, stairs and slope of the weight, and its nudges."""
    st.header(t("loss_vs_accuracy.nudge.title"), anchor=False)
    page_blocks.say(t, "loss_vs_accuracy.nudge.idea")
    fit, weight = fitted(), session.page_params["weight"]
    here = at(fit, np.array([weight]))
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _controls(session, t)
        _plane(fit, weight, t)
    with right:
        large(
            [
                (t("loss_vs_accuracy.nudge.of", right=here.right[0], n=len(fit.y)), t("loss_vs_accuracy.nudge.right")),
                (number(float(here.loss[0])), t("glossary.loss.name")),
            ]
        )
        _ways(here, t)
    _one_nudge(fit, weight, t)
    _count(t)
    page_blocks.try_it(session, t, t("loss_vs_accuracy.nudge.lab"), CONFIG)


def _controls(session: Session, t: Text) -> None:
    def nudge(by: float) -> None:
        set_page_params(weight=round(min(max(session.page_params["weight"] + by, LOW), HIGH), 2))

    with st.container(horizontal=True, gap="small", key="nudges"):
        for id, by, icon, stop in (("down", -NUDGE, "arrow_back", LOW), ("up", NUDGE, "arrow_forward", HIGH)):
            st.button(
                t(f"loss_vs_accuracy.nudge.{id}"), icon=f":material/{icon}:", key=f"nudge_{id}",
                disabled=session.page_params["weight"] == stop, on_click=nudge, args=(by,),
            )  # fmt: skip
    st.slider(
        t("loss_vs_accuracy.nudge.weight"),
        LOW,
        HIGH,
        step=NUDGE,
        **bound("weight", session.page_params["weight"], lambda value: set_page_params(weight=round(value, 2))),
    )


def _plane(fit: Fitted, weight: float, t: Text) -> None:
    line = fit.with_weight(weight)
    names = tuple(t(f"common.class.{id}") for id in ("class_0", "class_1"))
    right = predicted_class(fit.x @ line[:2] + line[2]) == fit.y
    rows = pd.DataFrame({"x": fit.x[:, 0], "y": fit.x[:, 1], "kind": [names[int(k)] for k in fit.y]})
    tables = {
        "rows": rows,
        "wrong": rows[~right],
        "line": pd.DataFrame(boundary(line, HALF), columns=["x", "y"]).dropna(),
    }
    alt_text = t("loss_vs_accuracy.nudge.words", n=len(fit.y), wrong=int((~right).sum()), weight=f"{weight:.2f}")
    answers = [t(f"loss_vs_accuracy.nudge.answer.{'right' if ok else 'wrong'}") for ok in right]
    heads = [t(f"loss_vs_accuracy.nudge.table.{id}") for id in ("across", "up", "kind", "answer")]
    twin = rows.round(2).assign(answer=answers).set_axis(heads, axis=1)
    chart_block.draw_chart("plane", charts.plane(names, HALF), tables, alt_text, t, height=300, table=twin)


def _ways(here: Nudged, t: Text) -> None:
    """Draw right answers and loss at every weight, one below the other, with the place where the weight is now."""
    way, weight, loss, slope = everywhere(), here.weight[0], here.loss[0], here.slope[0]
    whole_way = pd.DataFrame({"weight": way.weight, "right": way.right, "loss": way.loss})
    now = pd.DataFrame({"weight": here.weight, "right": here.right, "loss": here.loss})
    ends = np.clip([weight - REACH, weight + REACH], LOW, HIGH)
    tangent = pd.DataFrame({"weight": ends, "loss": loss + slope * (ends - weight)})
    values = {"weight": f"{weight:.2f}", "right": here.right[0], "loss": number(float(loss))}
    alt_text = {id: t(f"loss_vs_accuracy.nudge.chart.{id}", **values) for id in ("stairs", "slope")}
    both = {"way": whole_way, "now": now}
    twin = whole_way.round(3).set_axis(
        [t(f"loss_vs_accuracy.nudge.chart.{id}") for id in ("weight", "right", "loss")], axis=1
    )
    chart_block.draw_chart("stairs", charts.stairs(t), both, alt_text["stairs"], t, height=150)
    chart_block.draw_chart(
        "slope", charts.slope(t), both | {"slope": tangent}, alt_text["slope"], t, height=190, table=twin
    )


def _one_nudge(fit: Fitted, weight: float, t: Text) -> None:
    """Write what one more nudge would do, and whether either number says which way is better."""
    near = at(fit, weight + np.array([-NUDGE, 0.0, NUDGE]))
    _, before, after = map(int, near.right)
    moved = "more" if after > before else "fewer" if after < before else "still"
    loss, next_loss = told_apart(float(near.loss[1]), float(near.loss[2]))
    page_blocks.say(t, f"loss_vs_accuracy.nudge.{moved}", right=before, after=after, loss=loss, next=next_loss)
    way = "bottom" if near.loss.argmin() == 1 else "up" if near.slope[1] < 0 else "down"
    page_blocks.say(t, f"loss_vs_accuracy.nudge.way_{way}")


def _count(t: Text) -> None:
    way = everywhere()
    nudges = len(way.weight) - 1
    page_blocks.say(
        t, "loss_vs_accuracy.nudge.count", n=nudges, stairs=np.count_nonzero(np.diff(way.right)),
        slope=np.count_nonzero(np.diff(way.loss)),
    )  # fmt: skip


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Return two numbers with three digits behind the point, or as many as show that they differ."""
    digits = next((d for d in range(3, 6) if f"{one:.{d}f}" != f"{other:.{d}f}"), 3)
    return f"{one:.{digits}f}", f"{other:.{digits}f}"

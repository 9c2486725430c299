"""Why not train on accuracy?: one weight of a real classifier is nudged, and the learner sees which number moves."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.nudge import CONFIG, HIGH, LOW, NUDGE, Fitted, Nudged, at, boundary, everywhere, fitted
from core.training import predicted_class
from pages.ui import figure, frame, lesson
from pages.ui.charts import loss_vs_accuracy as charts
from pages.ui.frame import Work
from pages.ui.page_state import real
from pages.ui.scores import large
from pages.ui.words import Text, number

HALF = 2.8
KEYS = {"weight": real(0.5, LOW, HIGH, digits=2)}
# How far the drawn slope reaches to either side.
REACH = 0.5


def draw(work: Work, t: Text) -> None:
    """Draw the rows with the line between them, stairs and slope of the weight, and its nudges."""
    st.subheader(t("loss_vs_accuracy.nudge.title"), anchor=False)
    lesson.say(t, "loss_vs_accuracy.nudge.idea")
    fit, weight = fitted(), work.state["weight"]
    here = at(fit, np.array([weight]))
    left, right = st.columns([1, 1.2], gap="large")
    with left:
        _controls(work, t)
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
    lesson.try_it(work, t, t("loss_vs_accuracy.nudge.lab"), CONFIG)


def _controls(work: Work, t: Text) -> None:
    def nudge(by: float) -> None:
        frame.remember(weight=round(min(max(work.state["weight"] + by, LOW), HIGH), 2))

    with st.container(horizontal=True, gap="small", key="nudges"):
        for id, by, icon, stop in (("down", -NUDGE, "arrow_back", LOW), ("up", NUDGE, "arrow_forward", HIGH)):
            st.button(
                t(f"loss_vs_accuracy.nudge.{id}"), icon=f":material/{icon}:", key=f"nudge_{id}",
                disabled=work.state["weight"] == stop, on_click=nudge, args=(by,),
            )  # fmt: skip
    frame.put("weight", work.state["weight"])
    st.slider(
        t("loss_vs_accuracy.nudge.weight"), LOW, HIGH, step=NUDGE, key="weight",
        on_change=lambda: frame.remember(weight=round(frame.shown("weight"), 2)),
    )  # fmt: skip


def _plane(fit: Fitted, weight: float, t: Text) -> None:
    line = fit.with_weight(weight)
    names = [t(f"common.class.{id}") for id in ("class_0", "class_1")]
    right = predicted_class(fit.x @ line[:2] + line[2]) == fit.y
    rows = pd.DataFrame({"x": fit.x[:, 0], "y": fit.x[:, 1], "kind": [names[int(k)] for k in fit.y]})
    tables = {
        "rows": rows,
        "wrong": rows[~right],
        "line": pd.DataFrame(boundary(line, HALF), columns=["x", "y"]).dropna(),
    }
    said = t("loss_vs_accuracy.nudge.words", n=len(fit.y), wrong=int((~right).sum()), weight=f"{weight:.2f}")
    answers = [t(f"loss_vs_accuracy.nudge.answer.{'right' if ok else 'wrong'}") for ok in right]
    heads = [t(f"loss_vs_accuracy.nudge.table.{id}") for id in ("across", "up", "kind", "answer")]
    twin = rows.round(2).assign(answer=answers).set_axis(heads, axis=1)
    figure.draw("plane", charts.plane(names, HALF), tables, said, t, height=300, table=twin)


def _ways(here: Nudged, t: Text) -> None:
    """Draw right answers and loss at every weight, one below the other, with the place where the weight is now."""
    words = {id: t(f"loss_vs_accuracy.nudge.chart.{id}") for id in ("weight", "right", "loss")}
    way, weight, loss, slope = everywhere(), here.weight[0], here.loss[0], here.slope[0]
    whole_way = pd.DataFrame({"weight": way.weight, "right": way.right, "loss": way.loss})
    now = pd.DataFrame({"weight": here.weight, "right": here.right, "loss": here.loss})
    ends = np.clip([weight - REACH, weight + REACH], LOW, HIGH)
    tangent = pd.DataFrame({"weight": ends, "loss": loss + slope * (ends - weight)})
    values = {"weight": f"{weight:.2f}", "right": here.right[0], "loss": number(float(loss))}
    said = {id: t(f"loss_vs_accuracy.nudge.chart.{id}", **values) for id in ("stairs", "slope")}
    both = {"way": whole_way, "now": now}
    twin = whole_way.round(3).set_axis([words[id] for id in ("weight", "right", "loss")], axis=1)
    figure.draw("stairs", charts.stairs(words), both, said["stairs"], t, height=150)
    figure.draw("slope", charts.slope(words), both | {"slope": tangent}, said["slope"], t, height=190, table=twin)


def _one_nudge(fit: Fitted, weight: float, t: Text) -> None:
    """Write what one more nudge would do, and whether either number says which way is better."""
    near = at(fit, weight + np.array([-NUDGE, 0.0, NUDGE]))
    _, before, after = map(int, near.right)
    moved = "more" if after > before else "fewer" if after < before else "still"
    loss, next_loss = told_apart(float(near.loss[1]), float(near.loss[2]))
    lesson.say(t, f"loss_vs_accuracy.nudge.{moved}", right=before, after=after, loss=loss, next=next_loss)
    way = "bottom" if near.loss.argmin() == 1 else "up" if near.slope[1] < 0 else "down"
    lesson.say(t, f"loss_vs_accuracy.nudge.way_{way}")


def _count(t: Text) -> None:
    way = everywhere()
    nudges = len(way.weight) - 1
    lesson.say(
        t, "loss_vs_accuracy.nudge.count", n=nudges, stairs=np.count_nonzero(np.diff(way.right)),
        slope=np.count_nonzero(np.diff(way.loss)),
    )  # fmt: skip


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Return two numbers with three digits behind the point, or as many as show that they differ."""
    digits = next((d for d in range(3, 6) if f"{one:.{d}f}" != f"{other:.{d}f}"), 3)
    return f"{one:.{digits}f}", f"{other:.{digits}f}"

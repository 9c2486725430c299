"""Two models with 90 of 100 right answers each: the learner moves how sure they are, and sees which number moves."""

import numpy as np
import pandas as pd
import streamlit as st

from core.lessons.confidence import Answers, answers
from pages.ui import chart_block, page_blocks
from pages.ui.charts import confidence
from pages.ui.i18n import Text, number, percent, percent_format
from pages.ui.lessons.loss_vs_accuracy import charts
from pages.ui.score_table import large, table
from pages.ui.session import Session, bound_to_param, set_page_params
from pages.ui.session.params import whole

N, N_RIGHT = 100, 90
LOW, HIGH = 51, 99
# Per cent: how sure each model is of its right and of its wrong answers.
EXAMPLE = {"right_a": 95, "wrong_a": 60, "right_b": 55, "wrong_b": 98}
URL_PARAMS = {name: whole(percent, LOW, HIGH) for name, percent in EXAMPLE.items()}
MODELS = ("a", "b")


def draw(session: Session, t: Text) -> None:
    """Draw both models' answers with their sliders, the two numbers of each, and where the loss comes from."""
    st.header(t("loss_vs_accuracy.two.title"), anchor=False)
    page_blocks.say(t, "loss_vs_accuracy.two.idea", n=N, right=N_RIGHT)
    given = {id: _answers(id, session) for id in MODELS}
    with st.container(key="two_models"):
        for column, id in zip(st.columns(2, gap="large"), MODELS, strict=True):
            with column:
                _model(id, given[id], session, t)
    _compare(given, t)
    _shares(given, t)
    with st.container(key="reset_two"):
        st.button(
            t("loss_vs_accuracy.two.reset"), icon=":material/undo:", key="example",
            disabled=all(session.page_params[name] == percent for name, percent in EXAMPLE.items()),
            on_click=lambda: set_page_params(**EXAMPLE),
        )  # fmt: skip
    _how(given, session, t)


def _answers(id: str, session: Session) -> Answers:
    return answers(session.page_params[f"right_{id}"] / 100, session.page_params[f"wrong_{id}"] / 100, N_RIGHT, N)


def _model(id: str, given: Answers, session: Session, t: Text) -> None:
    st.markdown(f"**{t(f'loss_vs_accuracy.two.model_{id}')}**")
    sure = {name: percent(session.page_params[f"{kind}_{id}"] / 100, t) for name, kind in _SURE.items()}
    alt_text = t("loss_vs_accuracy.two.words", right=N_RIGHT, wrong=N - N_RIGHT, **sure)
    field = confidence.squares(given)
    tables = {"answers": field, "wrong": field[~field.right]}
    chart_block.draw_chart(f"answers_{id}", confidence.answers(), tables, alt_text, t, height=230)
    large(
        [
            (percent(given.accuracy, t), t("glossary.accuracy.name")),
            (number(float(given.costs.mean())), t("glossary.loss.name")),
        ]
    )
    for name in (f"right_{id}", f"wrong_{id}"):
        _slider(name, session, t)


# Gaps of the picture's words, and whose confidence they hold.
_SURE = {"sure": "right", "sure_wrong": "wrong"}


def _slider(name: str, session: Session, t: Text) -> None:
    st.slider(
        t(f"loss_vs_accuracy.two.{name.split('_')[0]}"),
        LOW,
        HIGH,
        **bound_to_param(session, name),
        format=percent_format(t),
    )


def _compare(given: dict[str, Answers], t: Text) -> None:
    losses = {id: number(float(given[id].costs.mean())) for id in MODELS}
    id = "same" if losses["a"] == losses["b"] else "differ"
    page_blocks.say(t, f"loss_vs_accuracy.two.{id}", accuracy=percent(given["a"].accuracy, t), **losses)
    b = given["b"]
    parts = {"timid": number(_part(b, b.right)), "wrong": number(_part(b, ~b.right))}
    page_blocks.say(t, "loss_vs_accuracy.two.timid", n=N_RIGHT, m=N - N_RIGHT, **parts)


def _part(given: Answers, which: np.ndarray) -> float:
    """Return what some of the answers add to the loss."""
    return float(given.costs[which].sum() / len(given.raw))


def _shares(given: dict[str, Answers], t: Text) -> None:
    right, wrong = (t(f"loss_vs_accuracy.two.part.{id}") for id in ("right", "wrong"))
    rows, totals = [], []
    for id, each in given.items():
        model, loss = t(f"loss_vs_accuracy.two.model_{id}"), float(each.costs.mean())
        first = _part(each, each.right)
        rows += [[model, right, 0.0, first], [model, wrong, first, loss]]
        totals.append([model, loss, number(loss)])
    tables = {
        "shares": pd.DataFrame(rows, columns=["model", "part", "from", "to"]),
        "total": pd.DataFrame(totals, columns=["model", "loss", "text"]),
    }
    alt_text = [t("loss_vs_accuracy.two.part.words", model=model, loss=loss) for model, _, loss in totals]
    chart_block.draw_chart("shares", charts.shares(t), tables, " ".join(alt_text), t, height=170)


def _how(given: dict[str, Answers], session: Session, t: Text) -> None:
    """Write what each kind of answer costs: the logarithm of what was left for the truth."""
    with st.expander(t("loss_vs_accuracy.two.how.title")):
        page_blocks.say(t, "loss_vs_accuracy.two.how.idea")
        names = ("model", "answers", "sure", "truth", "cost", "share")
        rows = [_cost(id, kind, given[id], session, t) for id in MODELS for kind in ("right", "wrong")]
        table([t(f"loss_vs_accuracy.two.table.{name}") for name in names], rows)


def _cost(id: str, kind: str, given: Answers, session: Session, t: Text) -> list[str]:
    which = given.right if kind == "right" else ~given.right
    sure = session.page_params[f"{kind}_{id}"]
    return [
        t(f"loss_vs_accuracy.two.model_{id}"),
        t(f"loss_vs_accuracy.two.how.{kind}", n=np.count_nonzero(which)),
        percent(sure / 100, t),
        percent((sure if kind == "right" else 100 - sure) / 100, t),
        number(float(given.costs[which][0])),
        number(_part(given, which)),
    ]

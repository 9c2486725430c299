"""How sure an answer is: what one costs, and two models' hundred answers as squares."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from core.datasets import DATASETS
from core.exercises import Feedback
from core.exercises.by_hand.cost_of_doubt import DEAR, cost, real_answer
from core.exercises.by_hand.ninety_twice import TIMES, model_a, model_b
from core.lessons.confidence import Answers
from core.training import Run
from pages.ui import chart_block
from pages.ui.charts import confidence
from pages.ui.exercises import form
from pages.ui.exercises.charts import cost_of_doubt
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text, number, percent, percent_format, with_terms
from pages.ui.session import Session

_FIELDS = ["per_cent", "loss", "text"]


@picture_of("cost_of_doubt")
def one_answer(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw what each probability of the truth costs, with the trained model's answer and the learner's on it."""
    truth, real = real_answer(runs[0])
    own = form.at(now.exercise.parts[0], now)
    animal = t(f"common.class.{DATASETS[runs[0].config.dataset].classes[truth]}")
    costs = {per_cent: float(cost(per_cent)[0]) for per_cent in (real, own)}
    story = words_of(now, t, "story", animal=animal, given=percent(real / 100, t))
    st.html(f"<div class='plain'>{with_terms(t, story)}</div>")
    per_cents = np.linspace(0.2, 100, 250)
    is_gone = not np.isfinite(costs[own])
    shown = percent_format(t).replace("%d", "%g") % own
    answer = [[own, cost_of_doubt.TOP if is_gone else costs[own], f"{shown}: {number(costs[own])}"]]
    tables = {
        "curve": pd.DataFrame({"per_cent": per_cents, "loss": cost(per_cents)}),
        "goal": pd.DataFrame([[100, DEAR, words_of(now, t, "goal")]], columns=_FIELDS),
        "real": pd.DataFrame([[real, costs[real], words_of(now, t, "model")]], columns=_FIELDS),
        "now": pd.DataFrame([] if is_gone else answer, columns=_FIELDS),
        "gone": pd.DataFrame(answer if is_gone else [], columns=_FIELDS),
    }
    alt_text = words_of(now, t, "alt", per_cent=f"{own:g}", loss=number(costs[own]))
    chart_block.draw_chart(now.exercise.id, cost_of_doubt.cost_of_doubt(t), tables, alt_text, t, height=300)


@picture_of("ninety_twice")
def two_models(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw both models' answers, the right ones first, with accuracy and loss of each."""
    a = model_a(runs[0])
    order = np.argsort(~a.right, kind="stable")
    given = {
        "a": Answers(a.raw[order], a.target[order]),
        "b": model_b(*(form.at(part, now) for part in now.exercise.parts)),
    }
    goal = number(TIMES * float(a.costs.mean()))
    with st.container(key="two_answers"):
        for column, (id, answers) in zip(st.columns(2, gap="large"), given.items(), strict=True):
            with column:
                st.markdown(f"**{words_of(now, t, f'model.{id}')}**")
                field = confidence.squares(answers)
                figures = {"accuracy": percent(answers.accuracy, t), "loss": number(float(answers.costs.mean()))}
                alt_text = words_of(now, t, "alt", n=len(answers.raw), **figures)
                tables = {"answers": field, "wrong": field[~field.right]}
                chart_block.draw_chart(f"answers_{id}", confidence.answers(), tables, alt_text, t, height=200)
                st.markdown(words_of(now, t, f"figures.{id}", goal=goal, **figures) if id == "b"
                            else words_of(now, t, "figures.a", **figures))  # fmt: skip

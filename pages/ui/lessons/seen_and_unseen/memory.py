"""Learning past papers by heart: no mistake on them, and then the real exam."""

import pandas as pd
import streamlit as st

from core.lessons import memoriser
from core.lessons.memoriser import EXAM, EXAMS, MOST_PAPERS, Memoriser
from pages.ui import chart_block, page_blocks
from pages.ui.i18n import Text
from pages.ui.lessons.seen_and_unseen import charts as chart
from pages.ui.lessons.seen_and_unseen import scores
from pages.ui.lessons.seen_and_unseen.url_params import FEWEST_PAPERS, short
from pages.ui.session import Session, bound_to_param, set_page_params


def draw(session: Session, t: Text) -> None:
    """Draw the section: choose papers and exam, see both scores and the picture."""
    st.header(t("seen_and_unseen.memory.title"), anchor=False)
    page_blocks.say(t, "seen_and_unseen.memory.lead")
    controls, picture = st.columns([2, 3], gap="large")
    seen, exam = memoriser.papers(session.page_params["papers"]), memoriser.exam(session.page_params["exam"])
    model = Memoriser(seen)
    losses, guess = (model.loss(seen), model.loss(exam)), memoriser.guess(seen, exam)
    with controls:
        _choose(session, t)
        names = [t(f"seen_and_unseen.memory.{name}") for name in ("seen", "unseen")]
        scores.draw([(name, short(loss)) for name, loss in zip(names, losses, strict=True)])
        page_blocks.say(t, "seen_and_unseen.memory.worse" if losses[1] > guess else "seen_and_unseen.memory.said",
                   guess=short(guess))  # fmt: skip
        n, usual = len(seen.x), {n: short(memoriser.usual_loss(n)) for n in (FEWEST_PAPERS, len(seen.x), MOST_PAPERS)}
        page_blocks.say(t, "seen_and_unseen.memory.usual", exams=EXAMS, n=n, usual=usual[n], few=FEWEST_PAPERS,
                   usual_few=usual[FEWEST_PAPERS], most=MOST_PAPERS, usual_most=usual[MOST_PAPERS])  # fmt: skip
    with picture:
        scores.key(t("seen_and_unseen.memory.key_seen"), t("seen_and_unseen.memory.key_unseen"))
        answers = model.raw(exam.x)
        data = {
            "seen": pd.DataFrame({"x": seen.x, "y": seen.y}),
            "unseen": pd.DataFrame({"x": exam.x, "y": exam.y}),
            "errors": pd.DataFrame({"x": exam.x, "y": exam.y, "y2": answers}),
            "line": chart.memory(model),
        }
        table = pd.DataFrame({
            t("seen_and_unseen.memory.x"): exam.x.round(2),
            t("glossary.target.name"): exam.y.round(2),
            t("glossary.prediction.name"): answers.round(2),
            t("glossary.error.name"): (answers - exam.y).round(2),
        })  # fmt: skip
        alt = t("seen_and_unseen.memory.alt", n=len(seen.x), exam=EXAM, seen=short(losses[0]), unseen=short(losses[1]))
        spec = chart.points(t, "linear", sticks=True, unseen_size=70)
        chart_block.draw_chart("memory", spec, data, alt, t, table=table)


def _choose(session: Session, t: Text) -> None:
    st.slider(
        t("seen_and_unseen.memory.papers"),
        FEWEST_PAPERS,
        MOST_PAPERS,
        **bound_to_param(session, "papers"),
    )
    st.button(
        t("seen_and_unseen.memory.exam"),
        icon=":material/shuffle:",
        key="exam",
        on_click=lambda: set_page_params(exam=(session.page_params["exam"] + 1) % 100),
    )

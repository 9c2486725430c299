"""Are we together? Every screen of a class shows the same word and the same curve."""

import streamlit as st

from core.lesson_plans import LESSON_PLANS, TOGETHER, LessonPlan, word_of
from pages.ui import i18n, run_player, runs
from pages.ui.i18n import Text
from pages.ui.session import Session


def word(plan: LessonPlan, t: Text) -> str:
    """Return the word of a lesson, which a teacher reads out, in all languages: a class may have opened several."""
    id = f"for_teachers.word.w{word_of(plan, runs.get(TOGETHER, t))}"
    return " · ".join(i18n.text(lang)(id) for lang in i18n.LANGUAGES)


def draw(session: Session, t: Text) -> None:
    """Draw the lesson that is on, with its word and its curve; nothing where none is."""
    plan = LESSON_PLANS.get(session.flags["lesson"])
    if plan is None:
        return
    with st.container(key="together"):
        st.markdown(f"**{t(f'for_teachers.plan.{plan.id}.name')}** · {t('for_teachers.together.ask')}")
        st.html(f"<p class='together' role='status'>{word(plan, t)}</p>")
        run_player.draw_run(runs.get(TOGETHER, t), t, model=False, key="player_together")

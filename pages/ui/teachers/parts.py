"""The switch between the parts of the page, and the finished lessons with a card for each step."""

import streamlit as st

from core.exercises import EXERCISES
from core.lesson_plans import LESSON_PLANS, LessonPlan, timetable
from pages.ui.exercises import shared_screen
from pages.ui.i18n import LANGUAGES, Text, language_name
from pages.ui.session import PAGES, Session, bound, page_url, set_page_params
from pages.ui.teachers import cards, handout
from pages.ui.teachers.url_params import PARTS


def choose(
    key: str, options: tuple[str, ...], session: Session, t: Text, text: str, label: str, *, hidden: bool = False
) -> None:
    """Draw a choice that the link restores; its words are those below the id `text`, or the name of a language."""
    name = f"teacher_{key}_{t.lang}"
    st.segmented_control(
        label,
        options,
        **bound(name, session.page_params[key], lambda value: set_page_params(**{key: value})),
        required=True,
        format_func=lambda id: language_name(id) if id in LANGUAGES else t(f"{text}.{id}"),
        label_visibility="collapsed" if hidden else "visible",
    )


def switch(session: Session, t: Text) -> None:
    """Draw the switch between the parts."""
    choose("part", PARTS, session, t, "for_teachers.part", t("for_teachers.title"), hidden=True)


def lessons(session: Session, t: Text) -> None:
    """Draw one finished lesson: its address, its word, its steps, and the handout."""
    choose("plan", tuple(LESSON_PLANS), session, t, "for_teachers.short", t("for_teachers.plans"))
    plan = LESSON_PLANS[session.page_params["plan"]]
    st.header(t(f"for_teachers.plan.{plan.id}.name"), anchor=False)
    st.html(f"<div class='plain'>{t(f'for_teachers.plan.{plan.id}.about')}</div>")
    st.caption(t("for_teachers.address"))
    # Taken now: a download is made when it is asked for, and then nobody knows the page's own address.
    here = page_url("exercises", {"lesson": plan.id})
    st.code(here, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        query = {"lang": t.lang, "lesson": plan.id}
        st.page_link(
            PAGES["exercises"], label=t("for_teachers.open"), icon=":material/open_in_new:", query_params=query
        )
        st.download_button(
            t("for_teachers.handout"), lambda: handout.html(plan, here, t), f"loss-lab-{plan.id}-{t.lang}.html",
            "text/html", on_click="ignore", icon=":material/print:",
        )  # fmt: skip
    st.markdown(t("for_teachers.together.teacher", word=shared_screen.word(plan, t)))
    _steps(plan, t)


def _steps(plan: LessonPlan, t: Text) -> None:
    """Draw a card for each step, with the minutes that it has where the lesson has a clock."""
    times = timetable(plan) if plan.minutes else ()
    if times:
        solving = sum(EXERCISES[id].minutes for id in plan.exercises)
        st.caption(t("for_teachers.time.start", n=times[0], solving=solving))
    for number, id in enumerate(plan.exercises):
        exercise = EXERCISES[id]
        title = f"**{number + 1}. {t(f'exercise_{exercise.kind}.{id}.title')}** · "
        if times:
            title += t("for_teachers.time.step", first=times[number], last=times[number + 1])
        else:
            title += t("exercises.minutes", n=exercise.minutes)
        cards.draw(title, exercise, t)
    if times:
        st.caption(t("for_teachers.time.end", first=times[-1], last=plan.minutes))

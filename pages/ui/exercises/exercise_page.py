"""One exercise: its task, its picture, the answer, what the check says, hints, and the way on."""

import streamlit as st

from core.exercises import EXERCISES, VARIANTS, Exercise, Feedback
from core.lesson_plans import LESSON_PLANS
from core.training import Run
from pages.ui import i18n, runs
from pages.ui.exercises import feedback_text, form, pictures, url_params
from pages.ui.exercises.url_params import HINTS, Now
from pages.ui.i18n import Text
from pages.ui.session import (
    PAGES,
    Session,
    mark_changed,
    page_query,
    session_delete,
    session_get,
    session_set,
    set_page_params,
    set_progress,
)
from pages.ui.verdict import run_summary


def draw(session: Session, t: Text) -> None:
    """Draw the exercise that is open."""
    now = url_params.now(session)
    _heading(now, session, t)
    trained = [runs.get(config, t) for config in now.exercise.needs(now.answer, now.variant)]
    _check(now, trained, session)
    found = now.exercise.check(now.answer, trained) if now.checked else None
    pictures.draw(now, found, trained, session, t)
    form.draw(now, t)
    _buttons(now, session, t)
    if found:
        before = session.progress.done.get(now.exercise.id) if now.counts else None
        feedback_text.draw(now, found, before is not None and before.status == "passed", t)
    _hints(now, session, t)
    _ways(now, found, session, t)


def _heading(now: Now, session: Session, t: Text) -> None:
    exercise = now.exercise
    with st.container(key="opening"):
        title, task = form.words_of(now, t, "title"), i18n.with_terms(t, form.words_of(now, t, "task"))
        facts = [t(f"exercises.kind.{exercise.kind}"), t("exercises.minutes", n=exercise.minutes)]
        if not now.counts:
            facts.append(t("exercises.practice"))
        if plan := LESSON_PLANS.get(session.flags["lesson"]):
            place = plan.exercises.index(exercise.id) + 1 if exercise.id in plan.exercises else 0
            facts.insert(0, f"{t(f'for_teachers.short.{plan.id}')} · {place} / {len(plan.exercises)}")
        html = f"<p class='facts'>{' · '.join(facts)}</p><h1>{title}</h1><div>{task}</div>"
        st.html(f"<div class='lead' lang='{t.lang}'>{html}</div>")
        run_summary.draw_notices(session, t)


def _buttons(now: Now, session: Session, t: Text) -> None:
    with st.container(key="answer_buttons", horizontal=True, gap="small"):
        st.button(
            t("exercises.check"), key="check", type="primary", icon=":material/done:",
            on_click=_press_check, args=(now.exercise.id,),
        )  # fmt: skip
        if session.page_params["hints"] < HINTS:
            st.button(
                t("exercises.hint", left=HINTS - session.page_params["hints"]), key="hint", icon=":material/lightbulb:",
                on_click=lambda: set_page_params(hints=session.page_params["hints"] + 1),
            )  # fmt: skip
        st.button(
            t("exercises.other"), key="other", icon=":material/casino:", help=t("exercises.other_help"),
            on_click=lambda: set_page_params(**{
                **url_params.opened(now.exercise.id), "other": (session.page_params["other"] + 1) % VARIANTS,
            }),
        )  # fmt: skip
        if not now.counts:
            st.button(
                t("exercises.own"), key="own", icon=":material/undo:",
                on_click=lambda: set_page_params(**url_params.opened(now.exercise.id)),
            )  # fmt: skip


def _press_check(id: str) -> None:
    session_set("check", id)
    mark_changed()


def _check(now: Now, trained: list[Run], session: Session) -> None:
    """Judge the answer if it was asked for, write it down where it counts, and draw the page anew.

    Not in the button's callback: whoever types and presses at once changes the answer in the same run, and nobody
    knows which callback comes first.
    """
    if session_get("check") != now.exercise.id:
        return
    session_delete("check")
    found = now.exercise.check(now.answer, trained)
    set_page_params(draft=dict(now.draft), checked=1)
    if now.counts and found.status != "not_attempted":
        set_progress(session.progress.tried(now.exercise.id, now.answer, found.status))
    st.rerun()


def _hints(now: Now, session: Session, t: Text) -> None:
    for number in range(1, session.page_params["hints"] + 1):
        hint = i18n.with_terms(t, form.words_of(now, t, f"hint{number}"))
        st.html(f"<div class='hint'><b>{t('exercises.hint_name', n=number)}</b> {hint}</div>")


def order(session: Session) -> list[Exercise]:
    """Return the exercises in the order of the lesson that is on, or all of them."""
    plan = LESSON_PLANS.get(session.flags["lesson"])
    return [EXERCISES[id] for id in plan.exercises] if plan else list(EXERCISES.values())


def _ways(now: Now, found: Feedback | None, session: Session, t: Text) -> None:
    ids = [exercise.id for exercise in order(session)]
    place = ids.index(now.exercise.id) if now.exercise.id in ids else -1
    with st.container(key="ways_on", horizontal=True, gap="medium"):
        if place + 1 < len(ids):
            after = EXERCISES[ids[place + 1]]
            title = t(f"exercise_{after.kind}.{after.id}.title")
            link_to(after.id, t("common.next", page=title), ":material/arrow_forward:", session)
        elif place >= 0:
            link_to("", t("exercises.hand_in.title"), ":material/send:", session)
        link_to("", t("exercises.all"), ":material/list:", session)


def link_to(id: str, label: str, icon: str, session: Session) -> None:
    """Link to an exercise just opened, or to the list."""
    base = {name: text for name, text in page_query(session, "exercises").items() if name not in url_params.URL_PARAMS}
    st.page_link(PAGES["exercises"], label=label, icon=icon, query_params=base | ({"exercise": id} if id else {}))

"""The learner's nickname, and what they hand in: a file, or a text for a chat."""

import streamlit as st

from core import handin
from core.handin import NICKNAME_LENGTH, Progress
from pages.ui.exercises import url_params
from pages.ui.i18n import Text
from pages.ui.session import Session, bound, set_page_params, set_progress


def name(session: Session, t: Text) -> None:
    """Ask for a nickname. It draws the version of the exercises, so it stays once something has been answered."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="who"):
        st.text_input(
            t("exercises.nickname"),
            **bound(
                "nickname", session.progress.nickname, lambda value: set_progress(session.progress.named(str(value)))
            ),
            max_chars=NICKNAME_LENGTH,
            width=260,
            disabled=session.progress.name_is_fixed,
            help=t("exercises.nickname_help"),
        )
        st.caption(t("exercises.nickname_kept" if session.progress.name_is_fixed else "exercises.nickname_warning"))
    st.caption(f":material/bookmark: {t('exercises.kept_in_address')}")


def draw(session: Session, t: Text) -> None:
    """Draw the hand-in, once there is something in it, and the way to start over."""
    st.header(t("exercises.hand_in.title"), anchor=False)
    if not session.progress.done:
        st.caption(t("exercises.hand_in.empty"))
        return
    st.html(f"<div class='plain'>{t('exercises.hand_in.lead')}</div>")
    who = session.progress.nickname or "loss-lab"
    st.download_button(
        t("exercises.hand_in.file"), handin.to_json(session.progress, t.lang), f"{who}.json", "application/json",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    st.caption(t("exercises.hand_in.text"))
    st.code(handin.to_text(session.progress, t.lang), language=None, wrap_lines=True)
    with st.popover(t("exercises.over.button"), icon=":material/restart_alt:"):
        st.markdown(t("exercises.over.question", n=len(session.progress.done)))
        st.button(t("exercises.over.yes"), key="start_over", type="primary", on_click=_start_over)


def _start_over() -> None:
    set_progress(Progress())
    set_page_params(**url_params.opened())

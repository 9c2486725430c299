"""A link of one's own into the Lab: where it starts, what is locked, when it tells, and how large it writes."""

import streamlit as st

from core.config import to_query
from core.presets import PRESETS
from pages.ui.i18n import LANGUAGES, Text
from pages.ui.session import LOCKS, PAGES, Session, bound, page_url, set_page_params
from pages.ui.teachers import qr
from pages.ui.teachers.parts import choose

_CHOICES = {"told": ("now", "later"), "names": ("1", "0"), "letters": ("normal", "large"), "for": ("any", *LANGUAGES)}


def draw(session: Session, t: Text) -> None:
    """Draw the choices, and the link that they make."""
    st.html(f"<div class='plain'>{t('for_teachers.build.lead')}</div>")
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        _experiment(session, t)
        _locks(session, t)
        for key, options in _CHOICES.items():
            choose(key, options, session, t, f"for_teachers.build.{key}", t(f"for_teachers.build.{key}.label"))
    with right:
        address = page_url("training_lab", query(session))
        st.code(address, language=None, wrap_lines=True)
        st.page_link(
            PAGES["training_lab"], label=t("for_teachers.open"), icon=":material/open_in_new:",
            query_params={"lang": t.lang} | query(session),
        )  # fmt: skip
        st.html(f"<img class='qr' src='{qr.as_image(address)}' alt='{t('for_teachers.build.qr')}'>")
        st.caption(t("for_teachers.build.honest"))


def query(session: Session) -> dict[str, str]:
    """Return the query of the link, with all settings spelled out, so that it opens the same run later."""
    state = session.page_params
    config = PRESETS[state["experiment"]].config.resolved()
    flags = {
        "lang": "" if state["for"] == "any" else state["for"],
        "lock": "-".join(state["locks"]),
        "reveal": "later" if state["told"] == "later" else "",
        "phases": "0" if state["names"] == "0" else "",
        "size": "large" if state["letters"] == "large" else "",
    }
    return to_query(config) | {name: text for name, text in flags.items() if text}


def _experiment(session: Session, t: Text) -> None:
    key = f"teacher_experiment_{t.lang}"
    st.selectbox(
        t("for_teachers.build.experiment"),
        tuple(PRESETS),
        **bound(key, session.page_params["experiment"], lambda value: set_page_params(experiment=value)),
        format_func=lambda id: t(f"presets.{id}.name"),
    )


def _locks(session: Session, t: Text) -> None:
    key = f"teacher_locks_{t.lang}"
    st.pills(
        t("for_teachers.build.locks"),
        LOCKS,
        **bound(
            key,
            list(session.page_params["locks"]),
            lambda value: set_page_params(locks=tuple(id for id in LOCKS if id in (value or ()))),
        ),
        selection_mode="multi",
        format_func=lambda id: t(f"for_teachers.build.lock.{id}"),
    )

"""Five minutes in the Lab: five certified runs, each of which leads on to the next."""

import streamlit as st

from core.presets import PRESETS, TOUR
from pages.ui.i18n import Text
from pages.ui.session import LESSONS, PAGES, Session, lab_query, page_query

_STEPS = (*TOUR,)


def query(name: str, session: Session) -> dict[str, str]:
    """Return the Lab's query for a step of the tour."""
    return lab_query(session, PRESETS[TOUR[name]].config, tour=name) | {"preset": TOUR[name]}


def is_there(session: Session) -> bool:
    """Return whether the run on the page is the one of the tour's step, as yet unchanged."""
    return bool(session.preset) and TOUR.get(session.flags["tour"]) == session.preset


def way_on(session: Session, t: Text) -> None:
    """Draw where on the tour the visitor is, and the link that leads on; nothing for who is not on it."""
    name = session.flags["tour"]
    if not name:
        return
    place = _STEPS.index(name) + 1
    with st.container(key="tour", horizontal=True, vertical_alignment="center", width="content"):
        here = t("training_lab.tour.place", n=place, all=len(_STEPS))
        if is_there(session):
            st.caption(here, width="content")
        else:
            st.page_link(PAGES["training_lab"], label=here, query_params=query(name, session))
        if place < len(_STEPS):
            after = _STEPS[place]
            page, there = "training_lab", query(after, session)
            label = t("training_lab.tour.next", title=t(f"home.tour.{after}.title"))
        else:
            page, label = LESSONS[0], t("training_lab.tour.end")
            there = page_query(session, page)
        st.page_link(PAGES[page], label=label, query_params=there)

"""Five minutes in the Lab: five certified runs, each of which leads on to the next."""

import streamlit as st

from core.presets import PRESETS, TOUR
from pages.ui import frame
from pages.ui.frame import Work
from pages.ui.words import Text

_STEPS = (*TOUR,)


def query(name: str, work: Work) -> dict[str, str]:
    """Return the Lab's query for a step of the tour."""
    return frame.link(work, PRESETS[TOUR[name]].config, tour=name) | {"preset": TOUR[name]}


def is_there(work: Work) -> bool:
    """Return whether the run on the page is the one of the tour's step, as yet unchanged."""
    return bool(work.preset) and TOUR.get(work.flags["tour"]) == work.preset


def way_on(work: Work, t: Text) -> None:
    """Draw where on the tour the visitor is, and the link that leads on; nothing for who is not on it."""
    name = work.flags["tour"]
    if not name:
        return
    place = _STEPS.index(name) + 1
    with st.container(key="tour", horizontal=True, vertical_alignment="center", width="content"):
        here = t("training_lab.tour.place", n=place, all=len(_STEPS))
        if is_there(work):
            st.caption(here, width="content")
        else:
            st.page_link(frame.PAGES["training_lab"], label=here, query_params=query(name, work))
        if place < len(_STEPS):
            after = _STEPS[place]
            page, there = "training_lab", query(after, work)
            label = t("training_lab.tour.next", title=t(f"home.tour.{after}.title"))
        else:
            page, label = frame.LESSONS[0], t("training_lab.tour.end")
            there = frame.address(work, page)
        st.page_link(frame.PAGES[page], label=label, query_params=there)

"""Read a log: anybody's curve, pasted or dropped, with the verdict, what was found, and what to try.

`source.py` knows where the curves come from, `reading.py` how they are diagnosed; the other modules draw.
"""

from pathlib import Path

import streamlit as st

from pages.ui.i18n import Text
from pages.ui.logs import answers, downloads, faq, input_form, picture, several, snippets, source, what_was_read
from pages.ui.logs.url_params import URL_PARAMS
from pages.ui.session import Session

__all__ = ["URL_PARAMS", "draw"]

_STYLE = (Path(__file__).parent / "style.css").read_text("utf-8")


def draw(session: Session, t: Text) -> None:
    """Draw the page below its title."""
    st.html(f"<style>{_STYLE}</style>")
    refused = source.refused()
    shown = source.current(session, t) if refused is None or refused.leaves_curves else None
    input_form.draw(shown, session.page_params["example"], t)
    if refused:
        input_form.draw_refused(refused, t)
    if shown:
        _curves(shown, session, t)
    snippets.draw(t)


def _curves(shown: source.Source, session: Session, t: Text) -> None:
    several.draw_choice(shown.runs, session, t)
    runs = several.chosen(shown.runs, session)
    first = runs[0]
    what_was_read.draw(shown, first.log, t)
    picture.draw(runs, session, t)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if len(runs) > 1:
            several.draw_sentences(runs, t)
        else:
            answers.draw(first.curves, t)
    with right:
        faq.draw(first.curves, t, run=picture.run_name(0, first.log, t) if len(runs) > 1 else "")
    downloads.draw(shown, first, session, t)
    downloads.draw_table(first.log, t)
    if shown.kind == "example":
        input_form.log_text(source.text_of(session.page_params["example"], t), t)

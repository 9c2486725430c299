"""What every page begins with: language, menu, and the experiment. The only reader and writer of link and session.

The link is the truth, and the session a working copy of it (see `links`).

Every change is one step of Back, and so is every page. Where a page is entered, Streamlit may handle what the page
writes before it has put the page into the address bar, and would then add a second step: so visit.js writes it there.
"""

import gc
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock, current_thread, main_thread
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from pages.ui import page_state, script, words
from pages.ui.frame.changes import (
    change,
    change_dataset,
    change_optimizer,
    change_preset,
    change_text,
    done,
    flag,
    note,
    pressed,
    remember,
    remembered,
    replay,
    reset,
)
from pages.ui.frame.links import address, address_of, full_address, link, meet
from pages.ui.frame.work import (
    FLAGS,
    LESSONS,
    LOCKS,
    PAGES,
    Work,
    current,
    forget,
    is_locked,
    keep,
    kept,
    put,
    renewed,
    shown,
)

__all__ = [
    "FLAGS", "LESSONS", "LOCKS", "PAGES", "Work", "address", "address_of", "change", "change_dataset",
    "change_optimizer", "change_preset", "change_text", "current", "done", "drawing", "flag", "forget", "full_address",
    "giving_way", "is_locked", "keep", "kept", "link", "note", "open_page", "pressed", "put", "remember", "remembered",
    "replay", "reset", "shown",
]  # fmt: skip

_HERE = Path(__file__).parents[1]
_LOG = logging.getLogger("loss_lab")
# Pages are drawn one after the other: each is done sooner than if all took turns by the millisecond, and the whole
# costs less. A training that takes long gives way in between (see `runs`).
_turn = RLock()

# What the imports left will live as long as the process: the collector need not look at it again and again.
gc.collect()
gc.freeze()


def open_page(page_id: str, keys: page_state.Keys | None = None) -> tuple[Work, words.Text]:
    """Set the page up, bring link and session together, draw the menu; return the working copy and the texts.

    `keys` are what the page's link restores besides the experiment; their values are in `work.state`.
    """
    work = current()
    enters = work.written is None or work.page != page_id
    if enters:
        work = renewed()
    meet(work, page_id, keys or {})
    t = words.text(work.flags["lang"])
    title = t("common.app") if page_id == "home" else f"{t(f'{page_id}.title')} · {t('common.app')}"
    # Framed in another site's page there is little room: the menu waits behind its button.
    menu: Literal["collapsed", "auto"] = "collapsed" if st.context.is_embedded else "auto"
    st.set_page_config(page_title=title, page_icon=str(_HERE / "icon.svg"), layout="wide", initial_sidebar_state=menu)
    script.style("style.css", *(["projector.css"] if work.flags["size"] == "large" else []))
    _visit(page_id, urlencode(work.written or {}) if enters else None)
    _menu(work, t, page_id)
    return work, t


@contextmanager
def drawing(t: words.Text) -> Iterator[None]:
    """Draw a page in its turn; what nobody foresaw becomes a sentence for the visitor, and a full record in the log."""
    try:
        with _turn:
            yield
    except Exception:
        _LOG.exception("a page could not be drawn")
        st.error(t("common.error.unexpected"))
        st.page_link(PAGES[current().page], label=t("common.error.afresh"), query_params={"lang": t.lang})


@contextmanager
def giving_way() -> Iterator[None]:
    """Let other pages be drawn first, in the middle of one that takes long; meanwhile it shows how far it is.

    In a browser's Python all is one thread and nothing runs beside the page, so it begins anew for its visitor to be
    heard. Elsewhere it must not: until a visitor's first click `st.rerun` sends every control's value again, and one
    that arrives just after the click sets the control back in the browser.
    """
    if current_thread() is main_thread():
        st.rerun()
    _turn.release()
    try:
        yield
    finally:
        _turn.acquire()


def _visit(page_id: str, query: str | None) -> None:
    """Send what Python cannot do; where a page is entered, with its query for the address bar."""
    path = "" if page_id == "home" else page_id
    call = "" if query is None else f"window.lossLabVisit.enter({json.dumps(path)}, {json.dumps(query)});"
    script.send("visit.js", call)
    script.send("page.js")


def _menu(work: Work, t: words.Text, page_id: str) -> None:
    with st.sidebar:
        st.html(f"<div class='brand'>{t('common.app')}</div>")
        for id, script in PAGES.items():
            st.page_link(script, label=t(f"common.menu.{id}"), query_params=address(work, id))
        # A key for each page: Streamlit still knows the old page's widget when the new page begins, and then drops it.
        key = f"lang_{page_id}"
        put(key, work.flags["lang"])
        st.segmented_control(
            t("common.menu.language"),
            words.LANGUAGES,
            format_func=lambda lang: t(f"common.lang.{lang}"),
            key=key,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: flag("lang", shown(key)),
        )

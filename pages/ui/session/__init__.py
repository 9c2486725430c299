"""What every page begins with: language, menu, and the experiment. The only reader and writer of link and session.

The link is the truth, and the session a working copy of it (see `url.py`).

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

from pages.ui import browser, i18n
from pages.ui.session import params
from pages.ui.session.callbacks import (
    add_notice,
    change_config,
    change_config_text,
    change_dataset,
    change_optimizer,
    change_preset,
    mark_changed,
    page_param,
    pin_run,
    replay_run,
    reset_config,
    set_flag,
    set_page_params,
    set_progress,
    unpin_run,
)
from pages.ui.session.state import (
    COMPARE,
    FLAGS,
    LESSONS,
    LOCKS,
    PAGES,
    Session,
    current_session,
    is_locked,
    renewed_session,
    session_delete,
    session_get,
    session_set,
    set_widget,
    widget_value,
)
from pages.ui.session.url import compare_query, experiment_url, lab_query, page_query, page_url, sync_with_url
from pages.ui.session.widgets import bound, bound_to_param

__all__ = [
    "COMPARE",
    "FLAGS",
    "LESSONS",
    "LOCKS",
    "PAGES",
    "Session",
    "add_notice",
    "bound",
    "bound_to_param",
    "change_config",
    "change_config_text",
    "change_dataset",
    "change_optimizer",
    "change_preset",
    "compare_query",
    "current_session",
    "drawing_in_turn",
    "experiment_url",
    "is_locked",
    "lab_query",
    "mark_changed",
    "open_page",
    "page_param",
    "page_query",
    "page_url",
    "pin_run",
    "replay_run",
    "reset_config",
    "session_delete",
    "session_get",
    "session_set",
    "set_flag",
    "set_page_params",
    "set_progress",
    "set_widget",
    "unpin_run",
    "widget_value",
    "yielding_turn",
]  # fmt: skip

_HERE = Path(__file__).parents[1]
_LOG = logging.getLogger("loss_lab")
# Pages are drawn one after the other: each is done sooner than if all took turns by the millisecond, and the whole
# costs less. A training that takes long gives way in between (see `runs`).
_turn = RLock()

# What the imports left will live as long as the process: the collector need not look at it again and again.
gc.collect()
gc.freeze()


def open_page(page_id: str, keys: params.Params | None = None) -> tuple[Session, i18n.Text]:
    """Set the page up, bring link and session together, draw the menu; return the working copy and the texts.

    `keys` are what the page's link restores besides the experiment; their values are in `session.page_params`.
    """
    session = current_session()
    enters = session.written_query is None or session.page != page_id
    if enters:
        session = renewed_session()
    sync_with_url(session, page_id, keys or {})
    t = i18n.text(session.flags["lang"])
    title = t("common.app") if page_id == "home" else f"{t(f'{page_id}.title')} · {t('common.app')}"
    # Framed in another site's page there is little room: the menu waits behind its button.
    menu: Literal["collapsed", "auto"] = "collapsed" if st.context.is_embedded else "auto"
    st.set_page_config(
        page_title=title, page_icon=str(_HERE / "browser/icon.svg"), layout="wide", initial_sidebar_state=menu
    )
    browser.still_skeletons()
    browser.send_styles("style.css", *(["projector.css"] if session.flags["size"] == "large" else []))
    _visit(page_id, urlencode(session.written_query or {}) if enters else None)
    _menu(session, t, page_id)
    return session, t


@contextmanager
def drawing_in_turn(t: i18n.Text) -> Iterator[None]:
    """Draw a page in its turn; what nobody foresaw becomes a sentence for the visitor, and a full record in the log."""
    try:
        with _turn:
            yield
    except Exception:
        _LOG.exception("a page could not be drawn")
        st.error(t("common.error.unexpected"))
        st.page_link(PAGES[current_session().page], label=t("common.error.afresh"), query_params={"lang": t.lang})


@contextmanager
def yielding_turn() -> Iterator[None]:
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
    browser.send_script("visit.js", call)
    browser.send_script("page.js")
    browser.send_script("accessibility.js")


def _menu(session: Session, t: i18n.Text, page_id: str) -> None:
    with st.sidebar:
        st.html(f"<div class='brand' data-menu='{t('common.open_menu')}'>{t('common.app')}</div>")
        for id, script in PAGES.items():
            st.page_link(script, label=t(f"common.menu.{id}"), query_params=page_query(session, id))
        # A key for each page: Streamlit still knows the old page's widget when the new page begins, and then drops it.
        key = f"lang_{page_id}"
        st.segmented_control(
            t("common.menu.language"),
            i18n.LANGUAGES,
            format_func=i18n.language_name,
            **bound(key, session.flags["lang"], lambda value: set_flag("lang", value)),
            required=True,
            label_visibility="collapsed",
        )

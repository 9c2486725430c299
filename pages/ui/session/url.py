"""The link: what an address brings is adopted, and what the working copy holds is written.

A page adopts the link if it differs from what was last written *and* no control has changed since; otherwise the
controls win and the link is written. The address bar lags behind quick input: without the second condition a step of
it would be lost. Of two quick clicks on a button that is disabled or gone after the first, the second changes nothing
and brings an address that has just been replaced: only where the visitor went Back is that one meant.
"""

from collections.abc import Mapping
from functools import lru_cache
from time import monotonic
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core import pins
from core.config import Problem, RunConfig, from_query, to_query
from core.handin import Progress, from_link
from core.presets import PRESETS, TOUR
from pages.ui.i18n import LANGUAGES
from pages.ui.session import params
from pages.ui.session.state import EVERYWHERE, FLAGS, LAB, LOCKS, PAGES, WITH_EXPERIMENT, Session

# So many seconds after an address was replaced, a click may still bring it.
_LAG = 1.0
# A page asks once for each of its links.
_pins_in_link = lru_cache(maxsize=64)(pins.to_link)


def sync_with_url(session: Session, page_id: str, keys: params.Params) -> None:
    """Adopt the link, or let the controls win; then write the link."""
    query = st.query_params.to_dict()
    enters = session.written_query is None or page_id != session.page
    adopts = session.written_query is None or (
        query != session.written_query and not session.changed and not _lags(session, query)
    )
    session.page = page_id
    if enters:
        session.problems, session.notices = [], []
    if adopts:
        _adopt(session, query)
    if adopts or enters:
        session.page_params, unread = params.read(keys, query)
        session.problems += [Problem(name, "unreadable", query[name]) for name in unread]
    for name, known in FLAGS.items():
        if session.flags.get(name) not in known:
            session.flags[name] = _browser_language() if name == "lang" else known[0]
    session.page_queries[page_id] = params.write(keys, session.page_params)
    own = page_query(session, page_id)
    written = {name: own[name] for name in query if name in own} | own
    if enters:
        session.replaced_queries = ()
    elif session.written_query not in (None, written):
        recent = tuple(each for each in session.replaced_queries if monotonic() - each[0] < _LAG)
        session.replaced_queries = (*recent, (monotonic(), session.written_query or {}))
    session.written_query, session.changed = written, False
    if not enters:
        st.query_params.from_dict(session.written_query)


def _lags(session: Session, query: dict[str, str]) -> bool:
    """Return whether an address is one that this page has just replaced, and that nobody went Back to."""
    if went_back():
        return False
    return any(query == old and monotonic() - when < _LAG for when, old in session.replaced_queries)


def went_back() -> bool:
    """Return whether Back or Forward has brought the visitor here; True where Streamlit does not know yet (1.62)."""
    return getattr(get_script_run_ctx(), "is_history_navigation", True)


def _adopt(session: Session, query: dict[str, str]) -> None:
    """Take over a link; the experiment only where it has one or the page shows one, else the working copy stays."""
    session.problems, session.notices, session.typed = [], [], False
    if session.page in WITH_EXPERIMENT or "preset" in query or query.keys() & RunConfig.__dataclass_fields__.keys():
        _adopt_run(session, query)
    _adopt_progress(session, query.get("progress", ""))
    _adopt_pins(session, query.get("pins", ""))
    if "lock" in query or session.page == LAB:
        session.locked = tuple(name for name in LOCKS if name in query.get("lock", "").split("-"))
    flags = FLAGS if session.page == LAB else FLAGS.keys() & query.keys()
    session.flags |= {name: query.get(name, "") for name in flags}
    session.problems += [
        Problem(name, "unreadable", query[name]) for name in FLAGS if name in query and query[name] not in FLAGS[name]
    ]


def _adopt_progress(session: Session, text: str) -> None:
    """Take over what a link says was done; what is known already is not undone by an older link."""
    session.url_progress = Progress()
    if not text:
        return
    try:
        session.url_progress = from_link(text)
        session.progress = session.progress.merged(session.url_progress)
    except ValueError:
        session.problems.append(Problem("progress", "unreadable", text))


def _adopt_pins(session: Session, text: str) -> None:
    """Take over the pinned experiments of a link: Back takes the last pin away again."""
    session.pins = ()
    try:
        session.pins = pins.from_link(text)
    except ValueError:
        session.problems.append(Problem("pins", "unreadable", text))


def _adopt_run(session: Session, query: dict[str, str]) -> None:
    """Take over the experiment of a link: a preset's settings first, then the fields that the link spells out."""
    # A step of the tour is its preset, unless the link says what the visitor made of it.
    own = query.keys() & RunConfig.__dataclass_fields__.keys()
    preset = PRESETS.get(query.get("preset", "" if own else TOUR.get(query.get("tour", ""), "")))
    named = to_query(preset.config) if preset else {}
    session.config, session.problems = from_query(named | query)
    if "preset" in query and preset is None:
        session.problems.append(Problem("preset", "unknown", query["preset"]))
    session.preset = preset.id if preset and preset.config == session.config else ""


def _browser_language() -> str:
    """Return the language of the texts that the visitor's browser asks for, the first one where there is none."""
    asked = (st.context.locale or "").lower().split("-")[0]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def page_query(session: Session, page_id: str) -> dict[str, str]:
    """Return the query of a page as it was left: what that page shows, and nothing else."""
    if page_id == LAB:
        return lab_query(session)
    experiment = _experiment(session) if page_id in WITH_EXPERIMENT else {}
    return _carried(session) | experiment | session.page_queries.get(page_id, {})


def compare_query(session: Session, **params: str) -> dict[str, str]:
    """Return the query that opens the page of comparisons with these params, whatever it showed before."""
    return _carried(session) | _experiment(session) | params


def _experiment(session: Session) -> dict[str, str]:
    """Return the experiment as a page's link holds it beside its own params; nothing for the one of a first visit."""
    preset = {"preset": session.preset} if session.preset else {}
    return ({} if session.config == RunConfig() else to_query(session.config)) | preset


def _carried(session: Session) -> dict[str, str]:
    """Return what every page's link carries."""
    flags = {
        name: session.flags[name] for name in EVERYWHERE if name == "lang" or session.flags[name] != FLAGS[name][0]
    }
    progress = session.progress.in_link()
    held = {"progress": progress, "pins": _pins_in_link(session.pins)}
    return flags | {name: text for name, text in held.items() if text}


def lab_query(session: Session, config: RunConfig | None = None, **flags: str) -> dict[str, str]:
    """Return the Lab's query for the session, or for another config and other flags; defaults of flags are left out.

    Another run is no part of a tour, unless `tour` says so.
    """
    merged = session.flags | ({} if config is None else {"tour": ""}) | flags
    kept = {name: value for name, value in merged.items() if name == "lang" or value != FLAGS[name][0]}
    if session.locked:
        kept["lock"] = "-".join(session.locked)
    if config is None and session.preset:
        kept["preset"] = session.preset
    return to_query(config or session.config) | _carried(session) | kept


def experiment_url(session: Session) -> str:
    """Return the address that restores the run, from the resolved config: a later starter cannot change it.

    What its visitor has done in the exercises, or is on the way to, is not for whom the link is given to.
    """
    query = {name: text for name, text in lab_query(session, tour="").items() if name not in ("progress", "pins")}
    return page_url(LAB, query | to_query(session.config.resolved()))


def page_url(page_id: str, query: Mapping[str, str]) -> str:
    """Return the whole address of a page of this server, for a link that is copied or printed."""
    parts = urlsplit(st.context.url or "")
    root = parts.path.rsplit("/", 1)[0] if parts.path.rsplit("/", 1)[-1] in PAGES else parts.path.rstrip("/")
    path = f"{root}/" if page_id == "home" else f"{root}/{page_id}"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(query), ""))

"""The link: what an address brings is adopted, and what the working copy holds is written.

A page adopts the link if it differs from what was last written *and* no control has changed since; otherwise the
controls win and the link is written. The address bar lags behind quick input: without the second condition a step of
it would be lost. Of two quick clicks on a button that is disabled or gone after the first, the second changes nothing
and brings an address that has just been replaced: only where the visitor went Back is that one meant.
"""

from collections.abc import Mapping
from time import monotonic
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.config import Problem, RunConfig, from_query, to_query
from core.handin import Progress, from_link
from core.presets import PRESETS, TOUR
from pages.ui import page_state
from pages.ui.frame.work import EVERYWHERE, FLAGS, LAB, LOCKS, PAGES, Work

# So many seconds after an address was replaced, a click may still bring it.
_LAG = 1.0


def meet(work: Work, page_id: str, keys: page_state.Keys) -> None:
    """Adopt the link, or let the controls win; then write the link."""
    query = st.query_params.to_dict()
    enters = work.written is None or page_id != work.page
    adopts = work.written is None or (query != work.written and not work.changed and not _lags(work, query))
    work.page = page_id
    if enters:
        work.problems, work.notes = [], []
    if adopts:
        _adopt(work, query)
    if adopts or enters:
        work.state, unread = page_state.read(keys, query)
        work.problems += [Problem(name, "unreadable", query[name]) for name in unread]
    for name, known in FLAGS.items():
        if work.flags.get(name) not in known:
            work.flags[name] = _browser_language() if name == "lang" else known[0]
    work.pages[page_id] = page_state.write(keys, work.state)
    own = address(work, page_id)
    written = {name: own[name] for name in query if name in own} | own
    if enters:
        work.replaced = ()
    elif work.written not in (None, written):
        recent = tuple(each for each in work.replaced if monotonic() - each[0] < _LAG)
        work.replaced = (*recent, (monotonic(), work.written or {}))
    work.written, work.changed = written, False
    if not enters:
        st.query_params.from_dict(work.written)


def _lags(work: Work, query: dict[str, str]) -> bool:
    """Return whether an address is one that this page has just replaced, and that nobody went Back to."""
    if went_back():
        return False
    return any(query == old and monotonic() - when < _LAG for when, old in work.replaced)


def went_back() -> bool:
    """Return whether Back or Forward has brought the visitor here; True where Streamlit does not know yet (1.62)."""
    return getattr(get_script_run_ctx(), "is_history_navigation", True)


def _adopt(work: Work, query: dict[str, str]) -> None:
    """Take over a link; the experiment only where it has one or the page shows one, else the working copy stays."""
    work.problems, work.notes, work.typed = [], [], False
    if work.page == LAB or "preset" in query or query.keys() & RunConfig.__dataclass_fields__.keys():
        _adopt_run(work, query)
    _adopt_progress(work, query.get("progress", ""))
    if "lock" in query or work.page == LAB:
        work.locked = tuple(name for name in LOCKS if name in query.get("lock", "").split("-"))
    flags = FLAGS if work.page == LAB else FLAGS.keys() & query.keys()
    work.flags |= {name: query.get(name, "") for name in flags}
    work.problems += [
        Problem(name, "unreadable", query[name]) for name in FLAGS if name in query and query[name] not in FLAGS[name]
    ]


def _adopt_progress(work: Work, text: str) -> None:
    """Take over what a link says was done; what is known already is not undone by an older link."""
    work.told = Progress()
    if not text:
        return
    try:
        work.told = from_link(text)
        work.progress = work.progress.merged(work.told)
    except ValueError:
        work.problems.append(Problem("progress", "unreadable", text))


def _adopt_run(work: Work, query: dict[str, str]) -> None:
    """Take over the experiment of a link: a preset's settings first, then the fields that the link spells out."""
    # A step of the tour is its preset, unless the link says what the visitor made of it.
    own = query.keys() & RunConfig.__dataclass_fields__.keys()
    preset = PRESETS.get(query.get("preset", "" if own else TOUR.get(query.get("tour", ""), "")))
    named = to_query(preset.config) if preset else {}
    work.config, work.problems = from_query(named | query)
    if "preset" in query and preset is None:
        work.problems.append(Problem("preset", "unknown", query["preset"]))
    work.preset = preset.id if preset and preset.config == work.config else ""


def _browser_language() -> str:
    return "ja" if (st.context.locale or "").lower().startswith("ja") else "en"


def address(work: Work, page_id: str) -> dict[str, str]:
    """Return the query of a page as it was left: what that page shows, and nothing else."""
    return link(work) if page_id == LAB else _carried(work) | work.pages.get(page_id, {})


def _carried(work: Work) -> dict[str, str]:
    """Return what every page's link carries."""
    flags = {name: work.flags[name] for name in EVERYWHERE if name == "lang" or work.flags[name] != FLAGS[name][0]}
    progress = work.progress.in_link()
    return flags | ({"progress": progress} if progress else {})


def link(work: Work, config: RunConfig | None = None, **flags: str) -> dict[str, str]:
    """Return the Lab's query for the work, or for another config and other flags; defaults of flags are left out.

    Another run is no part of a tour, unless `tour` says so.
    """
    merged = work.flags | ({} if config is None else {"tour": ""}) | flags
    kept = {name: value for name, value in merged.items() if name == "lang" or value != FLAGS[name][0]}
    if work.locked:
        kept["lock"] = "-".join(work.locked)
    if config is None and work.preset:
        kept["preset"] = work.preset
    return to_query(config or work.config) | _carried(work) | kept


def full_address(work: Work) -> str:
    """Return the address that restores the run, from the resolved config: a later starter cannot change it.

    What its visitor has done in the exercises, or is on the way to, is not for whom the link is given to.
    """
    query = {name: text for name, text in link(work, tour="").items() if name != "progress"}
    return address_of(LAB, query | to_query(work.config.resolved()))


def address_of(page_id: str, query: Mapping[str, str]) -> str:
    """Return the whole address of a page of this server, for a link that is copied or printed."""
    parts = urlsplit(st.context.url or "")
    root = parts.path.rsplit("/", 1)[0] if parts.path.rsplit("/", 1)[-1] in PAGES else parts.path.rstrip("/")
    path = f"{root}/" if page_id == "home" else f"{root}/{page_id}"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(query), ""))

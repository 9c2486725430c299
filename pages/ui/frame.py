"""What every page begins with: language, menu, and the experiment. The only reader and writer of link and session.

The link is the truth, and the session a working copy of it: a page adopts the link if it differs from what was last
written *and* no control has changed since; otherwise the controls win and the link is written. (The address bar lags
behind quick input; without the second condition a step of it would be lost.)

Every change is one step of Back, and so is every page. Where a page is entered, Streamlit may handle what the page
writes before it has put the page into the address bar, and would then add a second step: so visit.js writes it there.
"""

import gc
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from core.choices import with_dataset, with_optimizer
from core.config import Problem, RunConfig, fit, from_query, to_query
from core.handin import Progress, from_link
from core.lesson_plans import LESSON_PLANS
from core.presets import PRESETS
from pages.ui import page_state, script, words

# What a link may carry besides the fields of RunConfig, with the values that are understood; the first is the default.
FLAGS: dict[str, tuple[str, ...]] = {
    "lang": words.LANGUAGES,
    "details": ("0", "1"),
    "log": ("0", "1"),
    "phases": ("1", "0"),
    "reveal": ("now", "later"),
    "size": ("normal", "large"),
    "lesson": ("", *LESSON_PLANS),
}
# Those that every page's link carries, and not the Lab's alone.
EVERYWHERE = ("lang", "size", "lesson")
# The controls of the Lab that a link may lock.
LOCKS = ("presets", "dataset", "loss", "size", "rate", "details")
# The menu: page id -> script, lessons in the order in which they are read. Text ids are `common.menu.<id>`.
LESSONS = ("what_is_loss", "loss_functions", "loss_vs_accuracy", "training_loop", "seen_and_unseen")
_LAB = "training_lab"
_OTHERS = ("training_lab", "exercises", "for_teachers")
PAGES = {"home": "dashboard.py"} | {id: f"pages/{id}.py" for id in (*LESSONS, *_OTHERS)}
_WORK = "work"
_HERE = Path(__file__).parent
_LOG = logging.getLogger("loss_lab")

# What the imports left will live as long as the process: the collector need not look at it again and again.
gc.collect()
gc.freeze()


@dataclass
class Work:
    """The working copy: the experiment, the flags, and what the last change or link has to be told about."""

    config: RunConfig = field(default_factory=RunConfig)
    flags: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    written: dict[str, str] | None = None
    changed: bool = False
    replays: int = 0
    preset: str = ""
    page: str = ""
    # What was done in the exercises, and the controls of the Lab that a teacher's link has locked.
    progress: Progress = field(default_factory=Progress)
    locked: tuple[str, ...] = ()
    # Page id -> what its link holds besides the experiment; the page's own values are those of `state`.
    pages: dict[str, dict[str, str]] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)


def open_page(page_id: str, keys: page_state.Keys | None = None) -> tuple[Work, words.Text]:
    """Set the page up, bring link and session together, draw the menu; return the working copy and the texts.

    `keys` are what the page's link restores besides the experiment; their values are in `work.state`.
    """
    work = _work()
    enters = work.written is None or work.page != page_id
    if enters:
        # A click on the page that is being left may come late: what it reads is still that page's own state.
        work = st.session_state[_WORK] = copy(work)
    _meet(work, page_id, keys or {})
    t = words.text(work.flags["lang"])
    title = t("common.app") if page_id == "home" else f"{t(f'{page_id}.title')} · {t('common.app')}"
    # Framed in another site's page there is little room: the menu waits behind its button.
    menu: Literal["collapsed", "auto"] = "collapsed" if st.context.is_embedded else "auto"
    st.set_page_config(page_title=title, page_icon=str(_HERE / "icon.svg"), layout="wide", initial_sidebar_state=menu)
    for sheet in ("style.css", "stage.css", *(["projector.css"] if work.flags["size"] == "large" else [])):
        st.html(_HERE / sheet)
    _visit(page_id, urlencode(work.written or {}) if enters else None)
    _menu(work, t, page_id)
    return work, t


@contextmanager
def no_traceback(t: words.Text) -> Iterator[None]:
    """Turn what nobody foresaw into a sentence for the visitor, and a full record in the server's log."""
    try:
        yield
    except Exception:
        _LOG.exception("a page could not be drawn")
        st.error(t("common.error.unexpected"))
        st.page_link(PAGES[_work().page], label=t("common.error.afresh"), query_params={"lang": t.lang})


def _work() -> Work:
    work: Work = st.session_state.setdefault(_WORK, Work())
    return work


def _meet(work: Work, page_id: str, keys: page_state.Keys) -> None:
    """Adopt the link, or let the controls win; then write the link."""
    query = st.query_params.to_dict()
    enters = work.written is None or page_id != work.page
    adopts = work.written is None or (query != work.written and not work.changed)
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
    work.written, work.changed = {name: own[name] for name in query if name in own} | own, False
    if not enters:
        st.query_params.from_dict(work.written)


def _visit(page_id: str, query: str | None) -> None:
    """Send what Python cannot do; where a page is entered, with its query for the address bar."""
    path = "" if page_id == "home" else page_id
    call = "" if query is None else f"window.lossLabVisit.enter({json.dumps(path)}, {json.dumps(query)});"
    script.send("visit.js", call)


def _adopt(work: Work, query: dict[str, str]) -> None:
    """Take over a link; the experiment only where it has one or the page shows one, else the working copy stays."""
    work.problems, work.notes = [], []
    if work.page == _LAB or "preset" in query or query.keys() & RunConfig.__dataclass_fields__.keys():
        _adopt_run(work, query)
    if "progress" in query:
        _adopt_progress(work, query["progress"])
    if "lock" in query or work.page == _LAB:
        work.locked = tuple(name for name in LOCKS if name in query.get("lock", "").split("-"))
    flags = FLAGS if work.page == _LAB else FLAGS.keys() & query.keys()
    work.flags |= {name: query.get(name, "") for name in flags}
    work.problems += [
        Problem(name, "unreadable", query[name]) for name in FLAGS if name in query and query[name] not in FLAGS[name]
    ]


def _adopt_progress(work: Work, text: str) -> None:
    """Take over what a link says was done; what is known already is not undone by an older link."""
    try:
        work.progress = work.progress.merged(from_link(text))
    except ValueError:
        work.problems.append(Problem("progress", "unreadable", text))


def _adopt_run(work: Work, query: dict[str, str]) -> None:
    """Take over the experiment of a link: a preset's settings first, then the fields that the link spells out."""
    preset = PRESETS.get(query.get("preset", ""))
    named = to_query(preset.config) if preset else {}
    work.config, work.problems = from_query(named | query)
    if "preset" in query and preset is None:
        work.problems.append(Problem("preset", "unknown", query["preset"]))
    work.preset = preset.id if preset and preset.config == work.config else ""


def _browser_language() -> str:
    return "ja" if (st.context.locale or "").lower().startswith("ja") else "en"


def address(work: Work, page_id: str) -> dict[str, str]:
    """Return the query of a page as it was left: what that page shows, and nothing else."""
    return link(work) if page_id == _LAB else _carried(work) | work.pages.get(page_id, {})


def _carried(work: Work) -> dict[str, str]:
    """Return what every page's link carries."""
    flags = {name: work.flags[name] for name in EVERYWHERE if name == "lang" or work.flags[name] != FLAGS[name][0]}
    progress = work.progress.in_link()
    return flags | ({"progress": progress} if progress else {})


def link(work: Work, config: RunConfig | None = None, **flags: str) -> dict[str, str]:
    """Return the Lab's query for the work, or for another config and other flags; defaults of flags are left out."""
    merged = work.flags | flags
    kept = {name: value for name, value in merged.items() if name == "lang" or value != FLAGS[name][0]}
    if work.locked:
        kept["lock"] = "-".join(work.locked)
    if config is None and work.preset:
        kept["preset"] = work.preset
    return to_query(config or work.config) | _carried(work) | kept


def full_address(work: Work) -> str:
    """Return the address that restores the run, from the resolved config: a later starter cannot change it.

    What its visitor has done in the exercises is not for whom the link is given to.
    """
    query = {name: text for name, text in link(work).items() if name != "progress"}
    return address_of(_LAB, query | to_query(work.config.resolved()))


def address_of(page_id: str, query: Mapping[str, str]) -> str:
    """Return the whole address of a page of this server, for a link that is copied or printed."""
    parts = urlsplit(st.context.url or "")
    root = parts.path.rsplit("/", 1)[0] if parts.path.rsplit("/", 1)[-1] in PAGES else parts.path.rstrip("/")
    path = f"{root}/" if page_id == "home" else f"{root}/{page_id}"
    return urlunsplit((parts.scheme, parts.netloc, path, urlencode(query), ""))


def is_locked(control: str) -> bool:
    """Return whether the link has locked a control of the Lab."""
    return control in _work().locked


def put(key: str, value: Any) -> None:
    """Show `value` in the widget of that key. Written only when it differs, so that quick input is not set back."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def shown(key: str) -> Any:
    """Return what the widget of that key says now."""
    return st.session_state.get(key)


def change(**fields: Any) -> None:
    """Take new values for fields of the config; None goes back to the starter's."""
    work = _work()
    values = {name: value for name, value in (vars(work.config) | fields).items() if value is not None}
    work.config, work.problems = fit(values)
    _changed(work)


def change_text(name: str, text: str) -> None:
    """Take a field's new value as it would stand in a link."""
    work = _work()
    work.config, work.problems = from_query(to_query(work.config) | {name: text.strip()})
    if work.problems:
        work.config = from_query(work.written or {})[0]
    _changed(work)


def change_preset(id: str | None) -> None:
    """Open a certified experiment."""
    if id in PRESETS:
        work = _work()
        work.config, work.problems = PRESETS[id].config, []
        _changed(work)
        work.preset = id


def change_dataset(dataset_id: str) -> None:
    """Move to another dataset and take its starter for whatever was not set by hand."""
    work = _work()
    if dataset_id != work.config.dataset:
        work.config, work.problems = with_dataset(work.config, dataset_id)
        _changed(work, "new_dataset")


def change_optimizer(optimizer: str) -> None:
    """Take another optimizer, with the dataset's learning rate for it unless one was set by hand."""
    work = _work()
    work.config = with_optimizer(work.config, optimizer)
    work.problems = []
    _changed(work, "new_optimizer")


def reset() -> None:
    """Go back to the dataset's starter."""
    work = _work()
    work.config, work.problems = RunConfig(dataset=work.config.dataset), []
    _changed(work)


def flag(name: str, value: str) -> None:
    """Set a flag of the link, such as the language."""
    work = _work()
    if value in FLAGS[name]:
        work.flags[name] = value
    work.changed = True


def remember(**values: Any) -> None:
    """Take new values for what the page's link restores.

    None is no value: a control may answer so when its words change, with the language, while it is pressed. What the
    page does not hold comes from a late click on the page before, and is left out.
    """
    work = _work()
    work.state |= {name: value for name, value in values.items() if value is not None and name in work.state}
    work.changed, work.problems = True, []


def remembered(name: str) -> Any:
    """Return what the page's link restores as it is now: after the callbacks that have run before this one.

    None where the page has changed meanwhile.
    """
    return _work().state.get(name)


def done(progress: Progress) -> None:
    """Take over what was done in the exercises."""
    work = _work()
    work.progress, work.changed = progress, True


def pressed() -> None:
    """Note in a callback that the visitor is at work here: a press alone changes no link, but the address bar may lag.

    Without it, who types and presses at once would get the page back as it was before the typing.
    """
    _work().changed = True


def replay() -> None:
    """Play the same run again from epoch 0."""
    _work().replays += 1
    pressed()


def _changed(work: Work, *notes: str) -> None:
    work.changed, work.notes, work.preset = True, list(notes), ""


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


def keep(name: str, value: Any) -> None:
    """Hold something for this visit, such as a training in progress."""
    st.session_state[name] = value


def kept(name: str) -> Any:
    """Return what was held, or None."""
    return st.session_state.get(name)


def forget(name: str) -> None:
    """Let go of it."""
    st.session_state.pop(name, None)

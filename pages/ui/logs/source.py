"""Where the curves on the page come from: an example, a log that was read in this visit, or a link.

The link is the truth: it holds the curves, thinned to what fits. What was read in this visit is held in full under
the text of its curves, so that Back leads to the whole log again. Nothing of it is stored anywhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.logs import LogError, read_logs
from core.logs.link import from_link, rows_before, to_link
from pages.ui import runs
from pages.ui.cache import Cache
from pages.ui.i18n import Text
from pages.ui.logs.examples import EXAMPLES
from pages.ui.logs.reading import ReadRun
from pages.ui.session import (
    Session,
    mark_changed,
    page_param,
    session_delete,
    session_get,
    session_set,
    set_page_params,
)

# So many logs of one visit are held: what was read before can be gone back to.
_MOST = 4
_READ, _REFUSED, PASTED = "logs_read", "log_refused", "log_text"
_examples = Cache(max_entries=16, max_bytes=4_000_000)


@dataclass(frozen=True)
class Source:
    """What is on the page."""

    kind: str
    """"example", "own" or "link"."""
    runs: list[ReadRun]
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Empty if the curves came with a link."""
    choose: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0
    """So many rows the link has left out."""


@dataclass(frozen=True)
class Refused:
    """What was given and could not be read."""

    error: LogError
    files: Mapping[str, bytes]
    choose: Mapping[str, str]
    leaves_curves: bool = False
    """Whether what was read before stays on the page: only another way to read it was refused."""


def current(session: Session, t: Text) -> Source:
    """Return what the page shows."""
    curves = session.page_params["curves"]
    if not curves:
        return _example(session.page_params["example"], t)
    held: Source | None = (session_get(_READ) or {}).get(curves)
    return held or _from_link(curves)


def refused() -> Refused | None:
    """Return what was given last, if it could not be read."""
    found: Refused | None = session_get(_REFUSED)
    return found


def clear_refused() -> None:
    """Forget what could not be read, for a callback."""
    mark_changed()
    session_delete(_REFUSED)


def take(files: Mapping[str, bytes], choose: Mapping[str, str] | None = None, *, again: bool = False) -> None:
    """Read files that were given, for a callback: they are shown, or it is said why they cannot be read.

    `again`: they are on the page already, and stay there if they cannot be read in this other way.
    """
    mark_changed()
    choose = dict(choose or {})
    try:
        read = [ReadRun(run) for run in read_logs(files, choose)]
    except LogError as error:
        session_set(_REFUSED, Refused(error, files, choose, again))
        return
    curves = to_link([run.log for run in read])
    held = dict(session_get(_READ) or {})
    held.pop(curves, None)
    held[curves] = Source("own", read, files, choose, _left_out(curves))
    session_set(_READ, dict(list(held.items())[-_MOST:]))
    session_delete(_REFUSED)
    set_page_params(curves=curves, run=0, axis="linear")


def take_example(id: str) -> None:
    """Show an example, for a callback."""
    session_delete(_REFUSED)
    if id in EXAMPLES:
        set_page_params(curves="", example=id, run=0, axis=EXAMPLES[id].axis)


def change_choice(role: str, value: str) -> None:
    """Read the same files again with another choice, for a callback."""
    failed = refused()
    if failed and failed.leaves_curves:
        failed = None
    held: Source | Refused | None = failed or (session_get(_READ) or {}).get(page_param("curves"))
    if held is None:
        held = _examples.get(page_param("example"))
    if held is None or not held.files:
        return
    # A pair stands for its two losses, and each loss for itself.
    gone = {"pair": ("train_loss", "val_loss"), "train_loss": ("pair",), "val_loss": ("pair",)}.get(role, ())
    kept = {name: chosen for name, chosen in held.choose.items() if name not in gone}
    if role in ("train_loss", "val_loss") and isinstance(held, Source):
        other = "val_loss" if role == "train_loss" else "train_loss"
        kept.setdefault(other, held.runs[0].log.columns[other])
        if kept[other] == value:  # one column cannot be both: they are swapped
            kept[other] = held.runs[0].log.columns[role]
    take(held.files, kept | {role: value}, again=isinstance(held, Source))


def text_of(id: str, t: Text) -> str:
    """Return an example's log."""
    example = EXAMPLES[id]
    return example.text([runs.get(config, t) for config in example.configs])


def _example(id: str, t: Text) -> Source:
    held: Source | None = _examples.get(id)
    if held is None:
        files = {EXAMPLES[id].file: text_of(id, t).encode()}
        held = Source("example", [ReadRun(run) for run in read_logs(files)], files)
        _examples.put(id, held, 100_000)
    return held


def _from_link(curves: str) -> Source:
    held: Source | None = _examples.get(curves)
    if held is None:
        held = Source("link", [ReadRun(run) for run in from_link(curves)], left_out=_left_out(curves))
        _examples.put(curves, held, 50_000)
    return held


def _left_out(curves: str) -> int:
    return rows_before(curves) - sum(len(run.epochs) for run in from_link(curves))

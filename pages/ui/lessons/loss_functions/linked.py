"""Three sliders that always sum to 100 %: whoever moves one rescales the others."""

from dataclasses import dataclass, replace

import streamlit as st

from core.lessons.probabilities import WHOLE, rescaled
from pages.ui.i18n import Text, percent_format
from pages.ui.lessons.loss_functions import url_params
from pages.ui.lessons.loss_functions.url_params import ANIMALS
from pages.ui.session import Session, session_get, session_set, set_widget, widget_value

Shares = tuple[int, ...]
_DRAG = "lf_drag"
# A browser may still show one of so many states when its next move arrives.
_RECENT = 8


@dataclass(frozen=True)
class Drag:
    """A slider being moved: which, the shares when it began and now, and those in between that a browser may show."""

    row: int
    start: Shares
    end: Shares
    recent: tuple[Shares, ...] = ()


def sliders(session: Session, t: Text) -> None:
    """Draw the three sliders."""
    for animal, share in zip(ANIMALS, session.page_params["animals"], strict=True):
        set_widget(_key(animal), share)
        label = t("loss_functions.animals.slider", animal=t(f"common.class.{animal}"))
        st.slider(label, 0, WHOLE, format=percent_format(t), key=_key(animal), on_change=_moved, args=(session,))


def _key(animal: str) -> str:
    return f"lf_{animal}"


def _moved(session: Session) -> None:
    now = session.page_params["animals"]
    seen = [widget_value(_key(animal)) for animal in ANIMALS]
    shown = tuple(share if value is None else int(value) for value, share in zip(seen, now, strict=True))
    drag = dragged(shown, now, session_get(_DRAG))
    if drag:
        session_set(_DRAG, drag)
        url_params.take(animals=drag.end)


def dragged(shown: Shares, now: Shares, last: Drag | None) -> Drag | None:
    """Return the move that leads from the shares `now` to what the sliders show, None if none has moved.

    As long as it is the same slider, the others keep the proportion they had when it began: pulled to 100 % and back,
    it would otherwise have levelled the others for good.
    """
    moved = [row for row in range(len(now)) if shown[row] != now[row]]
    if not moved:
        return None
    if last is None or last.end != now:
        last = Drag(-1, now, now)
    row = _by_hand(shown, moved, last)
    start = last.start if row == last.row else now
    recent = (*last.recent, now)[-_RECENT:]
    return replace(last, row=row, start=start, end=rescaled(start, row, shown[row]), recent=recent)


def _by_hand(shown: Shares, moved: list[int], last: Drag) -> int:
    """Return the slider that the visitor moves, of those that differ.

    When input is quick, the others differ too: the browser has not heard yet where the last move has put them.
    """
    if last.row in moved:
        return last.row
    fresh = [row for row in moved if all(shown[row] != shares[row] for shares in last.recent)]
    return (fresh or moved)[0]

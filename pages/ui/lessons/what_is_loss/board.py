"""Dart boards as a picture that can be clicked: places in centimetres in, places in centimetres out."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from core.lessons.darts import BOARD, BULL

_HERE = Path(__file__).parent
_CSS, _JS = ((_HERE / name).read_text("utf-8") for name in ("board.css", "board.js"))


@dataclass(frozen=True)
class Board:
    """One board: darts as (right, up, how many darts there), the picture in words, and what is written at it."""

    darts: Sequence[tuple[float, float, int]]
    words: str
    colour: str
    name: str = ""
    result: str = ""
    # At the last dart, with a line from the centre to it.
    distance_text: str = ""
    # A line from dart to dart, older ones fading.
    path: bool = False
    size: float = 0.8


def draw(
    key: str,
    boards: Sequence[Board],
    *,
    unit: str = "",
    counted: int = 0,
    on_throw: Callable[[], None] | None = None,
) -> None:
    """Draw boards in a row; with `on_throw` they take clicks, and `counted` is the id of the last one that was taken.

    `widget_value(key)["thrown"]` is then a list of (id, right, up); a click counts again on the same spot.
    """
    data: dict[str, Any] = {
        "boards": [asdict(board) for board in boards],
        "radius": BOARD,
        "bull": BULL,
        "unit": unit,
        "counted": counted,
        "open": on_throw is not None,
    }
    # Registered at each run: older versions of Streamlit know a component only in the server that it was registered in.
    boards_component = st.components.v2.component(
        "loss_lab_dart_boards", html="<div class='boards'></div>", css=_CSS, js=_JS
    )
    boards_component(key=key, data=data, on_thrown_change=on_throw or (lambda: None))

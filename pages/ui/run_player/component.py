"""Puts the player on a page: one element with its code, the same on every page, and one with its data."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal
from zlib import crc32

import streamlit as st

from pages.ui.i18n import Text
from pages.ui.run_player import limits
from pages.ui.run_player.bundle import ENTRY, script
from pages.ui.run_player.lines import MOST_LINES, Line, packed, whole
from pages.ui.session import widget_value

Size = Literal["model", "curves"]


@dataclass(frozen=True)
class Phase:
    """A stretch of epochs that is named above the curves; one that `warns` has the colour of validation, and a band."""

    name: str
    start: float
    end: float
    warns: bool = False


@dataclass(frozen=True)
class Mark:
    """A line at an epoch with its text; `kind` is its colour: what the learner marked, or what the Lab found."""

    epoch: float
    text: str
    kind: Literal["learner", "lab"] = "learner"


@dataclass(frozen=True)
class Band:
    """A quiet green stretch behind the curves: the epochs that count as right."""

    start: float
    end: float


def draw(
    lines: Sequence[Line],
    t: Text,
    *,
    key: str,
    alt: str,
    run: str = "",
    size: Size = "curves",
    last: float | None = None,
    log_y: bool = False,
    from_zero: bool = True,
    shares: bool = False,
    guess: float | None = None,
    best: float | None = None,
    phases: Sequence[Phase] = (),
    gap: bool = True,
    accuracy: bool = False,
    panel: Mapping[str, Any] | None = None,
    small_panels: Sequence[Mapping[str, Any]] = (),
    marks: Sequence[Mark] = (),
    bands: Sequence[Band] = (),
    on_mark: Callable[[], None] | None = None,
    words: Mapping[str, str] | None = None,
    autoplay: bool = True,
    watch: str = "",
) -> None:
    """Draw one to six runs that play together over their epochs, with the playback bar below them.

    Args:
        lines: the runs; what is in none of them (validation, say) is neither drawn nor sent.
        t: texts of the visitor's language.
        key: the container's key on the page (CSS class `st-key-<key>`), unique there.
        alt: the picture in words, for those who cannot see it.
        run: what is played. Another one starts from the first epoch; all else (language, log axis, a mark) changes
            in place and keeps epoch and pause. Empty: it follows from the lines.
        size: "model" has the Lab's height and room for a `panel`, "curves" is low; CSS may set `--player-height`.
        last: where the epoch axis ends, if later than the last epoch that there is.
        log_y: a logarithmic loss axis, which leaves out what is not above zero.
        from_zero: whether a linear loss axis begins at 0 (not where losses are negative).
        shares: whether the values are shares, such as accuracies: written as per cents.
        guess: the loss of just guessing, a dotted line.
        best: the epoch of the lowest validation loss of the first line, a ring with its words.
        phases: named stretches above the curves, from left to right.
        gap: whether the distance between the two losses of a single run is written at the heads.
        accuracy: a second, lower chart of the accuracies over the same epochs.
        panel: the model at each kept epoch (`pages.ui.run_player.panels`).
        small_panels: the models of several runs in a row below the curves, each with its `name`.
        marks: lines at epochs. bands: stretches that are tinted.
        on_mark: called when an epoch was marked by click, tap or the key M; `marked(key)` then returns it.
        words: texts of this picture in place of the usual ones, by their ids in `run_player.toml` and
            `training_lab.toml` [chart]: {"epoch": "step", "loss": "RMSE"}.
        autoplay: whether a new run plays by itself; else it stands at its end.
        watch: an id that is added to the page's `data-watched` when this run has been watched to its end, or paused.

    Raises:
        ValueError: no line, more than six, or columns of different lengths.
    """
    if not 0 < len(lines) <= MOST_LINES:
        raise ValueError(f"{len(lines)} lines; between 1 and {MOST_LINES} can be drawn")
    sent = data(lines, log_y=log_y, from_zero=from_zero, shares=shares, guess=guess, last=last, accuracy=accuracy)
    sent |= {
        "run": run or _id(sent["lines"]),
        "alt": alt,
        "size": size,
        "lang": t.lang,
        "words": t.under("training_lab.chart") | t.under("run_player") | dict(words or {}),
        "best": best,
        "phases": [asdict(phase) for phase in phases],
        "gap": gap,
        "panel": panel,
        "smallPanels": [dict(each) for each in small_panels],
        "marks": [asdict(mark) for mark in marks],
        "bands": [asdict(band) for band in bands],
        "marking": on_mark is not None,
        "autoplay": autoplay,
        "watch": watch,
    }
    mount(key, sent, on_mark)


def data(
    lines: Sequence[Line],
    *,
    log_y: bool = False,
    from_zero: bool = True,
    shares: bool = False,
    guess: float | None = None,
    last: float | None = None,
    accuracy: bool = False,
) -> dict[str, Any]:
    """Return what follows from the numbers alone: the series and the ends of the axes. It is never changed later."""
    single = len(lines) == 1
    baseline = float("nan") if guess is None else guess
    if shares:
        low, top = limits.share_limits(lines)
    else:
        low, top = limits.loss_limits(lines, log_y=log_y, guess=baseline, from_zero=from_zero)
    known = [line for line in lines if len(line.x)]
    ends = [float(line.x[-1]) for line in known] + ([] if last is None else [float(last)])
    highest = limits.most(lines)
    right = limits.accuracy_limits(lines) if accuracy else None
    return {
        "lines": [packed(line, place, single=single) for place, line in enumerate(lines)],
        "x": {
            "first": min((float(line.x[0]) for line in known), default=0.0),
            "last": max(ends, default=1.0),
            "whole": whole(known),
        },
        "y": {"low": low, "top": top, "log": log_y, "share": shares, "most": highest if highest > 1.2 * top else None},
        "guess": guess,
        "accuracy": None if right is None else {"low": right[0], "top": right[1]},
    }


def mount(key: str, sent: Mapping[str, Any], on_mark: Callable[[], None] | None = None) -> None:
    """Put data on the page. The code goes with a message of its own, which never changes and is sent once a visit."""
    with st.container(key=key):
        st.html(f"<script>{script()}</script>", unsafe_allow_javascript=True)
        # Registered at each run: older versions of Streamlit know a component only in the server that it was
        # registered in. Html and js are the same at each run, or the picture would be built anew.
        player = st.components.v2.component("loss_lab_run_player", html="<div class='player'></div>", js=ENTRY)
        # In a list: of a mapping Streamlit asks whether each value is a data frame, and imports pandas and pyarrow for
        # that, which takes longer than all else that a first visitor of a new server waits for.
        player(key=f"{key}_player", data=[dict(sent)], on_marked_change=on_mark or (lambda: None))


def marked(key: str) -> float | None:
    """Return the epoch that the visitor has marked in the player of that key, None before that."""
    state = widget_value(f"{key}_player")
    found = state.get("marked") if state else None
    return None if found is None else float(found)


def _id(lines: Any) -> str:
    return str(crc32(json.dumps(lines).encode()))

"""What was taken for what, in one line, with pickers to change it."""

from html import escape

import streamlit as st

from core.logs import COLUMNS, LoggedRun, Note
from pages.ui.i18n import Text, plain
from pages.ui.logs import source
from pages.ui.logs.source import Source
from pages.ui.session import bound
from pages.ui.verdict.verdict_sentence import epoch_text

_NAMED = ("train_loss", "val_loss", "train_accuracy", "val_accuracy")
_MODES = ("rows", "runs")
_MOST_CHARACTERS = 60


def draw(shown: Source, run: LoggedRun, t: Text) -> None:
    """Draw the line, the pickers beside it, and what else should be known."""
    with st.container(key="log_read_as", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<div class='log-line'>{escape(line(run, t))}</div>")
        if run.choices and shown.files:
            with st.popover(t("read_a_log.change"), icon=":material/tune:"):
                for role in COLUMNS:
                    if role in run.choices:
                        _picker(role, run, t)
    for sentence in notes(shown, run, t):
        st.html(f"<div class='log-note'>{escape(sentence)}</div>")


def line(run: LoggedRun, t: Text) -> str:
    """Return what was read in one line."""
    taken = [f"{t(f'read_a_log.column.{role}')}: {_cut(run.columns[role])}" for role in _NAMED if run.columns.get(role)]
    values = {"rows": len(run.epochs), "first": epoch_text(run.epochs[0]), "last": epoch_text(run.epochs[-1])}
    counted = t("read_a_log.counted", **values, x=_cut(run.columns.get("x") or t("read_a_log.row")))
    return t("read_a_log.read_as", counted=counted, taken=t.listed(taken))


def notes(shown: Source, run: LoggedRun, t: Text) -> list[str]:
    """Return what the reader of these curves should know about how they were read."""
    texts = [note_text(note, t) for note in run.notes]
    if shown.kind == "link":
        id = "opened_thinned" if shown.left_out else "opened"
        texts.insert(0, t(f"read_a_log.link.{id}", n=shown.left_out))
    return texts


def note_text(note: Note, t: Text) -> str:
    """Return a note as a sentence."""
    return t(f"read_a_log.note.{note.id}", **{name: _value(value, t) for name, value in note.values.items()})


def _value(value: object, t: Text) -> str:
    if isinstance(value, tuple):
        return t.listed(_cut(str(each)) for each in value)
    return plain(value) if isinstance(value, (int, float)) else _cut(str(value))


def _picker(role: str, run: LoggedRun, t: Text) -> None:
    key = f"log_choice_{role}"
    now = run.columns.get(role, "")
    options = [now, *(name for name in run.choices[role] if name != now)]
    st.selectbox(
        t(f"read_a_log.column.{role}"),
        options,
        **bound(key, now, lambda value: source.change_choice(role, value or "")),
        format_func=lambda name: _option(role, name, t),
    )


def _option(role: str, name: str, t: Text) -> str:
    if role in _MODES and name:
        return t(f"read_a_log.column.{role}_{name}")
    return _cut(name) if name else t("read_a_log.column.none")


def _cut(name: str) -> str:
    return name if len(name) <= _MOST_CHARACTERS else name[:_MOST_CHARACTERS] + "…"

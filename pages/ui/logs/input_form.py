"""The ways in: paste, drop, or look at an example; and what to do if something cannot be read."""

from html import escape

import streamlit as st

from core.logs import LogError
from pages.ui import page_blocks
from pages.ui.i18n import Text, shortened
from pages.ui.logs import source
from pages.ui.logs.examples import EXAMPLES
from pages.ui.logs.source import PASTED, Refused, Source
from pages.ui.session import page_param, session_get, session_set, set_widget, widget_value

_BOX, _FILES, _EXAMPLE = "log_box", "log_files", "log_example"
# Names in a sentence: more would not be read.
_MOST_NAMES = 12


def draw(shown: Source | None, example: str, t: Text) -> None:
    """Draw the place to paste, the place to drop, and the examples."""
    with st.container(key="log_input"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            set_widget(_BOX, session_get(PASTED) or "")
            st.text_area(
                t("read_a_log.paste"), key=_BOX, height=96, placeholder=t("read_a_log.placeholder"), on_change=_pasted
            )
        with right:
            st.file_uploader(
                t("read_a_log.drop"), accept_multiple_files=True, key=_FILES, on_change=_dropped,
                help=t("read_a_log.drop_help"),
            )  # fmt: skip
    with st.container(key="log_ways", horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.button(t("read_a_log.read"), key="log_read", type="primary", on_click=_pasted)
        _examples(shown, example, t)


def _examples(shown: Source | None, example: str, t: Text) -> None:
    set_widget(_EXAMPLE, example if shown and shown.kind == "example" else None)
    st.pills(
        t("read_a_log.example.ask"), [*EXAMPLES], key=_EXAMPLE, format_func=lambda id: t(f"read_a_log.example.{id}"),
        on_change=_example_chosen,
    )  # fmt: skip


def _example_chosen() -> None:
    """Show the example; a second click takes the mark away, but not what is shown."""
    source.take_example(widget_value(_EXAMPLE) or page_param("example") or "")


def _pasted() -> None:
    """Read what stands in the box; an empty box changes nothing."""
    text = widget_value(_BOX) or ""
    session_set(PASTED, text)
    if text.strip():
        source.take({"pasted": text.encode("utf-8", "replace")})
    else:
        source.clear_refused()


def _dropped() -> None:
    files = {file.name: file.getvalue() for file in widget_value(_FILES) or []}
    if files:
        source.take(files)
    else:
        source.clear_refused()


def draw_refused(refused: Refused, t: Text) -> None:
    """Say why something cannot be read, and what to do; where only the names are unknown, let them be chosen."""
    error = refused.error
    with st.container(key="log_refused"):
        st.warning(sentence(error, t), icon=":material/info:")
        if error.reason == "pickle":
            page_blocks.code(t("read_a_log.error.pickle_lines"))
        names = [str(name) for name in _names(error)]
        if error.reason == "no_loss" and names and not refused.leaves_curves:
            with st.container(horizontal=True):
                for role in ("train_loss", "val_loss"):
                    _choose_column(role, names, t)


def _choose_column(role: str, names: list[str], t: Text) -> None:
    key = f"log_name_{role}"
    st.selectbox(
        t(f"read_a_log.column.{role}"), names, index=None, key=key, placeholder=t("read_a_log.choose"), width=260,
        on_change=lambda: source.change_choice(role, widget_value(key) or ""),
    )  # fmt: skip


def sentence(error: LogError, t: Text) -> str:
    """Return why a log cannot be read."""
    values = {name: _safe(value, t) for name, value in error.values.items()}
    return t(f"read_a_log.error.{error.reason}", **values)


def _names(error: LogError) -> tuple[object, ...]:
    names = error.values.get("names", ())
    return names if isinstance(names, tuple) else ()


def _safe(value: object, t: Text) -> str:
    if isinstance(value, tuple):
        return t.listed(shortened(str(name), 40) for name in value[:_MOST_NAMES]) + ("…" if value[_MOST_NAMES:] else "")
    return shortened(str(value), 60)


def log_text(text: str, t: Text) -> None:
    """Show an example as it was printed, one click away."""
    with st.expander(t("read_a_log.as_text")):
        st.html(f"<pre class='code log-text' tabindex='0'>{escape(text)}</pre>")

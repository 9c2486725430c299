"""What can be taken along: the table as CSV, a report as Markdown, the picture, and a link."""

import csv
import io
from html import escape

import pandas as pd
import streamlit as st

from core.logs import LoggedRun
from core.logs.link import thinned
from pages.ui.i18n import Text
from pages.ui.logs import what_was_read
from pages.ui.logs.answers import advice
from pages.ui.logs.reading import ReadRun
from pages.ui.logs.source import Source
from pages.ui.session import Session, page_url
from pages.ui.verdict.report import report

# What stands in a log may be markup, which a report must not be.
_NO_MARKUP = str.maketrans("<>[]|`\\", "‹›()/'/")
# The whole table of a long log would be larger than any message.
MOST_ROWS = 5000
_PAGE, _NAME = "read_a_log", "loss-lab-log"


def draw(shown: Source, run: ReadRun, session: Session, t: Text) -> None:
    """Draw the downloads and the link."""
    with st.container(key="actions", horizontal=True, gap="small", vertical_alignment="center"):
        st.download_button(
            t("read_a_log.download.csv"), lambda: table_csv(run.log), f"{_NAME}.csv", "text/csv", on_click="ignore"
        )
        st.download_button(
            t("read_a_log.download.report"), lambda: report_of(shown, run, t), f"{_NAME}.md", "text/markdown",
            on_click="ignore",
        )  # fmt: skip
        st.html(
            f"<button type='button' class='save' data-save-png='player_log' data-file-name='{_NAME}.png' "
            f"data-title='{escape(what_was_read.line(run.log, t), quote=True)}'>"
            f"{t('training_lab.download.image')}</button>",
            width="content",
        )
        _link(shown, session, t)


def _link(shown: Source, session: Session, t: Text) -> None:
    with st.popover(t("training_lab.copy_link"), icon=":material/link:"):
        st.html(
            f"<div class='by-hand'>{escape(t('training_lab.copy.by_hand'))}</div>"
            f"<div class='copied' role='status' hidden>{escape(t('training_lab.copy.copied'))}</div>"
        )
        if shown.left_out:
            st.caption(t("read_a_log.link.thinned", n=shown.left_out))
        query = session.page_queries[_PAGE] | {"lang": t.lang}
        st.code(page_url(_PAGE, query), language=None, wrap_lines=True)
        st.caption(t("read_a_log.link.private"))


def report_of(shown: Source, run: ReadRun, t: Text) -> str:
    """Return the report on one run of a log."""
    about = [what_was_read.line(run.log, t), *what_was_read.notes(shown, run.log, t)]
    safe = [sentence.translate(_NO_MARKUP) for sentence in about]
    return report(run.curves, t, title=t("read_a_log.report"), about=safe, advice=advice(run.curves, t))


def table_csv(log: LoggedRun) -> str:
    """Return the rows as they were read, numbers in full."""
    names, columns = _columns(log)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def draw_table(log: LoggedRun, t: Text) -> None:
    """Draw the rows, one click away; of a long log as many as a page can carry, evenly spread."""
    names, columns = _columns(log)
    rows = thinned(log, MOST_ROWS)
    with st.expander(t("common.table"), key="log_table"):
        headings = [t(f"training_lab.table.{name}") for name in names]
        table = pd.DataFrame(dict(zip(headings, columns, strict=True))).iloc[rows]
        st.dataframe(table, hide_index=True, height=300)
        if len(rows) < len(log.epochs):
            st.caption(t("read_a_log.table_thinned", shown=len(rows), all=len(log.epochs)))


def _columns(log: LoggedRun) -> tuple[list[str], list[list[float | None]]]:
    columns: dict[str, list[float | None]] = {"epoch": [*log.epochs.tolist()]}
    for split in ("train", "val"):
        losses = log.losses(split)
        if any(loss is not None for loss in losses):
            columns[f"{split}_loss"] = losses
    for split in ("train", "val"):
        values = log.accuracy.get(split)
        if values is not None:
            columns[f"{split}_accuracy"] = [None if value != value else value for value in values.tolist()]
    return [*columns], [*columns.values()]

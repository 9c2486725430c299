"""Hand-ins that are dropped here are trained and checked again: who solved what, and where the class's marks lie."""

import time
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from core.exercises import EXERCISES
from core.grading import Collected, Graded, Grader, Rejected, collect, summarise
from core.grading.table import as_csv
from pages.ui import chart_block, runs
from pages.ui.charts import marking
from pages.ui.exercises.feedback_text import sentence
from pages.ui.i18n import Text, shortened
from pages.ui.session import Session, session_get, session_set, yielding_turn
from pages.ui.teachers import grades_chart as chart

# A class and its neighbours; a school uses the command, which needs no server.
MOST = 200
_SLICE = 0.4


@dataclass
class _Grading:
    """The files of one drop, and how far they are graded."""

    files: tuple[tuple[str, str], ...]
    waiting: list[Collected]
    rejected: list[Rejected]
    grader: Grader = field(default_factory=Grader)
    graded: list[Graded] = field(default_factory=list)


def draw(session: Session, t: Text) -> None:
    """Draw the place for files or pasted texts, and what they come to."""
    st.html(f"<div class='plain'>{t('for_teachers.grade.lead')}</div>")
    dropped = st.file_uploader(t("for_teachers.grade.files"), accept_multiple_files=True, key="hand_ins")
    pasted = st.text_area(t("for_teachers.grade.paste"), key="pasted", height=90, max_chars=1_000_000)
    contents = [(each.name, each.getvalue()) for each in dropped or []]
    if pasted.strip():
        contents.append((t("for_teachers.grade.pasted"), pasted.encode()))
    if not contents:
        st.caption(t("for_teachers.grade.command"))
        return
    grading = _grading(contents)
    _go_on(grading, t)
    _show(grading, t)


def _grading(contents: list[tuple[str, bytes]]) -> _Grading:
    """Return the grading of these files, begun now if there is none."""
    files = tuple((name, str(hash(content))) for name, content in contents)
    kept: _Grading | None = session_get("grading")
    if kept is None or kept.files != files:
        collected, rejected = collect(contents)
        rejected += [Rejected(each.file, "too_many") for each in collected[MOST:]]
        kept = _Grading(files, collected[:MOST], rejected)
        session_set("grading", kept)
    return kept


def _go_on(grading: _Grading, t: Text) -> None:
    """Grade slice by slice, show how far it is, and let the visitor and other pages have their turn in between."""
    if not grading.waiting:
        return
    place, n = st.empty(), len(grading.graded) + len(grading.waiting)

    def show() -> None:
        done = len(grading.graded)
        place.progress(done / n, t("for_teachers.grade.progress", done=done, n=n))

    show()
    while grading.waiting:
        end = time.monotonic() + _SLICE
        while grading.waiting and time.monotonic() < end:
            each = grading.waiting.pop(0)
            grading.graded.append(grading.grader.grade(each.hand_in, each.file))
        if grading.waiting:  # behind the slice: in a browser's Python the page begins anew here
            with yielding_turn():
                show()
    place.empty()
    grading.grader = Grader()  # the old one holds every run that it has trained, as long as the tab is open


def _show(grading: _Grading, t: Text) -> None:
    if grading.rejected:
        st.header(t("for_teachers.grade.left_out"), anchor=False)
        lines = [
            f"- {shortened(each.file, 60)}: {t(f'for_teachers.rejected.{each.reason}')}" for each in grading.rejected
        ]
        st.markdown("\n".join(lines))
    if grading.graded:
        _matrix(grading.graded, t)
        st.download_button(
            t("for_teachers.grade.csv"), "\ufeff" + as_csv(grading.graded), "grades.csv", "text/csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        _misconceptions(grading.graded, t)
        _marks(grading.graded, t)


def _title(id: str, t: Text) -> str:
    return t(f"exercise_{EXERCISES[id].kind}.{id}.title")


def _matrix(graded: list[Graded], t: Text) -> None:
    """Draw learners by exercises; exercises that nobody handed in are left out."""
    ids = [id for id in EXERCISES if any(id in each.found for each in graded)]
    names = _distinct([each.name for each in graded])
    rows = [
        [name, _title(id, t), status, _sign(each, id), number]
        for name, each in zip(names, graded, strict=True)
        for number, id in enumerate(ids)
        for status in [each.status(id)]
    ]
    cells = pd.DataFrame(rows, columns=["learner", "exercise", "status", "sign", "order"])
    solved = sum(each.status(id) == "passed" for each in graded for id in ids)
    st.header(t("for_teachers.grade.matrix", n=len(graded)), anchor=False)
    signs = "   ".join(f"{sign} {t(f'for_teachers.status.{status}')}" for status, sign in chart.SIGNS.items())
    st.caption(f"{signs}  \n{t('for_teachers.grade.signs')}")
    alt_text = t("for_teachers.grade.said", n=len(graded), m=len(ids), solved=solved, all=len(graded) * len(ids))
    twin = cells.pivot_table(index="learner", columns="exercise", values="sign", aggfunc="first", sort=False)
    height = 150 + chart.ROW * len(graded)
    chart_block.draw_chart(
        "matrix", chart.matrix(t), {"cells": cells}, alt_text, t, height=height, table=twin.reset_index()
    )


def _sign(each: Graded, id: str) -> str:
    """Return the sign of a status, with the number of tries where there was more than one."""
    tries = each.hand_in.done[id].tries if id in each.hand_in.done else 0
    return f"{chart.SIGNS[each.status(id)]}{f' {tries}' if tries > 1 else ''}"


def _distinct(names: list[str]) -> list[str]:
    """Return names with a number behind those that came before: two files may have no nickname."""
    seen: dict[str, int] = {}
    for place, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[place] = f"{name} ({seen[name]})"
    return names


def _misconceptions(graded: list[Graded], t: Text) -> None:
    """Write what went wrong, with what the check said to one of those learners."""
    found = [
        (count, id, reason)
        for id, reasons in summarise(graded).misconceptions.items()
        for reason, count in reasons.most_common(3)
    ]
    lines = []
    for count, id, reason in sorted(found, key=lambda each: -each[0]):
        one = next(each.found[id] for each in graded if id in each.found and each.found[id].reason == reason)
        times = t(f"for_teachers.grade.{'once' if count == 1 else 'times'}", n=count)
        lines.append(f"- **{_title(id, t)}** · {times}: {sentence(EXERCISES[id], one, t)}")
    if lines:
        st.header(t("for_teachers.grade.misconceptions"), anchor=False)
        st.markdown("\n".join(lines))


def _marks(graded: list[Graded], t: Text) -> None:
    """Draw the class's marks on the curve: that of the version which most learners had."""
    marks = summarise(graded).marks
    if not marks:
        return
    st.header(t("for_teachers.grade.marks"), anchor=False)
    keys = sorted(marks, key=lambda key: (list(EXERCISES).index(key[0]), -len(marks[key]), key[1]))
    chosen = st.selectbox(
        t("for_teachers.grade.which"), keys, key=f"marks_{t.lang}",
        format_func=lambda key: t("for_teachers.grade.version", title=_title(key[0], t), n=key[1], m=len(marks[key])),
    )  # fmt: skip
    id, variant = chosen
    run = runs.get(EXERCISES[id].configs(variant)[0], t)
    solved = [each.found[id] for each in graded if each.status(id) == "passed" and each.hand_in.variant == variant]
    right = [[solved[0].values["low"], solved[0].values["high"]]] if solved and "low" in solved[0].values else []
    rows, curve = pd.DataFrame({"epoch": marks[chosen], "text": "", "side": "left"}), marking.curve(run)
    shown = {"mark": rows, "right": pd.DataFrame(right, columns=["low", "high"])}
    tables = marking.NOTHING_MARKED | {"curve": curve} | shown
    alt_text = t("for_teachers.grade.marks_said", marks=t.listed(f"{mark:g}" for mark in marks[chosen]))
    spec = marking.marked_curves(t, clickable=False, names=marking.names_of(curve))
    chart_block.draw_chart("marks", spec, tables, alt_text, t, height=280, table=rows[["epoch"]])

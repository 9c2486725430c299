"""Four small curves with their letters; once they were sorted, with what each may be called."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.exercises import Feedback
from core.exercises.which.sorting import CURVES, accepted
from core.training import Run
from pages.ui import chart_block
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.pictures.which import curves
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session


@picture_of("sort_curves")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the four side by side, two by two on a phone."""
    curves.key(t)
    names = [words_of(now, t, f"part.{curve}") for curve in CURVES]
    with st.container(key="four_curves"):
        for column, name, run in zip(st.columns(len(CURVES), gap="small"), names, runs, strict=True):
            with column:
                called = (
                    " / ".join(words_of(now, t, f"option.{sort}") for sort in accepted(run))
                    if is_answered(found)
                    else ""
                )
                st.markdown(f"**{name}**" + (f" {called}" if called else ""))
                st.caption(t("exercise_which.sort_curves.rows", n=run.config.n_val))
                curves.small(f"{now.exercise.id}_{CURVES[names.index(name)]}", run, name, t)
    tables = [curves.numbers(run, t) for run in runs]
    for name, table in zip(names, tables, strict=True):
        table.insert(0, words_of(now, t, "curve"), name)
    chart_block.draw_table(now.exercise.id, pd.concat(tables), t)

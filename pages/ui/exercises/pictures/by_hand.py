"""Numbers on paper: the rows that an exercise is about."""

from collections.abc import Sequence

import streamlit as st

from core.exercises import Feedback
from core.exercises.by_hand.three_rows import three_rows
from core.training import Run
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.score_table import table
from pages.ui.session import Session


@picture_of("three_rows")
def three_houses(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the table of the three houses."""
    rows = three_rows(runs[0])
    names = [words_of(now, t, f"column.{name}") for name in ("house", "truth", "prediction")]
    cells = zip("ABC", rows.truth, rows.prediction, strict=True)
    with st.container(width=480):  # numbers that are to be compared stand close together
        table(names, [[house, f"{truth:.0f}", f"{prediction:.0f}"] for house, truth, prediction in cells])

"""After an answer: how far off a model is that was trained with each loss on prices with typing errors."""

from collections.abc import Sequence

import streamlit as st

from core.exercises import Feedback
from core.exercises.which.losses import FOR_NUMBERS, typical_error
from core.training import Run
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.score_table import table
from pages.ui.session import Session


@picture_of("which_loss")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the table of the three trainings."""
    if is_answered(found):
        rows = zip(FOR_NUMBERS, runs, strict=True)
        names = [words_of(now, t, f"column.{name}") for name in ("loss", "off")]
        with st.container(width=520):
            table(names, [[words_of(now, t, f"option.{loss}"), f"{typical_error(run):.0f}"] for loss, run in rows])

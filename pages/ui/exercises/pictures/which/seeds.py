"""Six pairs of runs and which of each ended lower; after an answer, what the two settings were."""

from collections.abc import Sequence

import streamlit as st

from core.exercises import Feedback
from core.exercises.which.seeds import finals, is_same_setting
from core.training import Run
from pages.ui import i18n
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.score_table import table
from pages.ui.session import Session


@picture_of("lucky_seeds")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the final validation losses of both settings as a table."""
    a, b = finals(runs)
    columns = [words_of(now, t, f"column.{name}") for name in ("seed", "a", "b", "lower")]
    rows = [
        [str(i), i18n.number(x), i18n.number(y), "B" if y < x else "A"]
        for i, (x, y) in enumerate(zip(a, b, strict=True), 1)
    ]
    table(columns, rows)
    if is_answered(found):
        st.markdown(words_of(now, t, "was_same" if is_same_setting(runs) else "was_different"))

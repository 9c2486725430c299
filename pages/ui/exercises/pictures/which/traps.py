"""The pictures of the three traps: a gap, an axis, and validation below train."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.exercises import Feedback
from core.exercises.which.trap_below import clean_train_loss
from core.training import Run
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.pictures.which import curves, settings
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session


@picture_of("trap_gap")
def gap(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the run."""
    curves.draw(now.exercise.id, runs[0], t)


@picture_of("trap_log")
def log_axis(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the run on a log axis; beside it on a plain one, once there was an answer."""
    if not is_answered(found):
        curves.draw(now.exercise.id, runs[0], t, log_y=True)
        return
    for column, axis in zip(st.columns(2, gap="large"), ("log", "linear"), strict=True):
        with column:
            st.markdown(f"**{words_of(now, t, f'axis.{axis}')}**")
            curves.draw(f"{now.exercise.id}_{axis}", runs[0], t, log_y=axis == "log")


@picture_of("trap_below")
def below(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the run and its settings; after an answer also training against the answers as they were."""
    beside = None
    if is_answered(found):
        epoch, loss = clean_train_loss(runs[0])
        beside = pd.DataFrame({"epoch": epoch, "loss": loss, "text": words_of(now, t, "clean")})
    curves.draw(now.exercise.id, runs[0], t, beside=beside)
    settings.draw(runs[0].config, ("dataset", "model", "loss", "n_train", "n_val", "outliers", "learning_rate"), t)

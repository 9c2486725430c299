"""A run before and after a cure, side by side; which one it was is said after an answer."""

from collections.abc import Sequence

import streamlit as st

from core.exercises import Feedback
from core.exercises.which.cures import CURES, cure
from core.training import Run
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.pictures.which import curves, settings
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session


@picture_of("which_cure")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw both runs; after an answer each with the setting that was changed."""
    name, _ = CURES[cure(*(run.config for run in runs))]
    for column, run, key in zip(st.columns(2, gap="large"), runs, ("before", "after"), strict=True):
        with column:
            shown = f" {t(f'common.field.{name}')}: {settings.value(run.config, name, t)}" if is_answered(found) else ""
            st.markdown(f"**{words_of(now, t, key)}**{shown}")
            curves.draw(f"{now.exercise.id}_{key}", run, t)

"""A run with its settings; once one was blamed, beside it the same run with the bad one mended."""

from collections.abc import Sequence

import streamlit as st

from core.exercises import Feedback
from core.exercises.which.causes import culprit
from core.training import Run
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.pictures.which import curves, settings
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text
from pages.ui.session import Session

_SHOWN = ("dataset", "model", "loss", "optimizer", "learning_rate", "n_train", "n_val", "epochs")


@picture_of("find_bad_setting")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the run, and its settings."""
    if is_answered(found):
        bad = culprit(*(run.config for run in runs))
        for column, run, key in zip(st.columns(2, gap="large"), runs, ("bad", "mended"), strict=True):
            with column:
                shown = settings.value(run.config, bad, t)
                st.markdown(f"**{words_of(now, t, key)}** {t(f'common.field.{bad}')}: {shown}")
                curves.draw(f"{now.exercise.id}_{key}", run, t)
    else:
        curves.draw(now.exercise.id, runs[0], t)
    settings.draw(runs[0].config, _SHOWN, t)

"""Two models and how many validation rows each has right; after an answer, what chance and fresh rows say."""

from collections.abc import Sequence

import pandas as pd

from core.exercises import Feedback
from core.exercises.which.luck import BEYOND, on_fresh_rows, on_validation
from core.training import Run
from pages.ui import chart_block
from pages.ui.exercises.charts import luck
from pages.ui.exercises.form import words_of
from pages.ui.exercises.pictures.registry import is_answered, picture_of
from pages.ui.exercises.url_params import Now
from pages.ui.i18n import Text, percent
from pages.ui.score_table import table
from pages.ui.session import Session


@picture_of("is_it_luck")
def draw(now: Now, found: Feedback | None, runs: Sequence[Run], session: Session, t: Text) -> None:
    """Draw the two scores as a table, and after an answer as a picture."""
    models = [words_of(now, t, f"model.{name}") for name in ("a", "b")]
    scores = [on_validation(run) for run in runs]
    columns = [words_of(now, t, f"column.{name}") for name in ("model", "right", "n", "accuracy")]
    rows = zip(models, scores, strict=True)
    table(columns, [[model, str(s.right), f"{s.n:,}", f"{percent(s.accuracy, t)}"] for model, s in rows])
    if is_answered(found):
        _told(now, models, runs, t)


def _told(now: Now, models: Sequence[str], runs: Sequence[Run], t: Text) -> None:
    scores = [on_validation(run) for run in runs]
    rows = pd.DataFrame(
        {
            "model": models,
            "accuracy": [score.accuracy for score in scores],
            "low": [score.accuracy - BEYOND * score.error for score in scores],
            "high": [min(score.accuracy + BEYOND * score.error, 1.0) for score in scores],
            "fresh": [on_fresh_rows(run).accuracy for run in runs],
        }
    )
    names = {name: words_of(now, t, f"column.{name}") for name in rows.columns}
    shown = rows.assign(**{name: rows[name].map(lambda x: percent(x, t)) for name in rows.columns[1:]})
    chart_block.draw_chart(
        now.exercise.id, luck.luck(names["accuracy"]), {"scores": rows}, words_of(now, t, "alt"), t, height=150,
        table=shown.rename(columns=names),
    )  # fmt: skip

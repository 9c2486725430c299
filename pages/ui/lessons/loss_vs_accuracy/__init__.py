"""The parts of the lesson "Loss versus accuracy": two models, a nudged weight, and the epochs of a real run."""

from pathlib import Path

from pages.ui import score_table
from pages.ui.lessons.loss_vs_accuracy import nudging, real_run, two_models

URL_PARAMS = {**two_models.URL_PARAMS, **nudging.URL_PARAMS, **real_run.URL_PARAMS}
SHEETS = (score_table.SHEET, Path(__file__).parent / "page.css")

__all__ = ["KEYS", "SHEETS", "nudging", "real_run", "two_models"]

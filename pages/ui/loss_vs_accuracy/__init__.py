"""The parts of the lesson "Loss versus accuracy": two models, a nudged weight, and the epochs of a real run."""

from pathlib import Path

from pages.ui import scores
from pages.ui.loss_vs_accuracy import nudging, real_run, two_models

KEYS = {**two_models.KEYS, **nudging.KEYS, **real_run.KEYS}
SHEETS = (scores.SHEET, Path(__file__).parent / "page.css")

__all__ = ["KEYS", "SHEETS", "nudging", "real_run", "two_models"]

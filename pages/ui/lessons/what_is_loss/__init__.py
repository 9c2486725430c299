"""The parts of the lesson "What is loss?": a board to throw at, three throwers to watch, and a house to price."""

from pathlib import Path

from pages.ui import score_table
from pages.ui.lessons.what_is_loss import darts, house, throwers

URL_PARAMS = {**darts.URL_PARAMS, **throwers.URL_PARAMS, **house.URL_PARAMS}
SHEETS = (score_table.SHEET, Path(__file__).parent / "page.css")

__all__ = ["KEYS", "SHEETS", "darts", "house", "throwers"]

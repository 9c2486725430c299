"""The parts of the lesson "What is loss?": a board to throw at, three throwers to watch, and a house to price."""

from pathlib import Path

from pages.ui import scores
from pages.ui.what_is_loss import darts, house, throwers

KEYS = {**darts.KEYS, **throwers.KEYS, **house.KEYS}
SHEETS = (scores.SHEET, Path(__file__).parent / "page.css")

__all__ = ["KEYS", "SHEETS", "darts", "house", "throwers"]

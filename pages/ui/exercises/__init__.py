"""The exercises: their list, one of them with its picture and answer, what the check says, and the hand-in."""

from pathlib import Path

SHEET = Path(__file__).parent / "page.css"

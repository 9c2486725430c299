"""For teachers: finished lessons with their cards and answers, links of one's own, a handout, and grading."""

from pathlib import Path

SHEET = Path(__file__).parent / "page.css"

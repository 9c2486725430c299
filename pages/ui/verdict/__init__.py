"""What a pair of curves shows, in words: sentence, why, numbers, advice.

`curves.py` is what all of it needs to know of curves; `run_diagnosis.py` makes that of a run. What stands here is for
a `Run`; the modules say the same of any curves, such as those of a log.
"""

from core.training import Run
from pages.ui.i18n import Text
from pages.ui.verdict.box import draw, draw_box, draw_why_button, explanation_of
from pages.ui.verdict.curves import DiagnosedCurves
from pages.ui.verdict.evidence_text import evidence_lines
from pages.ui.verdict.icons import ICONS, READABLE
from pages.ui.verdict.run_diagnosis import best_epoch, curves_of, diagnosis_of, phases
from pages.ui.verdict.verdict_sentence import BUTS, whole_sentence
from pages.ui.verdict.verdict_sentence import ending as _ending
from pages.ui.verdict.verdict_sentence import shape as _shape

__all__ = [
    "BUTS", "ICONS", "READABLE", "DiagnosedCurves", "best_epoch", "curves_of", "diagnosis_of", "draw", "draw_box",
    "ending", "evidence_lines", "explanation", "explanation_of", "numbers", "phases", "sentence", "shape",
    "whole_sentence", "why",
]  # fmt: skip


def sentence(run: Run, t: Text) -> str:
    """Return the verdict on a run in one plain sentence."""
    return whole_sentence(curves_of(run), t)


def ending(run: Run) -> str:
    """Return how a healthy run ends."""
    return _ending(curves_of(run))


def shape(run: Run) -> str:
    """Return what proposals for a run are made for: the cause that its settings tell, its verdict, or its ending."""
    return _shape(curves_of(run))


def numbers(run: Run, t: Text) -> list[str]:
    """Return the measurements behind the verdict on a run, as sentences."""
    return evidence_lines(curves_of(run), t)


def why(run: Run, t: Text) -> str:
    """Draw the button that opens the explanation, and return that, to stand in the same container."""
    return draw_why_button(explanation(run, t), t)


def explanation(run: Run, t: Text) -> str:
    """Return as HTML what the verdict on a run means."""
    return explanation_of(curves_of(run), t)

"""What the page's link restores, and how its numbers are written."""

from core.lessons.memoriser import MOST_PAPERS
from pages.ui.i18n import number
from pages.ui.session.params import one_of, whole

FEWEST_PAPERS = 3
# Sizes of the polynomial; models to choose from. Texts, because sliders offer them as they stand.
SIZES = ("1", "2", "3", "5", "8", "11", "15")
MODELS = ("1", "3", "10", "30", "100", "300", "1000")
BETS = ("stays", "half", "zero")
URL_PARAMS = {
    "papers": whole(12, FEWEST_PAPERS, MOST_PAPERS),
    "exam": whole(0, 0, 99),
    "bends": one_of(*SIZES),
    "watch": one_of("0", "1"),
    "models": one_of(*MODELS),
    "coins": whole(0, 0, 99),
    "bet": one_of("", *BETS),
}


def short(value: float) -> str:
    """Return a loss with at most three digits."""
    return f"{value:#.3g}".rstrip(".") if 0.1 <= value < 1000 else number(value)

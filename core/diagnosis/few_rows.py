"""What can be said although there are fewer than ten rows: only what is beyond doubt, and never "healthy"."""

from core.diagnosis import verdicts
from core.diagnosis.evidence import Evidence

# A trend of so many rows in a row, in curves of at least so many, ...
TREND, ROWS = 3, 5
# ... and so many standard errors: the noise of a handful of rows is itself hardly known.
BEYOND_DOUBT = 8


def exploded(e: Evidence) -> bool:
    """Train explodes or leaps, or rises in every row."""
    rises = e.train_trend >= max(TREND, e.points - 1) and e.train_end > (1 + verdicts.NOTICEABLE) * e.train_start
    return _few(e) and (verdicts.exploded(e) or verdicts.leapt(e) or rises)


def overfits(e: Evidence) -> bool:
    """Validation rises in each of the last rows, far beyond chance, and train falls on."""
    return _few(e) and e.trend >= TREND and e.rise_in_noise > BEYOND_DOUBT and verdicts.overfits(e)


def still_falls(e: Evidence) -> bool:
    """Both losses fall in each of the last rows, far beyond chance."""
    falls = max(e.trend, e.train_trend) <= -TREND
    return _few(e) and falls and e.late_fall_in_noise > BEYOND_DOUBT and verdicts.still_falls(e)


def _few(e: Evidence) -> bool:
    return ROWS - 1 <= e.points < verdicts.MIN_POINTS and not verdicts.incomparable(e)

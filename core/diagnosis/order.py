"""The order in which the rules are tried, and with it the ids of all verdicts."""

from collections.abc import Callable

from core.diagnosis import few_rows
from core.diagnosis.evidence import Evidence
from core.diagnosis.verdicts import (
    broke_down,
    exploded,
    gap_widened,
    incomparable,
    jumps,
    leapt,
    memorised,
    no_losses,
    not_two_losses,
    only_guesses,
    overfits,
    still_falls,
    too_few_points,
    too_short,
    underfits,
    unreadable,
    went_wrong,
)  # fmt: skip

# Tried from the top, the first that applies is the verdict. What makes the curves unreadable comes first; overfitting
# before all that a rising validation loss could also look like; "healthy" is what is left, of two losses.
RULES: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    ("unstable", broke_down),
    ("incomparable", no_losses),
    ("unstable", few_rows.exploded),
    ("overfitting", few_rows.overfits),
    ("still_improving", few_rows.still_falls),
    ("too_short", too_short),
    ("incomparable", incomparable),
    ("too_short", too_few_points),
    ("unstable", exploded),
    ("unstable", went_wrong),
    ("unstable", jumps),
    ("unstable", leapt),
    ("overfitting", overfits),
    ("underfitting", underfits),
    ("noisy", unreadable),
    ("still_improving", still_falls),
    ("widening_gap", gap_widened),
    ("widening_gap", memorised),
    ("underfitting", only_guesses),
    ("incomparable", not_two_losses),
)
VERDICTS = ("healthy", *dict.fromkeys(verdict for verdict, _ in RULES))


def verdict_of(evidence: Evidence) -> str:
    """Return the id of the first verdict whose rule applies, "healthy" if none does."""
    return next((verdict for verdict, applies in RULES if applies(evidence)), "healthy")

"""The registry of checks: each id of a finding, with the function that looks for it and what that needs."""

from core.diagnosis import absent, accuracy, doubtful, guessing
from core.diagnosis.findings import Check, Columns, Finding, always, needs_both, needs_three

CHECKS: dict[str, Check] = {
    "training_only": Check(absent.training_only, always),
    "validation_only": Check(absent.validation_only, always),
    "printed_nan": Check(absent.printed_nan, always),
    "all_zero": Check(doubtful.all_zero, needs_three),
    "identical_losses": Check(doubtful.identical_losses, needs_both),
    "different_scales": Check(doubtful.different_scales, needs_both),
    "alternating": Check(doubtful.alternating, needs_three),
    "rising_score": Check(doubtful.rising_score, needs_three),
    "late_start": Check(absent.late_start, always),
    "at_chance": Check(guessing.at_chance, guessing.known),
    "constant_accuracy": Check(accuracy.constant_accuracy, accuracy.given),
    "accuracy_still_rises": Check(accuracy.accuracy_still_rises, accuracy.needs_validation),
    "few_points": Check(absent.few_points, always),
}


def run(columns: Columns) -> tuple[tuple[Finding, ...], tuple[str, ...], dict[str, str]]:
    """Return what was found, the ids of the checks that ran, and why others did not (id -> reason)."""
    reasons = {id: check.lacks(columns) for id, check in CHECKS.items()}
    skipped = {id: reason for id, reason in reasons.items() if reason}
    checked = tuple(id for id in CHECKS if id not in skipped)
    return tuple(finding for id in checked for finding in CHECKS[id].find(columns)), checked, skipped

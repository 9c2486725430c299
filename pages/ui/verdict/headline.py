"""The sentence that stands first: a finding, where one says more than the verdict's own sentence."""

from core.diagnosis import Finding
from pages.ui import findings
from pages.ui.i18n import Text
from pages.ui.verdict.curves import DiagnosedCurves
from pages.ui.verdict.verdict_sentence import line

# What explains a verdict better than its own sentence, the most telling first.
EXPLAINS: dict[str, tuple[str, ...]] = {
    "incomparable": (
        "all_zero", "identical_losses", "rising_score", "different_scales", "alternating", "printed_nan",
        "training_only", "validation_only",
    ),
    "unstable": ("printed_nan", "training_only", "validation_only"),
    "underfitting": ("all_zero", "at_chance", "late_start", "training_only", "validation_only"),
    "too_short": ("printed_nan", "at_chance", "alternating", "different_scales"),
}  # fmt: skip


def headline_finding(curves: DiagnosedCurves) -> Finding | None:
    """Return the finding whose sentence stands in the verdict's place, None if the verdict speaks for itself."""
    found = {finding.id: finding for finding in reversed(curves.found.findings)}
    for id in EXPLAINS.get(curves.found.verdict, ()):
        if id in found and (id != "late_start" or found[id].values.get("level")):
            return found[id]
    return None


def headline(curves: DiagnosedCurves, t: Text) -> str:
    """Return the first sentence on curves of which nothing but the curves is known."""
    finding = headline_finding(curves)
    return line(curves, t) if finding is None else findings.sentence(finding, t)


def further_findings(curves: DiagnosedCurves) -> list[Finding]:
    """Return what was found besides, without what says the same as the first sentence."""
    first = headline_finding(curves)
    return [finding for finding in curves.found.findings if finding is not first]

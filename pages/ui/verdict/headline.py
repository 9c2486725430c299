"""The first sentence on curves of which nothing but the curves is known, and what was found besides.

A finding stands first where it says more than the verdict's own sentence.
"""

import numpy as np

from core.diagnosis import Finding
from pages.ui.i18n import Text, number
from pages.ui.verdict import findings
from pages.ui.verdict.curves import DiagnosedCurves, Floats
from pages.ui.verdict.verdict_sentence import line, name

# What explains a verdict better than its own sentence, the most telling first.
EXPLAINS: dict[str, tuple[str, ...]] = {
    "healthy": ("late_start",),
    "incomparable": (
        "all_zero", "identical_losses", "rising_score", "different_scales", "alternating", "printed_nan",
        "training_only", "validation_only",
    ),
    "unstable": ("printed_nan", "training_only", "validation_only"),
    "underfitting": ("all_zero", "at_chance", "late_start", "training_only", "validation_only"),
    "too_short": ("printed_nan", "at_chance", "alternating", "different_scales", "training_only", "validation_only"),
}  # fmt: skip
# What says nothing more where the losses are no numbers any longer.
_AFTER_NAN = ("few_points", "constant_accuracy", "late_start", "at_chance")
# Validation that is never less than so many times training's highest loss was hardly measured in the same way.
APART = 5


def headline_finding(curves: DiagnosedCurves) -> Finding | None:
    """Return the finding whose sentence stands in the verdict's place, None if the verdict speaks for itself."""
    found = {finding.id: finding for finding in reversed(curves.found.findings)}
    for id in EXPLAINS.get(curves.found.verdict, ()):
        # That a log begins late is no verdict, unless nothing moves in what is there.
        if id in found and (id != "late_start" or found[id].values.get("level")):
            return found[id]
    return None


def headline(curves: DiagnosedCurves, t: Text) -> str:
    """Return the first sentence."""
    finding = headline_finding(curves)
    if finding is not None:
        return findings.sentence(finding, t)
    if curves.found.verdict == "too_short":
        return _so_far(curves, t)
    if curves.found.verdict == "unstable" and rises_from_the_start(curves):
        return t("verdict.unstable.line_rises", **_ends(curves.train_loss, "start", "end"))
    return line(curves, t)


def named_headline(curves: DiagnosedCurves, t: Text) -> str:
    """Return the verdict's name and the first sentence."""
    return t("format.verdict", name=name(curves, t), sentence=headline(curves, t))


def further_findings(curves: DiagnosedCurves) -> list[Finding]:
    """Return what was found besides the first sentence, without what says nothing new."""
    first = headline_finding(curves)
    rest = [finding for finding in curves.found.findings if finding is not first]
    if first is not None and first.id == "printed_nan":
        rest = [finding for finding in rest if finding.id not in _AFTER_NAN and not _says_nothing(finding)]
    if curves.found.verdict == "too_short" and first is None:
        rest = [finding for finding in rest if finding.id != "few_points"]  # the first sentence says it
    return rest


def _says_nothing(finding: Finding) -> bool:
    return finding.values.get("reading") == "too_few"


def _so_far(curves: DiagnosedCurves, t: Text) -> str:
    """Return where the losses went in the few rows that there are: no trend, but what one sees."""
    train, val = (values[np.isfinite(values)] for values in (curves.train_loss, curves.val_loss))
    if not len(train) or not len(val):
        return line(curves, t)
    apart = float(train.max()) > 0 and float(val.min()) > APART * float(train.max())
    ends = _ends(train, "t0", "t1") | _ends(val, "v0", "v1")
    return t(f"verdict.too_short.line_so_far{'_apart' if apart else ''}", rows=len(curves.epochs), **ends)


def rises_from_the_start(curves: DiagnosedCurves) -> bool:
    """Return whether training has never been lower than in its first row."""
    train = curves.train_loss[np.isfinite(curves.train_loss)]
    return len(train) > 1 and int(train.argmin()) == 0 and bool((np.diff(train) >= 0).all())


def _ends(values: Floats, first: str, last: str) -> dict[str, str]:
    seen = values[np.isfinite(values)]
    return {first: number(seen[0]), last: number(seen[-1])}

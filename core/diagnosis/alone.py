"""What one curve shows by itself, where there is no other to hold it against."""

from dataclasses import replace
from typing import Any

import numpy as np

from core.diagnosis.curves import Curves
from core.diagnosis.evidence import Evidence, measure
from core.diagnosis.verdicts import exploded, jumps, leapt, still_falls, underfits, went_wrong


def alone(curves: Curves, loss: str = "train") -> Evidence:
    """Measure one curve held against itself: it can neither overfit nor open a gap, and all else applies."""
    column = curves.of(loss)
    return measure(replace(curves, train=column, val=column))


def reading(curves: Curves, loss: str) -> dict[str, Any]:
    """Return the values of a finding on one curve.

    `reading` is `exploded`, `jumps`, `rises` (after a fall), `flat` or `falls`, or `too_few` below three points;
    `still` tells a fall that goes on at the end from one that has settled; `start`, `lowest`, `end` are losses.
    """
    evidence = alone(curves, loss)
    column = curves.of(loss)
    numbers = column[np.isfinite(column)]
    return {
        "reading": _kind(evidence),
        "still": still_falls(evidence),
        "start": curves.given(numbers[0]),
        "lowest": curves.given(numbers.min()),
        "end": curves.given(numbers[-1]),
    }


def _kind(evidence: Evidence) -> str:
    if evidence.points < 3:
        return "too_few"
    if evidence.broke_down or exploded(evidence) or leapt(evidence):
        return "exploded"
    if jumps(evidence):
        return "jumps"
    if went_wrong(evidence):
        return "rises"
    return "flat" if underfits(evidence) else "falls"

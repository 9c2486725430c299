"""The one call: two losses in, a verdict with its phases, its evidence and its findings out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from core.diagnosis import checks, shapes
from core.diagnosis.alone import alone
from core.diagnosis.curves import Curves, Losses, in_order, read
from core.diagnosis.evidence import Evidence, measure
from core.diagnosis.findings import Columns, Finding
from core.diagnosis.order import verdict_of
from core.diagnosis.verdicts import DOUBTS


@dataclass(frozen=True)
class Diagnosis:
    """What two curves show. Epochs are in the units given; None where there is nothing to name."""

    verdict: str
    """An id of `VERDICTS`."""
    drop_end: float | None
    """Where train's sharp drop ends *in the stretch given*: a longer run of the same curve moves it."""
    drop_range: tuple[float, float] | None
    """First and last epoch that could as well be called the end of the drop."""
    best_epoch: float | None
    """Epoch of the lowest validation loss, the first of equals, whatever the verdict."""
    turn_range: tuple[float, float] | None
    """First and last epoch around it whose validation loss cannot be told from the lowest."""
    overfit_from: float | None
    """best_epoch where the verdict is "overfitting"."""
    evidence: Evidence
    """The numbers behind the verdict; of a loss that is alone, those of that loss."""
    findings: tuple[Finding, ...] = ()
    """What else was found, in the order of `core.diagnosis.CHECKS`."""
    checked: tuple[str, ...] = ()
    """Ids of the checks that were made."""
    skipped: Mapping[str, str] = field(default_factory=dict)
    """Ids of the checks that could not be made, each with an id of the reason."""


def diagnose(
    train_loss: Losses | None,
    val_loss: Losses | None = None,
    epochs: Losses | None = None,
    baseline: float | None = None,
    *,
    train_accuracy: Losses | None = None,
    val_accuracy: Losses | None = None,
    n_classes: int | None = None,
    printed: bool | None = None,
) -> Diagnosis:
    """Say what a train and a validation loss over epochs show.

    Args:
        train_loss: one loss an epoch, `(n,)`; None, NaN and infinities may be among them, and it may be empty.
        val_loss: the validation loss of the same epochs. What the shorter of the two lacks at its end is missing.
        epochs: `(n,)`, in any unit (epochs, steps, from 0 or 1), default 0, 1, …; rows without one are left out.
        baseline: the validation loss of the best constant guess, if known.
        train_accuracy: share of right answers of the same rows, in [0, 1], if there is one; likewise val_accuracy.
        val_accuracy: the same on the validation data.
        n_classes: how many classes there are, if known; only for the finding `at_chance`.
        printed: True if every NaN among the losses stands in the log itself and only None is missing, False if NaN
            is missing too. Without it, NaN is missing unless a loss has nothing else or ends with it: in the last row
            of both, or at least twice and more often in a row than anywhere else. Infinities are always printed.

    Returns:
        A `Diagnosis`. Its verdict is the first that applies in `core/diagnosis/order.py`; `verdicts.py` has the rules
        with their numbers. Below ten rows (`few_rows.py`) only what is beyond doubt is named. Of a training loss
        alone, the verdict is unstable, underfitting (it is flat) or too_short where that can be said, else
        incomparable; the finding `training_only` has its values.

    Raises:
        ValueError, TypeError: if a sequence holds something that is no number.
    """
    with np.errstate(all="ignore"):
        curves = read(train_loss, val_loss, epochs, printed)
        known = math.nan if baseline is None else float(np.ldexp(baseline, -curves.exponent))
        evidence = measure(curves, known)
        train, val = (in_order(column, curves.order) for column in (train_accuracy, val_accuracy))
        columns = Columns(curves, evidence, train, val, n_classes, baseline)
        findings, checked, skipped = checks.run(columns)
        found = {finding.id: finding.values for finding in findings}
        evidence = replace(
            evidence, found=DOUBTS & found.keys(), late_and_level=found.get("late_start", {}).get("level", False)
        )
        seen, tested = np.isfinite(curves.train), np.isfinite(curves.val)
        drop_end, drop_range = shapes.drop(curves.epochs[seen], curves.train[seen])
        best_epoch, turn_range = shapes.lowest(curves.epochs[tested], curves.val[tested])
        verdict = verdict_of(evidence)
        if "training_only" in found:
            verdict, evidence = _of_training(curves, evidence)
        given = evidence.times_two_to(curves.exponent)
    overfit_from = best_epoch if verdict == "overfitting" else None
    return Diagnosis(
        verdict, drop_end, drop_range, best_epoch, turn_range, overfit_from, given, findings, checked, skipped
    )


def diagnose_alone(losses: Losses, epochs: Losses | None = None) -> Diagnosis:
    """Say what one loss shows by itself: as `diagnose`, but never incomparable for want of another, nor compared.

    The verdict is one of healthy (it fell and settled), underfitting, still_improving, unstable, noisy, too_short.
    """
    with np.errstate(all="ignore"):
        verdict = verdict_of(alone(read(losses, None, epochs)))
    return replace(diagnose(losses, None, epochs), verdict=verdict, overfit_from=None)


def _of_training(curves: Curves, evidence: Evidence) -> tuple[str, Evidence]:
    """Return the verdict on a training loss alone, and the evidence with what was measured on it."""
    measured = alone(curves)
    verdict = verdict_of(replace(measured, found=evidence.found, late_and_level=evidence.late_and_level))
    of_train: dict[str, Any] = {f.name: measured[f.name] for f in fields(measured) if f.name.startswith("train_")}
    comparable = verdict in ("unstable", "underfitting", "too_short")
    return verdict if comparable else "incomparable", replace(evidence, **of_train)

"""Findings of a diagnosis as sentences, what to do about them, and general advice where no settings are known."""

from collections.abc import Iterator

from core.diagnosis import Diagnosis, Finding
from pages.ui.i18n import Text, number, plain

# What a loss that is alone shows, in the ids of its sentences; the number that says how far it is off comes rounded.
_LOSSES = ("start", "end", "lowest", "low", "high", "level", "guess", "last")
_SHARES = ("accuracy", "before", "after")
_COUNTS = ("epoch", "last_epoch", "rows", "points", "classes")

# What helps with a curve of which nothing but the curve is known; ids of [general_advice].
ADVICE: dict[str, tuple[str, ...]] = {
    "healthy": (),
    "overfitting": ("stop_early", "more_data", "regularise"),
    "widening_gap": ("stop_early", "more_data", "regularise", "split"),
    "underfitting": ("faster", "slower", "larger", "normalisation", "classes"),
    "still_improving": ("longer", "faster"),
    "unstable": ("slower", "normalisation", "precision"),
    "noisy": ("more_validation", "slower", "split"),
    "too_short": ("longer", "log_both"),
    "incomparable": ("log_both",),
}
# Why validation may lie below training, the commonest first; ids of [below_training].
BELOW_TRAINING = ("dropout", "augmentation", "running_average", "extra_terms", "easier_rows")
# From this share of validation's level on, it is said that it lies below training.
BELOW = 0.1


def sentence(finding: Finding, t: Text) -> str:
    """Return what was found, with its values."""
    return t(f"verdict.finding.{finding.id}.{_sentence_id(finding)}", **_written(finding, t))


def advice(finding: Finding, t: Text) -> str:
    """Return what to do about it."""
    return t(f"verdict.finding.{finding.id}.advice")


def checks(found: Diagnosis, t: Text) -> Iterator[tuple[str, str]]:
    """Yield the name of each check and the reason why it was not made, "" if it was."""
    for id in found.checked:
        yield t(f"verdict.finding.{id}.name"), ""
    for id, reason in found.skipped.items():
        yield t(f"verdict.finding.{id}.name"), t(f"verdict.skipped.{reason}")


def general_advice(found: Diagnosis, t: Text) -> list[str]:
    """Return what to try with a curve whose settings nobody knows."""
    return [t(f"verdict.general_advice.{id}") for id in ADVICE[found.verdict]]


def below_training(found: Diagnosis, t: Text) -> list[str]:
    """Return why validation may end below training, where it does; the first sentence calms."""
    e = found.evidence
    if not -e.gap > BELOW * abs(e.end):
        return []
    return [t(f"verdict.below_training.{id}") for id in ("line", *BELOW_TRAINING)]


def _sentence_id(finding: Finding) -> str:
    values = finding.values
    if finding.id in ("training_only", "validation_only"):
        still = values["reading"] == "falls" and values["still"]
        return "falls_still" if still else str(values["reading"])
    if finding.id == "printed_nan":
        if not values["to_the_end"]:
            return "passing"
        return "never" if values["last"] is None else "to_the_end"
    if finding.id == "constant_accuracy" and values["accuracy"] == 0:
        return "zero"
    return "level" if values.get("level") is True else "says"


def _written(finding: Finding, t: Text) -> dict[str, str]:
    """Return the finding's values as they stand in its sentence."""
    values = {name: value for name, value in finding.values.items() if value is not None}
    written = {name: number(values[name]) for name in _LOSSES if name in values}
    written |= {name: f"{100 * values[name]:.3g}" for name in _SHARES if name in values}
    written |= {name: plain(values[name]) for name in _COUNTS if name in values}
    if "loss" in values:
        written["loss"] = t(f"verdict.loss.{values['loss']}")
    if "factor" in values:
        written["factor"] = f"{values['factor']:.2g}" if values["factor"] < 100 else number(values["factor"])
    if "infinite" in values:
        written["what"] = t(f"verdict.finding.{finding.id}.{'infinite' if values['infinite'] else 'nan'}")
    return written

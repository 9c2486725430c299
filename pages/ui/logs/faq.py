"""The questions that are asked most about a curve, each with what this curve answers; the one that fits is open."""

from collections.abc import Callable
from html import escape

import numpy as np
import streamlit as st

from pages.ui import findings, i18n
from pages.ui.i18n import Text, number
from pages.ui.verdict import DiagnosedCurves
from pages.ui.verdict.verdict_sentence import around, epoch_text

# How a question is answered for these curves: the id of the sentence below the question's own id, and its values.
Answer = tuple[str, dict[str, str]]


def draw(curves: DiagnosedCurves, t: Text, *, run: str = "") -> None:
    """Draw all questions, answered for a named `run` of several; `<details>` needs no script and works by keyboard."""
    title = t("read_a_log.faq.title_of", run=run) if run else t("read_a_log.faq.title")
    first = fitting(curves)
    entries = "".join(_entry(id, curves, t, opened=id == first) for id in QUESTIONS)
    st.html(f"<div class='log-faq'><h4>{escape(title)}</h4>{entries}</div>")


def _entry(id: str, curves: DiagnosedCurves, t: Text, *, opened: bool) -> str:
    here, values = QUESTIONS[id](curves, t)
    parts = [f"<b>{escape(t(f'read_a_log.faq.{id}.{here}', **values))}</b>", *_reasons(id, here, t)]
    body = "".join(f"<p>{part}</p>" for part in parts)
    return (
        f"<details class='faq'{' open' if opened else ''}><summary>{escape(t(f'read_a_log.faq.{id}.ask'))}</summary>"
        f"{body}</details>"
    )


def _reasons(id: str, here: str, t: Text) -> list[str]:
    """Return the general part of an answer as HTML; for validation below training, the usual reasons."""
    if id == "below" and here != "no":
        return [escape(t(f"verdict.below_training.{reason}")) for reason in findings.BELOW_TRAINING]
    return [i18n.with_terms(t, t(f"read_a_log.faq.{id}.general"))]


def fitting(curves: DiagnosedCurves) -> str:
    """Return the question that these curves answer first."""
    ids, verdict = {finding.id for finding in curves.found.findings}, curves.found.verdict
    cases = (
        ("nan", "printed_nan" in ids),
        ("negative", _lowest(curves) < 0),
        ("overfitting", verdict in ("overfitting", "widening_gap")),
        ("stuck", bool(ids & {"at_chance", "all_zero"}) or verdict == "underfitting"),
        ("jumps", "alternating" in ids or verdict in ("unstable", "noisy")),
        ("below", _is_below(curves)),
        ("how_many", verdict in ("healthy", "still_improving")),
    )
    return next((id for id, fits in cases if fits), "overfitting")


def _overfitting(curves: DiagnosedCurves, t: Text) -> Answer:
    found = curves.found
    if found.verdict == "overfitting":
        return "yes", {"turn": around(found.best_epoch, found.turn_range, t)}
    if not np.isfinite(curves.val_loss).any():
        return "no_validation", {}
    return {"widening_gap": "not_yet", "too_short": "unknown", "incomparable": "unknown", "noisy": "unknown",
            "unstable": "unknown"}.get(found.verdict, "no"), {}  # fmt: skip


def _stuck(curves: DiagnosedCurves, t: Text) -> Answer:
    chance = next((finding for finding in curves.found.findings if finding.id == "at_chance"), None)
    if chance is not None:
        return "chance", {"finding": findings.sentence(chance, t)}
    if curves.found.verdict == "underfitting":
        return "flat", {}
    return ("moves", {}) if curves.found.verdict in ("healthy", "overfitting", "widening_gap", "still_improving") else (
        "unclear", {})  # fmt: skip


def _below(curves: DiagnosedCurves, t: Text) -> Answer:
    if not _is_below(curves):
        return "no", {}
    e = curves.found.evidence
    return "yes", {"val": number(e["end"]), "train": number(e["train_end"])}


def _is_below(curves: DiagnosedCurves) -> bool:
    e = curves.found.evidence
    return bool(-e["gap"] > findings.BELOW * abs(e["end"]))


def _nan(curves: DiagnosedCurves, t: Text) -> Answer:
    found = next((finding for finding in curves.found.findings if finding.id == "printed_nan"), None)
    return ("no", {}) if found is None else ("yes", {"finding": findings.sentence(found, t)})


def _jumps(curves: DiagnosedCurves, t: Text) -> Answer:
    turns = next((finding for finding in curves.found.findings if finding.id == "alternating"), None)
    if turns is not None:
        return "turns", {"finding": findings.sentence(turns, t)}
    verdict = curves.found.verdict
    return (verdict if verdict in ("unstable", "noisy") else "no"), {}


def _how_many(curves: DiagnosedCurves, t: Text) -> Answer:
    found = curves.found
    best, last = found.best_epoch, epoch_text(curves.last_epoch)
    if best is None or not found.evidence.points or found.verdict in ("unstable", "incomparable"):
        return "unknown", {}
    if found.verdict == "still_improving" or (found.verdict == "too_short" and best == curves.last_epoch):
        return "more", {"last": last}
    return "best", {"best": around(best, found.turn_range, t), "last": last}


def _negative(curves: DiagnosedCurves, t: Text) -> Answer:
    lowest = _lowest(curves)
    return ("yes", {"lowest": number(lowest)}) if lowest < 0 else ("no", {})


def _lowest(curves: DiagnosedCurves) -> float:
    values = np.concatenate([curves.train_loss, curves.val_loss])
    values = values[np.isfinite(values)]
    return float(values.min()) if len(values) else 0.0


QUESTIONS: dict[str, Callable[[DiagnosedCurves, Text], Answer]] = {
    "overfitting": _overfitting,
    "stuck": _stuck,
    "below": _below,
    "nan": _nan,
    "jumps": _jumps,
    "how_many": _how_many,
    "negative": _negative,
}

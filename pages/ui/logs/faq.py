"""The questions that are asked most about a curve, each with what this curve answers; the one that fits is open."""

from collections.abc import Callable
from html import escape

import numpy as np
import streamlit as st

from core.diagnosis import Finding
from pages.ui import i18n
from pages.ui.i18n import Text, number
from pages.ui.verdict import DiagnosedCurves, findings
from pages.ui.verdict.headline import named_headline, rises_from_the_start
from pages.ui.verdict.verdict_sentence import around, epoch_text

MOST_OPEN = 2
# Validation that still falls by more than this share of itself an epoch, in the last fifth, is said to.
STILL_FALLS = 0.002

# How a question is answered for these curves: the id of the sentence below the question's own id, and its values.
Answer = tuple[str, dict[str, str]]


def draw(curves: DiagnosedCurves, t: Text, *, run: str = "") -> None:
    """Draw all questions, answered for a named `run` of several."""
    st.html(html_of(curves, t, run=run))


def html_of(curves: DiagnosedCurves, t: Text, *, run: str = "") -> str:
    """Return all questions as HTML: `<details>` needs no script and works by keyboard."""
    title = t("read_a_log.faq.title_of", run=run) if run else t("read_a_log.faq.title")
    fits = fitting(curves)
    order = [*fits, *(id for id in QUESTIONS if id not in fits)]
    entries = "".join(_entry(id, curves, t, opened=id in fits[:MOST_OPEN]) for id in order)
    return f"<div class='log-faq'><h2>{escape(title)}</h2>{entries}</div>"


def _entry(id: str, curves: DiagnosedCurves, t: Text, *, opened: bool) -> str:
    here, values = QUESTIONS[id](curves, t)
    # No paragraphs: a term opens in place, which no paragraph may hold.
    parts = [f"<b>{escape(t(f'read_a_log.faq.{id}.{here}', **values))}</b>", *_reasons(id, here, t)]
    body = "".join(f"<div>{part}</div>" for part in parts)
    return (
        f"<details class='faq'{' open' if opened else ''}><summary>{escape(t(f'read_a_log.faq.{id}.ask'))}</summary>"
        f"{body}</details>"
    )


def _reasons(id: str, here: str, t: Text) -> list[str]:
    """Return the general part of an answer as HTML; for validation below training, the usual reasons."""
    if id == "below" and here == "yes":
        return [escape(t(f"verdict.below_training.{reason}")) for reason in findings.BELOW_TRAINING]
    return [i18n.with_terms(t, t(f"read_a_log.faq.{id}.general"))]


def fitting(curves: DiagnosedCurves) -> list[str]:
    """Return the questions that these curves have an answer to, the most pressing first."""
    ids, verdict = {finding.id for finding in curves.found.findings}, curves.found.verdict
    rises = rises_from_the_start(curves) and "printed_nan" not in ids
    broken = "printed_nan" in ids or rises
    cases = (
        ("nan", "printed_nan" in ids),
        ("negative", _lowest(curves) < 0),
        ("overfitting", verdict in ("overfitting", "widening_gap")),
        ("stuck", verdict == "underfitting" or _why_stuck(curves) is not None or rises),
        ("jumps", "alternating" in ids or (verdict in ("unstable", "noisy") and not broken)),
        ("below", _is_below(curves)),
        ("how_many", verdict in ("healthy", "still_improving") and _level(curves) is None),
    )
    return [id for id, fits in cases if fits] or ["overfitting"]


def _overfitting(curves: DiagnosedCurves, t: Text) -> Answer:
    found = curves.found
    if found.verdict == "overfitting":
        return "yes", {"turn": around(found.best_epoch, found.turn_range, t)}
    if not np.isfinite(curves.val_loss).any():
        return "no_validation", {}
    if found.verdict == "widening_gap":
        e = found.evidence
        turn = around(found.best_epoch, found.turn_range, t)
        return "not_yet", {"turn": turn, "best": number(e["best"]), "end": number(e["end"])}
    if found.verdict in ("too_short", "incomparable", "noisy", "unstable"):
        return "unknown", {"headline": named_headline(curves, t)}
    return "no", {}


def _stuck(curves: DiagnosedCurves, t: Text) -> Answer:
    found = _why_stuck(curves)
    if found is not None:
        return "found", {"finding": findings.sentence(found, t)}
    if rises_from_the_start(curves):
        return "worse", {"headline": named_headline(curves, t)}
    if curves.found.verdict == "underfitting":
        return "flat", {}
    return ("moves", {}) if curves.found.verdict in ("healthy", "overfitting", "widening_gap", "still_improving") else (
        "unclear", {})  # fmt: skip


def _why_stuck(curves: DiagnosedCurves) -> Finding | None:
    if _first(curves, "printed_nan") is not None:
        return None
    return _first(curves, "at_chance", "all_zero", "constant_accuracy") or _level(curves)


def _below(curves: DiagnosedCurves, t: Text) -> Answer:
    scales = _first(curves, "different_scales")
    if scales is not None:
        return "scales", {"finding": findings.sentence(scales, t)}
    if not _is_below(curves):
        return "no", {}
    e = curves.found.evidence
    return "yes", {"val": number(e["end"]), "train": number(e["train_end"])}


def _is_below(curves: DiagnosedCurves) -> bool:
    e = curves.found.evidence
    return bool(-e["gap"] > findings.BELOW * abs(e["end"]))


def _nan(curves: DiagnosedCurves, t: Text) -> Answer:
    found = _first(curves, "printed_nan")
    return ("no", {}) if found is None else ("yes", {"finding": findings.sentence(found, t)})


def _jumps(curves: DiagnosedCurves, t: Text) -> Answer:
    turns = _first(curves, "alternating")
    if turns is not None:
        return "turns", {"finding": findings.sentence(turns, t)}
    verdict = curves.found.verdict
    if verdict == "unstable":
        return "unstable", {"headline": named_headline(curves, t)}
    return (verdict if verdict == "noisy" else "no"), {}


def _how_many(curves: DiagnosedCurves, t: Text) -> Answer:
    found = curves.found
    best, last = found.best_epoch, epoch_text(curves.last_epoch)
    if best is None or not found.evidence.points or found.verdict in ("unstable", "incomparable"):
        return "unknown", {}
    if found.verdict == "still_improving" or (found.verdict == "too_short" and best == curves.last_epoch):
        return "more", {"last": last}
    falls = _late_fall(curves)
    earliest = found.turn_range[0] if found.turn_range else best
    if found.verdict == "healthy" and falls > STILL_FALLS and earliest >= curves.last_epoch - 0.2 * _span(curves):
        return "a_little_more", {"last": last, "percent": f"{100 * falls:.2g}"}
    return "best", {"best": around(best, found.turn_range, t), "last": last}


def _late_fall(curves: DiagnosedCurves) -> float:
    """Return by which share of itself validation falls in an epoch, over the last fifth of the epochs."""
    late = (curves.epochs >= curves.last_epoch - 0.2 * _span(curves)) & (curves.val_loss > 0)
    late &= np.isfinite(curves.val_loss)
    if late.sum() < 4:
        return 0.0
    return -float(np.polyfit(curves.epochs[late], np.log(curves.val_loss[late]), 1)[0])


def _span(curves: DiagnosedCurves) -> float:
    return curves.last_epoch - curves.first_epoch


def _first(curves: DiagnosedCurves, *ids: str) -> Finding | None:
    return next((finding for finding in curves.found.findings if finding.id in ids), None)


def _level(curves: DiagnosedCurves) -> Finding | None:
    """Return the finding that a log begins late and that nothing moves in it, if there is one."""
    late = _first(curves, "late_start")
    return late if late is not None and late.values.get("level") else None


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

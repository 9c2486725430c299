"""What the curves of a log show: the verdict, what else was found, and what to do, in general words."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from pages.ui import verdict
from pages.ui.i18n import Text
from pages.ui.verdict import DiagnosedCurves, findings
from pages.ui.verdict.headline import further_findings, headline, headline_finding


def draw(curves: DiagnosedCurves, t: Text) -> None:
    """Draw the box and what stands below it."""
    verdict.draw_box(curves, t, sentence=headline(curves, t))
    st.html(f"<div class='log-answers'>{_further(curves, t)}{_advice(curves, t)}{_checks(curves, t)}</div>")


def _further(curves: DiagnosedCurves, t: Text) -> str:
    first = headline_finding(curves)
    advised = set() if first is None else {first.id}
    items = []
    for finding in further_findings(curves):
        # Advice that stands there already, for the other loss, is not repeated.
        advice = "" if finding.id in advised else f" <span class='faint'>{escape(findings.advice(finding, t))}</span>"
        items.append(f"<li>{escape(findings.sentence(finding, t))}{advice}</li>")
        advised.add(finding.id)
    return _titled(t("read_a_log.also"), items)


def advice(curves: DiagnosedCurves, t: Text) -> list[str]:
    """Return what to try with curves of unknown settings: what the first sentence's finding asks for comes first."""
    first = headline_finding(curves)
    if first is None:
        return findings.general_advice(curves.found, t)
    # Where nothing can be compared, advice for any such curve would say less than what was found.
    general = [] if curves.found.verdict in ("too_short", "incomparable") else findings.general_advice(curves.found, t)
    return [findings.advice(first, t), *general]


def _advice(curves: DiagnosedCurves, t: Text) -> str:
    return _titled(t("read_a_log.advice"), [f"<li>{escape(sentence)}</li>" for sentence in advice(curves, t)])


def _checks(curves: DiagnosedCurves, t: Text) -> str:
    """Return the list of all checks, closed: which were made, and which were not and why."""
    rows = [(name, reason or t("read_a_log.checked")) for name, reason in findings.checks(curves.found, t)]
    items = "".join(f"<li>{escape(name)} <span class='faint'>{escape(done)}</span></li>" for name, done in rows)
    return f"<details class='faq'><summary>{escape(t('read_a_log.checks'))}</summary><ul>{items}</ul></details>"


def _titled(title: str, items: Iterable[str]) -> str:
    listed = "".join(items)
    return f"<h2>{escape(title)}</h2><ul>{listed}</ul>" if listed else ""

"""What curves show on one page of Markdown, to take along: of a run of the Lab or of a log."""

from collections.abc import Sequence

import numpy as np

from pages.ui.i18n import Text, number
from pages.ui.verdict import findings
from pages.ui.verdict.curves import DiagnosedCurves
from pages.ui.verdict.evidence_text import evidence_lines
from pages.ui.verdict.headline import further_findings, headline
from pages.ui.verdict.verdict_sentence import epoch_text, meaning, name, no_meaning

# So many rows stand in the table of a page.
_ROWS = 12


def report(curves: DiagnosedCurves, t: Text, *, title: str, about: Sequence[str], advice: Sequence[str]) -> str:
    """Return the page.

    Args:
        curves: what it is about.
        t: texts of the visitor's language.
        title: what the curves are of.
        about: how they came about: settings, or what was read as what.
        advice: what to try next.
    """
    id = f"verdict.{curves.found.verdict}"
    parts = [
        f"# {title}",
        *about,
        f"**{name(curves, t)}:** {headline(curves, t)}",
        *_section(t("verdict.report.findings"), _findings(curves, t)),
        *_section(t("verdict.numbers"), evidence_lines(curves, t)),
        *_section(t("verdict.report.advice"), advice),
        f"## {t('verdict.means')}\n\n{meaning(curves, t)}",
        f"## {t('verdict.not')}\n\n{no_meaning(curves, t)}",
        f"## {t('verdict.rule')}\n\n{t(f'{id}.rule')}",
        *_section(t("verdict.report.checks"), _checks(curves, t)),
        f"## {t('verdict.report.table')}\n\n{_table(curves, t)}",
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)] if lines else []


def _findings(curves: DiagnosedCurves, t: Text) -> list[str]:
    return [f"{findings.sentence(each, t)} {findings.advice(each, t)}" for each in further_findings(curves)]


def _checks(curves: DiagnosedCurves, t: Text) -> list[str]:
    return [f"{check} {reason or t('verdict.report.checked')}" for check, reason in findings.checks(curves.found, t)]


def _table(curves: DiagnosedCurves, t: Text) -> str:
    """Return evenly spread rows, with the first, the last and the lowest validation loss."""
    n = len(curves.epochs)
    rows = set(np.linspace(0, n - 1, min(n, _ROWS)).round().astype(int).tolist())
    seen = np.isfinite(curves.val_loss)
    if seen.any():
        rows.add(int(np.where(seen, curves.val_loss, np.inf).argmin()))
    names = [t(f"training_lab.table.{column}") for column in ("epoch", "train_loss", "val_loss")]
    lines = [f"| {' | '.join(names)} |", "|---:|---:|---:|"]
    for row in sorted(rows):
        losses = (curves.train_loss[row], curves.val_loss[row])
        lines.append(f"| {epoch_text(curves.epochs[row])} | {' | '.join(_loss(loss) for loss in losses)} |")
    return "\n".join(lines)


def _loss(value: float) -> str:
    return "" if value != value else number(value)

"""Every finding, and every way of saying it, is a whole sentence in every language; advice never names a setting."""

import math

import pytest

from core.diagnosis import CHECKS, VERDICTS, diagnose
from pages.ui import i18n
from pages.ui.verdict import findings
from tests.core.test_findings import AUC, BLOWS_UP, FALLS, FLAT, FOLLOWS, JUMPS, SETTLES, TURNS
from tests.pages.app import literal

NAN, INF = math.nan, math.inf
REBOUNDS = [1.0, 0.6, 0.4, 0.3, 0.2, 0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5]
TURN_ABOUT = [0.5, 0.4] * 8
RISES = [0.6, 0.65, 0.69, 0.72, 0.74, 0.75, 0.76, 0.77, 0.78, 0.785, 0.79, 0.79]

LOGS = [
    *(diagnose(losses) for losses in (SETTLES, FALLS, FLAT, BLOWS_UP, JUMPS, REBOUNDS, [1.0, 0.5])),
    *(diagnose(None, losses) for losses in (SETTLES, FALLS, FLAT, BLOWS_UP, JUMPS, REBOUNDS, [1.0, 0.5], TURN_ABOUT)),
    diagnose(SETTLES, [NAN] * 12),
    diagnose(SETTLES, [*FOLLOWS[:5], *[NAN] * 7]),
    diagnose([0.62, INF], [0.5, INF]),
    diagnose(SETTLES, [INF, *FOLLOWS[1:]]),
    diagnose([0.0] * 10, [0.0] * 10),
    diagnose(SETTLES, SETTLES),
    diagnose([60 * loss for loss in FOLLOWS], FOLLOWS),
    diagnose([6e4 * loss for loss in FOLLOWS], FOLLOWS),
    diagnose(AUC, AUC[:-1]),
    diagnose(SETTLES, FOLLOWS, range(5, 17)),
    diagnose(FLAT, FLAT[::-1], range(63, 75)),
    diagnose([0.693] * 12, [0.6935] * 12),
    diagnose(SETTLES, FOLLOWS, val_accuracy=[0.625] * 12),
    diagnose(SETTLES, FOLLOWS, val_accuracy=[0.0] * 12),
    diagnose(FALLS, TURNS, val_accuracy=RISES),
    diagnose(FALLS[:6], TURNS[:6]),
]


def ways(t, id):
    """Return the ids of all sentences that a finding has."""
    return {*t.under(f"verdict.finding.{id}")} - {"name", "advice", "nan", "infinite"}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_finding_is_said_with_its_values_in_every_way_there_is(lang):
    t, said = i18n.text(lang), {}
    for log in LOGS:
        for finding in log.findings:
            sentence = findings.sentence(finding, t)
            assert not any(mark in sentence for mark in ("{", "}", "None", "nan", "∞")), sentence
            assert findings.advice(finding, t)
            said.setdefault(finding.id, set()).add(findings._sentence_id(finding))
    assert {*said} == {*CHECKS}
    assert said == {id: ways(t, id) for id in CHECKS}


def test_the_sentences_say_what_the_person_needs_to_hear():
    def says(log):
        return " ".join(findings.sentence(finding, i18n.text("en")) for finding in log.findings)

    broke = diagnose([0.6242, *[NAN] * 6], [0.5265, *[NAN] * 6], range(1, 8))
    assert literal(i18n.text("en"), "verdict.finding.printed_nan.to_the_end") in says(broke)
    assert "0.624" in says(broke)
    assert "about 60 times" in says(diagnose([60 * loss for loss in FOLLOWS], FOLLOWS))
    assert "1.386. That is ln 4" in says(diagnose([1.356, 1.386, 1.386, 1.386], [1.386] * 4))
    assert literal(i18n.text("en"), "verdict.finding.late_start.level") in says(
        diagnose(FLAT, FLAT[::-1], range(63, 75))
    )
    assert "from 74 % to 79 %" in says(diagnose(FALLS, TURNS, val_accuracy=RISES))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_verdict_has_advice_that_needs_no_settings(lang):
    t = i18n.text(lang)
    assert {*findings.ADVICE} == {*VERDICTS}
    for log in LOGS:
        assert all(findings.general_advice(log, t)) or log.verdict == "healthy"
    used = {id for ids in findings.ADVICE.values() for id in ids}
    assert used == {*t.under("verdict.general_advice")}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_each_check_is_named_and_says_why_it_was_not_made(lang):
    t = i18n.text(lang)
    for log in LOGS:
        assert len(list(findings.checks(log, t))) == len(CHECKS)
    reasons = dict(findings.checks(diagnose(FALLS), t))
    assert reasons[t("verdict.finding.identical_losses.name")] == t("verdict.skipped.no_validation_loss")
    assert reasons[t("verdict.finding.few_points.name")] == ""


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_validation_below_training_gets_its_usual_reasons(lang):
    t = i18n.text(lang)
    assert len(findings.below_training(diagnose(SETTLES, [0.5 * loss for loss in SETTLES]), t)) == 6
    assert findings.below_training(diagnose(SETTLES, FOLLOWS), t) == []
    assert findings.below_training(diagnose(SETTLES), t) == []

"""All languages say the same things: every id, every gap for a value, every explained term."""

import re

import pytest

from core.config import Problem, RunConfig
from core.datasets import DATASETS
from core.losses import LOSSES
from core.presets import PRESETS
from pages.ui import i18n
from pages.ui.i18n import terms

EN, JA = i18n.text("en"), i18n.text("ja")
LANGUAGES = [i18n.text(lang) for lang in i18n.LANGUAGES]
every_language = pytest.mark.parametrize("t", LANGUAGES, ids=i18n.LANGUAGES)


@every_language
def test_every_language_has_the_same_ids(t):
    assert t._texts.keys() == EN._texts.keys()


def test_every_language_has_a_name_and_a_place_of_its_own_in_the_menu():
    for id in ("format.name", "format.place"):
        assert len({t(id) for t in LANGUAGES}) == len(LANGUAGES)


def gaps(text):
    return sorted(re.findall(r"\{(\w*)\}", text))


def unknown_terms(text):
    return [term for term, _ in terms._TERM.findall(text) if f"glossary.{term}.name" not in EN._texts]


@every_language
def test_every_text_has_the_same_gaps_in_every_language(t):
    assert {id: (EN(id), t(id)) for id in EN._texts if gaps(EN(id)) != gaps(t(id))} == {}


@every_language
def test_no_text_is_empty_has_space_around_it_or_names_an_unknown_term(t):
    spaced = {id: t(id) for id in t._texts if not id.startswith("format.") and not t(id).strip() == t(id) != ""}
    assert spaced == {}
    assert {id: unknown_terms(t(id)) for id in t._texts if unknown_terms(t(id))} == {}


def test_whatever_can_be_chosen_has_a_name():
    for t in LANGUAGES:
        for dataset in DATASETS.values():
            assert t(f"common.dataset.{dataset.id}.name")
            assert t(f"common.dataset.{dataset.id}.story")
            assert all(t(f"common.class.{id}") for id in dataset.classes)
            assert not dataset.has_unit or t(f"training_lab.unit.{dataset.id}")
        for id in LOSSES:
            assert t(f"common.loss.{id}")
            assert t(f"compare_runs.name.loss.{id}")
            assert t(f"training_lab.formula.{id}")
        assert all(t(f"presets.{id}.name") and t(f"presets.{id}.look") for id in PRESETS)


def test_a_term_opens_and_markup_from_outside_does_not():
    html = i18n.with_terms(EN, "<b>[[loss|The loss]]</b> is **low** & good")
    assert "<summary>The loss</summary>" in html
    assert html.startswith("&lt;b&gt;<details")
    assert "<b>low</b> &amp; good" in html


def test_a_mark_behind_a_term_stays_with_it():
    html = i18n.with_terms(EN, "See [[loss]]. It is low.")
    assert html.startswith('See <span class="kept"><details')
    assert html.endswith("</details>.</span> It is low.")


def test_a_bracket_before_a_term_stays_with_it_too():
    html = i18n.with_terms(EN, "It is low ([[loss]]) & good")
    assert html.startswith('It is low <span class="kept">(<details')
    assert html.endswith("</details>)</span> &amp; good")


def test_a_problem_repeats_what_was_given_without_what_markdown_acts_on():
    given = "[x](javascript:alert(1))<script>`$1$`" + "a" * 500
    said = i18n.problem(EN, Problem("epochs", "not_a_number", given, 250), RunConfig())
    assert not set("[]<>`$") & set(said)
    assert len(said) < 200
    assert "250" in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.28349, "0.283"),
        (1.5e8, "1.5 × 10⁸"),
        (-3.4e172, "−3.4 × 10¹⁷²"),
        (3e-5, "3.0 × 10⁻⁵"),
        (61528.4, "61,530"),
        (-1234.0, "−1,234"),
        (123.456, "123.5"),
        (float("nan"), "∞"),
        (0.0, "0.000"),
    ],
)
def test_a_number_is_short(value, said):
    assert i18n.number(value) == said


def test_per_cents_have_a_space_before_their_sign_in_english_only():
    assert (i18n.percent_format(EN) % 95, i18n.percent_format(JA) % 95) == ("95 %", "95%")


def test_a_sentence_for_a_screen_reader_has_no_marks():
    assert i18n.unmarked(EN, "**93%** of the [[mse|MSE]], see [[loss]]") == "93% of the MSE, see loss"


def test_a_half_per_cent_is_rounded_up():
    t = i18n.text("ja")
    assert [i18n.percent(right / 40, t) for right in (33, 35, 40)] == ["83%", "88%", "100%"]


def test_english_counts_one_thing_as_one():
    t = i18n.text("en")
    assert t("for_teachers.grade.said", n=1, m=2, solved=1, all=2).startswith("A table of 1 learner and 2 exercises")

"""No run and no pair of curves leaves a page without its sentences and its chart, in either language."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings

from core.config import from_query
from core.training import train
from pages.ui import i18n, verdict
from tests import strategies
from tests.pages.app import literal
from tests.pages.sentences import assert_can_be_drawn, assert_can_be_said, with_curves

CALM = settings(deadline=None, suppress_health_check=list(HealthCheck))

# Links that once left the page without a chart, or with a sentence that said nothing.
FOUND = {
    "healthy without a drop": "dataset=circles&epochs=10&dropout=0.5&n_val=20&data_seed=1&weights_seed=1"
    "&learning_rate=0.3",
    "a lowest loss of 0": "dataset=blobs&noise=0.6&outliers=0.3&n_train=20&n_val=5&model=mlp&hidden=32-32&loss=hinge"
    "&optimizer=adam&learning_rate=0.02&epochs=150&data_seed=4&weights_seed=4",
    "a class is missing": "dataset=digits&n_train=5&n_val=20&epochs=12",
    "two rows of history": "epochs=1&n_train=10&n_val=5",
    "an error of thousands": "dataset=house_prices&learning_rate=40&epochs=1&n_train=13&n_val=21&model=linear",
    "infinite at once": "dataset=house_prices&learning_rate=100&epochs=400&n_train=10&n_val=5",
}


def run_of(link):
    config, problems = from_query(dict(parse_qsl(link)))
    assert not problems
    return train(config)


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_once_is_said_and_drawn(name):
    run = run_of(FOUND[name])
    assert_can_be_said(run)
    assert_can_be_drawn(run)


def test_a_healthy_run_without_a_drop_names_no_epoch_of_it():
    run = run_of(FOUND["healthy without a drop"])
    assert (verdict.diagnosis_of(run).verdict, verdict.diagnosis_of(run).drop_end) == ("healthy", None)
    assert literal(i18n.text("en"), "verdict.healthy.line_without_drop_but") in verdict.sentence(run, i18n.text("en"))


def test_a_rise_from_zero_is_told_from_where_to_where():
    run = run_of(FOUND["a lowest loss of 0"])
    assert (verdict.diagnosis_of(run).verdict, verdict.diagnosis_of(run).evidence.best) == ("overfitting", 0.0)
    assert "rose from 0.000 to" in verdict.sentence(run, i18n.text("en"))


@settings(CALM, max_examples=25)
@given(strategies.configs(max_rows=30, max_epochs=20))
def test_every_config_has_its_sentences_and_its_chart(config):
    run = train(config)
    assert_can_be_said(run)
    assert_can_be_drawn(run)


@settings(CALM, max_examples=60)
@given(strategies.histories())
def test_every_pair_of_curves_has_its_sentences_and_its_chart(rows):
    run = with_curves(rows)
    assert_can_be_said(run)
    assert_can_be_drawn(run)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@settings(CALM, max_examples=2000)
@given(strategies.configs(max_rows=25, max_epochs=25))
def test_thousands_of_configs_have_their_sentences(config):
    assert_can_be_said(train(config))


@pytest.mark.slow
@pytest.mark.timeout(1200)
@settings(CALM, max_examples=2500)
@given(strategies.histories(max_epochs=120))
def test_thousands_of_pairs_of_curves_have_their_sentences(rows):
    assert_can_be_said(with_curves(rows))

"""Confidence: two models that accuracy cannot tell apart, a run that grows too sure, and what chance alone moves."""

import numpy as np
import pytest

from core.config import RunConfig
from core.lessons.confidence import answers, confidence, right_on_fresh_rows, sureness
from core.presets import PRESETS
from core.training import train


@pytest.fixture(scope="module")
def run():
    return train(PRESETS["loss_up_accuracy_level"].config)


def test_equal_accuracy_and_different_loss():
    a, b = answers(0.95, 0.60, 90, 100), answers(0.55, 0.98, 90, 100)
    assert a.accuracy == b.accuracy == 0.9
    assert a.costs.mean() == pytest.approx(0.138, abs=0.0005)
    assert b.costs.mean() == pytest.approx(0.929, abs=0.0005)


@pytest.mark.parametrize(("right", "wrong"), [(0.51, 0.99), (0.7, 0.7), (0.99, 0.51)])
def test_answers_are_as_sure_as_stated_and_cost_the_logarithm_of_what_is_left(right, wrong):
    given = answers(right, wrong, 7, 10)
    assert given.right.tolist() == [True] * 7 + [False] * 3
    assert given.confidence == pytest.approx([right] * 7 + [wrong] * 3)
    assert given.costs == pytest.approx([-np.log(right)] * 7 + [-np.log(1 - wrong)] * 3)
    assert set(given.target) == {0, 1}


def test_confidence_is_the_highest_probability():
    assert confidence(np.array([0.0, np.log(9), -np.log(9)])) == pytest.approx([0.5, 0.9, 0.9])
    assert confidence(np.log([[0.2, 0.7, 0.1]])) == pytest.approx([0.7])


def test_a_run_grows_surer_of_its_wrong_answers_than_its_losses_can_bear(run):
    """What the page shows: the loss more than doubles, the right answers stay, the confidence in wrong ones rises."""
    best, n_val = int(np.argmin(run.history.val_loss)), run.config.n_val
    right = np.rint(run.history.val_accuracy * n_val)
    assert run.history.val_loss[-1] > 2 * run.history.val_loss[best]
    assert abs(right[-1] - right[best]) <= n_val / 100
    sure = sureness(run)
    at_best = sure.when_wrong[sure.epoch == best][0]
    assert sure.when_wrong[-1] > at_best + 0.05
    assert list(sure.epoch) == list(run.kept_epochs)


def test_sureness_is_that_of_the_validation_rows(run):
    sure = sureness(run)
    raw = run.model_at(400).raw(run.data.x_val)
    p = 1 / (1 + np.exp(-np.abs(raw)))
    is_right = (raw > 0) == (run.data.y_val == 1)
    assert sure.when_right[-1] == pytest.approx(p[is_right].mean())
    assert sure.when_wrong[-1] == pytest.approx(p[~is_right].mean())


def test_a_run_without_wrong_answers_has_no_confidence_in_them():
    sure = sureness(train(RunConfig("circles", noise=0.0, n_val=5, epochs=300, model="mlp")))
    assert np.isnan(sure.when_wrong[-1])
    assert np.isfinite(sure.when_right[-1])


def test_chance_moves_right_answers_as_the_binomial_law_says(run):
    """Standard deviation √(n p (1 - p)): about five of 500, so that four fewer mean nothing."""
    counts = right_on_fresh_rows(run, 90, 500, 300)
    share = counts.mean() / 500
    assert counts.shape == (300,)
    assert counts.std() == pytest.approx(np.sqrt(500 * share * (1 - share)), rel=0.15)
    assert share == pytest.approx(run.history.val_accuracy[90], abs=0.02)


def test_fresh_rows_are_the_same_each_time_and_not_the_runs_own(run):
    assert (right_on_fresh_rows(run, 90, 500, 3) == right_on_fresh_rows(run, 90, 500, 3)).all()
    counts = right_on_fresh_rows(run, 90, 500, 20)
    assert len(set(counts)) > 5
    assert counts[0] != round(run.history.val_accuracy[90] * 500)


def test_loaded_data_have_no_fresh_rows():
    with pytest.raises(ValueError, match="iris"):
        right_on_fresh_rows(train(RunConfig("iris", epochs=1)), 1, 10, 1)

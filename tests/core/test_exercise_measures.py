"""What the exercises measure on a run: where curves part, bumps, the largest stable rate, four errors, few weights."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from core.config import RunConfig
from core.exercises import EXERCISES, VARIANTS
from core.exercises.curvature import largest_stable_rate
from core.exercises.make.measures import weights
from core.exercises.make.rank_opposite import HOUSES, errors_of_a, mse_and_mae
from core.exercises.mark.places import bumps, parting
from core.exercises.predict.outcomes import OUTCOMES, outcome
from core.training import train
from tests.trained import trained


def curves(train_loss, val_loss):
    return SimpleNamespace(history=SimpleNamespace(train_loss=np.array(train_loss), val_loss=np.array(val_loss)))


def test_curves_part_where_the_gap_opens_for_good():
    assert parting(curves([10, 8, 6, 4, 2, 1], [10, 9.9, 6, 4.2, 4, 4])) == 4
    assert parting(curves([9, 8, 7], [10, 9, 8])) == 0
    assert parting(curves([10, 8, 6], [10, 8, 6])) == 3


def test_a_bump_rises_for_a_few_epochs_and_is_undercut_later():
    assert bumps(curves([0] * 8, [5, 3, 4, 4, 4, 2, 1, 1])) == [1]
    assert bumps(curves([0] * 8, [5, 3, 4, 2, 4, 2, 1, 1])) == []
    assert bumps(curves([0] * 6, [5, 3, 4, 4, 4, 5])) == []


@pytest.mark.parametrize("seed", [0, 7, 25])
def test_gradient_descent_explodes_above_the_largest_stable_rate_and_not_below(seed):
    config = RunConfig("diabetes", data_seed=seed, epochs=1000)
    limit = largest_stable_rate(train(replace(config, epochs=1)))
    below, above = (train(replace(config, learning_rate=factor * limit)).history.train_loss for factor in (0.99, 1.01))
    assert np.all(np.diff(below) <= 1e-12)
    assert above[-1] > 10 * above[0]


def test_every_outcome_is_of_one_kind_and_the_rates_have_both():
    verdicts = [verdict for of_one in OUTCOMES.values() for verdict in of_one]
    assert len(set(verdicts)) == len(verdicts)
    rates = EXERCISES["predict_rate"]
    happened = [outcome(trained(rates.configs(variant)[0])) for variant in range(VARIANTS)]
    assert happened.count("jumps") >= 4
    assert happened.count("falls_and_stays") >= 4


def test_model_a_has_four_errors_that_can_be_beaten_in_one_loss_only():
    for variant in range(VARIANTS):
        run = train(EXERCISES["rank_opposite"].configs(variant)[0])
        errors = errors_of_a(run)
        assert len(errors) == HOUSES
        assert np.array_equal(errors, np.round(errors))
        mse, mae = mse_and_mae(errors)
        assert mse > mae**2
    assert mse_and_mae(np.array([3.0, -1.0, 0.0, 0.0])) == (2.5, 1.0)


def test_weights_are_counted_with_the_biases():
    run = train(RunConfig("circles", hidden=(8,), epochs=1))
    assert weights(run) == 8 * 3 + 9

"""The same settings over seeds, pairs of them, and what differs between configs."""

from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from core.comparison import (
    common_unit,
    differing_fields,
    final_value,
    iter_over_seeds,
    luck_in,
    over_seeds,
    paired,
    validation_curve,
)
from core.config import ConfigError, RunConfig
from core.training import train

QUICK = RunConfig("moons", n_train=30, n_val=20, hidden=(4,), batch_size=8, epochs=3, data_seed=5, weights_seed=9998)


def losses(run):
    return run.history.val_loss.tobytes()


# Seeds


def test_the_first_run_is_the_config_s_own_and_seeds_go_round():
    runs = over_seeds(QUICK, 3)
    assert losses(runs[0]) == losses(train(QUICK))
    assert [(run.config.data_seed, run.config.weights_seed) for run in runs] == [(5, 9998), (6, 9999), (7, 0)]
    assert len({losses(run) for run in runs}) == 3


@pytest.mark.parametrize("vary", [("weights", "data", "batches"), ("weights", "batches"), ("data",), ()])
def test_a_config_gives_its_run_again(vary):
    for run in over_seeds(QUICK, 3, vary):
        assert run.batch_seed is None
        assert losses(run) == losses(train(run.config))


def test_batches_alone_change_the_order_and_nothing_else():
    runs = over_seeds(QUICK, 3, ["batches"])
    assert {run.config for run in runs} == {QUICK.resolved()}
    assert [run.batch_seed for run in runs] == [None, 9999, 0]
    assert len({run.history.val_loss[0] for run in runs}) == 1, "the same first weights and rows"
    assert len({losses(run) for run in runs}) == 3
    for run in runs:
        assert losses(run) == losses(train(run.config, batch_seed=run.batch_seed))


def test_weights_alone_leave_the_order_as_it_was():
    runs = over_seeds(QUICK, 3, ["weights"])
    assert [run.batch_seed for run in runs] == [None, 9998, 9998]
    assert losses(runs[1]) == losses(train(replace(QUICK, weights_seed=9999), batch_seed=9998))
    assert losses(runs[1]) != losses(train(replace(QUICK, weights_seed=9999)))


def test_a_batch_seed_draws_the_dropout_too():
    config = replace(QUICK, batch_size=0, dropout=0.5)
    assert len({losses(run) for run in over_seeds(config, 3, ["batches"])}) == 3


@pytest.mark.parametrize(
    ("config", "kinds"),
    [
        (QUICK, ("weights", "data", "batches")),
        (replace(QUICK, batch_size=0), ("weights", "data")),
        (replace(QUICK, batch_size=30), ("weights", "data")),
        (replace(QUICK, batch_size=0, dropout=0.1), ("weights", "data", "batches")),
        (replace(QUICK, model="linear"), ("data", "batches")),
        (replace(QUICK, model="linear", batch_size=0, dropout=0.1), ("data",)),
    ],
)
def test_each_kind_of_luck_changes_a_run_exactly_where_it_is_in_it(config, kinds):
    assert luck_in(config) == kinds
    for kind in ("weights", "data", "batches"):
        assert (len({losses(run) for run in over_seeds(config, 2, [kind])}) == 2) == (kind in kinds)


def test_all_kinds_in_linear_models_as_well():
    config = replace(QUICK, model="linear")
    for run in over_seeds(config, 5, ["batches"]):
        alone = train(run.config, batch_seed=run.batch_seed)
        np.testing.assert_allclose(run.history.val_loss, alone.history.val_loss, rtol=1e-9)


@pytest.mark.parametrize(("n", "vary"), [(0, ["data"]), (10_001, ["data"]), (2, ["luck"])])
def test_what_cannot_be_is_refused_at_once(n, vary):
    with pytest.raises(ValueError, match="n has to be"):
        iter_over_seeds(QUICK, n, vary)


# Pairs

numbers = st.lists(st.floats(-1e6, 1e6) | st.just(nan) | st.just(inf), min_size=1, max_size=40)


def test_thirteen_of_sixteen():
    result = paired([0.0] * 13 + [1.0] * 3, [0.5] * 16)
    assert (result.wins, result.ties, result.n, result.probability) == (13, 0, 16, 0.8125)
    assert [round(end, 2) for end in result.interval] == [0.57, 0.93]
    assert (result.difference, result.differs) == (-0.5, True)


def test_twelve_of_sixteen_are_not_enough_though_wilson_alone_would_say_so():
    result = paired([0.0] * 12 + [1.0] * 4, [0.5] * 16)
    assert stats.binomtest(12, 16).proportion_ci(method="wilson").low > 0.5
    assert (result.interval[0], result.differs) == (0.5, False)


@pytest.mark.parametrize("n", [1, 5, 6, 16, 64, 128])
def test_counts_are_judged_as_scipy_judges_them(n):
    for wins in range(n + 1):
        result = paired([0.0] * wins + [2.0] * (n - wins), [1.0] * n)
        test = stats.binomtest(wins, n)
        assert result.p_value == pytest.approx(test.pvalue)
        assert result.differs == (result.p_value <= 0.05)
        wilson = test.proportion_ci(method="wilson")
        if result.differs:
            assert result.interval == pytest.approx((wilson.low, wilson.high))
        else:
            assert result.interval[0] == pytest.approx(min(wilson.low, 0.5), abs=1e-12)
            assert result.interval[1] == pytest.approx(max(wilson.high, 0.5), abs=1e-12)


def test_luck_alone_is_called_a_difference_in_at_most_five_percent_for_every_number_of_pairs():
    """By the binomial distribution itself, so that no draw decides."""
    for n in (*range(1, 21), 32, 64, 128):
        wins = np.arange(n + 1)
        claimed = [paired([0.0] * k + [2.0] * (n - k), [1.0] * n).differs for k in wins]
        assert stats.binom.pmf(wins, n, 0.5)[claimed].sum() <= 0.05


@pytest.mark.parametrize("n", [6, 16, 64])
def test_the_median_s_interval_holds_it_in_95_percent(n):
    ordered = np.arange(n, dtype=float)
    low, high = paired(ordered, np.zeros(n)).difference_interval
    assert stats.binom.cdf(low, n, 0.5) <= 0.025 < stats.binom.cdf(low + 1, n, 0.5)
    assert low + high == n - 1


@given(numbers)
def test_a_setting_against_itself_has_no_difference(values):
    result = paired(values, values)
    assert (result.wins, result.ties, result.differs) == (0, len(values), False)
    assert (result.probability, result.difference, result.p_value) == (0.5, 0.0, 1.0)


@given(numbers, st.randoms(use_true_random=False))
def test_swapping_the_two_turns_the_answer_round(a, random):
    b = random.sample(a, len(a))
    one, other = paired(a, b), paired(b, a)
    assert one.wins + other.wins + one.ties == one.n == other.n
    assert one.probability == pytest.approx(1 - other.probability)
    assert one.difference == -other.difference
    assert one.interval == pytest.approx((1 - other.interval[1], 1 - other.interval[0]))
    assert one.differs == other.differs
    assert one.difference_interval == (-other.difference_interval[1], -other.difference_interval[0])


def test_what_exploded_is_worse_than_all_and_equal_to_its_like():
    result = paired([nan, inf, 1.0, nan], [1.0, 2.0, inf, inf])
    assert (result.wins, result.ties, result.n) == (1, 1, 4)


@pytest.mark.parametrize(("a", "b"), [([], []), ([1.0], [1.0, 2.0])])
def test_no_pairs_are_refused(a, b):
    with pytest.raises(ValueError, match="pairs"):
        paired(a, b)


# Units and differences

LINE = RunConfig("line_with_outliers", loss="mse", epochs=30)


@pytest.mark.parametrize(
    ("configs", "unit"),
    [
        ([QUICK], "loss"),
        ([QUICK, replace(QUICK, n_train=20, optimizer="gd")], "loss"),
        ([QUICK, replace(QUICK, loss="brier")], "accuracy"),
        ([QUICK, RunConfig("circles")], "accuracy"),
        ([LINE, replace(LINE, outliers=0.3, learning_rate=0.1)], "loss"),
        ([LINE, replace(LINE, loss="mae")], "error"),
        ([LINE, replace(LINE, n_train=20)], "error"),
        ([LINE, replace(LINE, data_seed=20)], "error"),
        ([LINE, RunConfig("line", loss="mse")], None),
        ([LINE, QUICK], None),
        ([], None),
    ],
)
def test_a_unit_that_all_have(configs, unit):
    assert common_unit(configs) == unit


def test_the_error_is_in_the_data_s_own_unit_whatever_the_loss():
    run = train(replace(LINE, loss="mae"))
    epochs, errors = validation_curve(run, "error")
    assert epochs.tolist() == list(run.kept_epochs)
    expected = run.history.val_loss[epochs.astype(int)] * run.data.y_scale
    np.testing.assert_allclose(errors, expected, rtol=1e-9)
    assert final_value(run, "error") == errors[-1]


def test_loss_and_accuracy_are_the_history_s_own():
    run = train(QUICK)
    assert validation_curve(run, "loss")[1] is run.history.val_loss
    assert final_value(run, "accuracy") == run.history.val_accuracy[-1]


def test_only_settings_that_differ_and_are_in_use():
    assert differing_fields([QUICK, replace(QUICK, degree=7)]) == {}
    assert differing_fields([RunConfig(), RunConfig(hidden=RunConfig().resolved().hidden)]) == {}
    assert differing_fields([QUICK, replace(QUICK, loss="brier"), QUICK]) == {
        "loss": ("cross_entropy", "brier", "cross_entropy")
    }
    linear = differing_fields([QUICK, replace(QUICK, model="linear")])
    assert linear.keys() == {"model", "hidden", "activation"}
    assert linear["hidden"] == ((4,), None)
    assert differing_fields([]) == {}


def test_a_sweep_over_what_cannot_be_is_refused():
    with pytest.raises(ConfigError):
        iter_over_seeds(replace(QUICK, n_train=0), 2)

"""Per cents that a person sets: they sum to 100 whatever is moved, and stand for raw outputs that give them back."""

import warnings

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.lessons.probabilities import WHOLE, raw_of, raw_of_one, rescaled
from core.losses import LOSSES, sigmoid, softmax

# Three whole per cents: two cuts through 100.
SHARES = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(
    lambda cuts: (min(cuts), max(cuts) - min(cuts), 100 - max(cuts))
)


@given(SHARES, st.integers(0, 2), st.integers(0, 100))
def test_the_sum_stays_100_and_the_moved_one_is_where_it_was_put(shares, moved, value):
    result = rescaled(shares, moved, value)
    assert sum(result) == WHOLE
    assert min(result) >= 0
    assert result[moved] == value


@given(SHARES, st.integers(0, 2), st.integers(0, 100))
def test_the_others_keep_their_proportion_up_to_the_rounding(shares, moved, value):
    rest = WHOLE - shares[moved]
    assume(rest)
    for i, share in enumerate(rescaled(shares, moved, value)):
        if i != moved:
            assert abs(share - shares[i] / rest * (WHOLE - value)) < 1


def test_what_one_gives_up_is_shared_alike_where_the_others_had_nothing():
    assert rescaled((100, 0, 0), 0, 51) == (51, 25, 24)


@given(SHARES, st.integers(0, 2))
def test_a_slider_that_is_not_moved_changes_nothing(shares, moved):
    assert rescaled(shares, moved, shares[moved]) == shares


@pytest.mark.parametrize("value", [-1, 101])
def test_a_share_outside_the_whole_is_refused(value):
    with pytest.raises(ValueError, match="from 0 to 100"):
        rescaled((20, 70, 10), 0, value)


@given(SHARES)
def test_softmax_gives_the_probabilities_back(shares):
    proba = np.array([shares]) / WHOLE
    np.testing.assert_allclose(softmax(raw_of(proba)), proba, atol=1e-12)


@given(st.integers(0, 100))
def test_sigmoid_gives_the_probability_back(share):
    proba = np.array([share / WHOLE])
    np.testing.assert_allclose(sigmoid(raw_of_one(proba)), proba, atol=1e-12)


def test_nothing_on_the_truth_costs_infinitely_much_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        three, one = raw_of(np.array([[0.0, 1.0, 0.0]])), raw_of_one(np.array([0.0]))
        for loss_id, cost in (("cross_entropy", np.inf), ("brier", 2.0)):
            assert LOSSES[loss_id].value(three, np.array([0.0]))[0] == cost
            assert np.isfinite(LOSSES[loss_id].gradient(three, np.array([0.0]))).all()
        assert LOSSES["cross_entropy"].value(one, np.array([1.0]))[0] == np.inf
        assert LOSSES["cross_entropy"].gradient(one, np.array([1.0]))[0] == -1.0
        assert LOSSES["brier"].gradient(one, np.array([1.0]))[0] == 0.0


def test_the_articles_picture():
    raw = raw_of(np.full((3, 3), [0.2, 0.7, 0.1]))
    costs = LOSSES["cross_entropy"].value(raw, np.array([1.0, 0.0, 2.0]))
    np.testing.assert_allclose(costs, [0.357, 1.609, 2.303], atol=5e-4)

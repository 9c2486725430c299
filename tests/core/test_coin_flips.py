"""The best of many coin flippers looks good where it was chosen, and is worth nothing elsewhere."""

import numpy as np
import pytest

from core.lessons.coin_flips import FRESH, MOST, ROWS, contest


@pytest.mark.parametrize("models", [1, 10, MOST])
def test_the_best_is_chosen(models):
    found = contest(models, 0)
    assert len(found.right) == models
    assert found.best == found.right.max() == found.right[found.chosen]
    assert found.right.min() >= 0
    assert found.right.max() <= ROWS


def test_a_larger_contest_holds_the_smaller_one():
    np.testing.assert_array_equal(contest(MOST, 5).right[:10], contest(10, 5).right)
    best = [contest(n, 5).best for n in (1, 3, 10, 30, 100, 300, MOST)]
    assert best == sorted(best)


def test_choosing_finds_luck_and_not_skill():
    """Binomial(30, 1/2): the best of 100 has 21.5 right on average, the best of 1,000 about 23.8."""
    for models, expected in ((1, 15.0), (100, 21.8), (MOST, 23.9)):
        found = [contest(models, seed) for seed in range(100)]
        assert np.mean([c.best for c in found]) == pytest.approx(expected, abs=0.9)
        assert np.mean([c.fresh for c in found]) / FRESH == pytest.approx(0.5, abs=0.01)


def test_fresh_rows_are_others_for_each_model_and_seed():
    assert len({contest(1, seed).fresh for seed in range(20)}) > 5

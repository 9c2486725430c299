"""Every loss: its values with the answer visible, its slope, its agreement with scikit-learn, and what it means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.special import huber
from sklearn import metrics

from core.losses import LOSSES, class_shares, sigmoid, softmax
from tests.strategies import raws

REGRESSION = tuple(id for id, loss in LOSSES.items() if loss.task == "regression")
PROBABILITIES = tuple(id for id, loss in LOSSES.items() if loss.gives_probabilities)
# Each loss with each number of outputs that it takes: (id, outputs), one output standing for two classes.
FORMS = [(loss, 1) for loss in LOSSES] + [(loss, n) for loss in PROBABILITIES for n in (3, 10)]
every_form = pytest.mark.parametrize(("loss_id", "n_outputs"), FORMS)


def some(loss_id: str, n_outputs: int, n: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """Return raw outputs around 0 and targets that fit the loss."""
    rng = np.random.default_rng(0)
    raw = rng.normal(0, 3, n if n_outputs == 1 else (n, n_outputs))
    if loss_id in REGRESSION:
        return raw, rng.normal(0, 2, n)
    return raw, rng.integers(0, max(n_outputs, 2), n).astype(float)


# Literals with the answer visible


@pytest.mark.parametrize(
    ("loss_id", "raw", "target", "value", "slope"),
    [
        ("mse", 3.0, 1.0, 4.0, 4.0),
        ("mse", 0.5, 1.0, 0.25, -1.0),
        ("mae", 3.0, 1.0, 2.0, 1.0),
        ("mae", 1.0, 3.0, 2.0, -1.0),
        ("mae", 1.0, 1.0, 0.0, 0.0),
        ("huber", 1.5, 1.0, 0.125, 0.5),
        ("huber", 2.0, 1.0, 0.5, 1.0),
        ("huber", 4.0, 1.0, 2.5, 1.0),
        ("huber", -2.0, 1.0, 2.5, -1.0),
        ("cross_entropy", 0.0, 1.0, 0.6931, -0.5),
        ("cross_entropy", 0.8473, 1.0, 0.3567, -0.3),  # p = 0.7: -ln 0.7 = 0.357
        ("cross_entropy", 0.8473, 0.0, 1.2040, 0.7),  # -ln 0.3
        ("cross_entropy", -100.0, 1.0, 100.0, -1.0),  # no cap at 34.5
        ("brier", 0.0, 1.0, 0.25, -0.25),
        ("brier", 0.8473, 1.0, 0.09, -0.126),  # 2·(-0.3)·0.7·0.3
        ("brier", -100.0, 1.0, 1.0, 0.0),  # a weak teacher where confidently wrong
        ("hinge", 0.0, 1.0, 1.0, -1.0),
        ("hinge", 0.5, 1.0, 0.5, -1.0),
        ("hinge", 2.0, 1.0, 0.0, 0.0),
        ("hinge", 2.0, 0.0, 3.0, 1.0),
        ("hinge", -1.0, 0.0, 0.0, 0.0),
    ],
)
def test_value_and_slope_of_one_sample(loss_id, raw, target, value, slope):
    loss = LOSSES[loss_id]
    assert loss.value(np.array([raw]), np.array([target])) == pytest.approx([value], abs=1e-4)
    assert loss.gradient(np.array([raw]), np.array([target])) == pytest.approx([slope], abs=1e-4)


def test_three_classes_with_the_answer_visible():
    """Shares 0.7, 0.2, 0.1: cross-entropy -ln 0.7; Brier 0.3² + 0.2² + 0.1² = 0.14."""
    raw, target = np.log([[0.7, 0.2, 0.1]]), np.array([0.0])
    assert LOSSES["cross_entropy"].value(raw, target) == pytest.approx([0.3567], abs=1e-4)
    assert LOSSES["cross_entropy"].gradient(raw, target)[0] == pytest.approx([-0.3, 0.2, 0.1])
    assert LOSSES["brier"].value(raw, target) == pytest.approx([0.14])


def test_squaring_makes_small_errors_smaller_and_twice_the_error_four_times_the_cost():
    small, one, two = LOSSES["mse"].value(np.array([0.5, 1.0, 2.0]), np.zeros(3))
    assert small < 0.5
    assert two == 4 * one


# Shapes and ids


def test_ids_are_the_contract():
    assert list(LOSSES) == ["mse", "mae", "huber", "cross_entropy", "brier", "hinge"]
    assert all(loss.id == key for key, loss in LOSSES.items())
    assert REGRESSION == ("mse", "mae", "huber")
    assert {loss.id: loss.max_classes for loss in LOSSES.values() if loss.max_classes} == {"hinge": 2}


@every_form
def test_value_is_one_number_a_sample_and_the_gradient_has_the_shape_of_raw(loss_id, n_outputs):
    raw, target = some(loss_id, n_outputs)
    given_raw, given_target = raw.copy(), target.copy()
    assert LOSSES[loss_id].value(raw, target).shape == (200,)
    assert LOSSES[loss_id].gradient(raw, target).shape == raw.shape
    np.testing.assert_array_equal(raw, given_raw)
    np.testing.assert_array_equal(target, given_target)


# Slopes


@every_form
def test_gradient_equals_central_differences_of_the_value(loss_id, n_outputs):
    loss = LOSSES[loss_id]
    raw, target = some(loss_id, n_outputs)
    step = 1e-6
    slope = np.empty_like(raw)
    for output in range(n_outputs):
        shift = np.zeros_like(raw)
        shift[(slice(None), output) if n_outputs > 1 else slice(None)] = step
        change = (loss.value(raw + shift, target) - loss.value(raw - shift, target)) / (2 * step)
        slope[(slice(None), output) if n_outputs > 1 else slice(None)] = change
    np.testing.assert_allclose(loss.gradient(raw, target), slope, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("n_outputs", [3, 10])
@pytest.mark.parametrize("loss_id", PROBABILITIES)
def test_slopes_over_the_classes_add_up_to_zero_because_softmax_ignores_a_common_shift(loss_id, n_outputs):
    raw, target = some(loss_id, n_outputs)
    assert LOSSES[loss_id].gradient(raw, target).sum(axis=1) == pytest.approx(0.0, abs=1e-14)
    np.testing.assert_allclose(LOSSES[loss_id].value(raw + 50, target), LOSSES[loss_id].value(raw, target), rtol=1e-9)


@pytest.mark.parametrize("loss_id", ["mse", "mae", "huber", "cross_entropy", "hinge"])
def test_loss_is_convex_in_raw(loss_id):
    """Brier is not: through the sigmoid its slope fades on the wrong side."""
    raw = np.linspace(-6, 6, 2001)
    slope = LOSSES[loss_id].gradient(raw, np.ones_like(raw))
    assert np.all(np.diff(slope) >= -1e-15)


def test_huber_joins_its_two_pieces_without_a_step_or_a_corner():
    edge = np.array([1 - 1e-9, 1 + 1e-9])
    for function in (LOSSES["huber"].value, LOSSES["huber"].gradient):
        inside, outside = function(edge, np.zeros(2))
        assert inside == pytest.approx(outside, abs=1e-8)


# The same numbers as scikit-learn


def test_regression_losses_equal_scikit_learn():
    raw, target = some("mse", 1)
    assert LOSSES["mse"].value(raw, target).mean() == pytest.approx(metrics.mean_squared_error(target, raw), rel=1e-12)
    assert LOSSES["mae"].value(raw, target).mean() == pytest.approx(metrics.mean_absolute_error(target, raw), rel=1e-12)


def test_huber_equals_scipy():
    raw, target = some("huber", 1)
    np.testing.assert_allclose(LOSSES["huber"].value(raw, target), huber(1.0, raw - target), rtol=1e-12)


@pytest.mark.parametrize("n_outputs", [1, 3, 10])
def test_losses_of_probabilities_equal_scikit_learn(n_outputs):
    raw, target = some("cross_entropy", n_outputs)
    labels = list(range(max(n_outputs, 2)))
    p = sigmoid(raw) if n_outputs == 1 else softmax(raw)
    ours = {loss: LOSSES[loss].value(raw, target).mean() for loss in PROBABILITIES}
    assert ours["cross_entropy"] == pytest.approx(metrics.log_loss(target, p, labels=labels), rel=1e-10)
    # For two classes scikit-learn halves the sum over the classes, which is (p - target)²; so do we.
    assert ours["brier"] == pytest.approx(metrics.brier_score_loss(target, p, labels=labels), rel=1e-12)


def test_hinge_equals_scikit_learn():
    raw, target = some("hinge", 1)
    assert LOSSES["hinge"].value(raw, target).mean() == pytest.approx(metrics.hinge_loss(target, raw), rel=1e-12)


# Stable forms


@every_form
def test_huge_raw_is_finite_and_silent(loss_id, n_outputs):
    """Pytest turns an overflow warning into an error."""
    loss = LOSSES[loss_id]
    for size in (1.0, 30.0, 40.0, 700.0, 710.0, 1e4):
        raw, target = some(loss_id, n_outputs)
        raw = np.sign(raw) * size
        assert np.isfinite(loss.value(raw, target)).all()
        assert np.isfinite(loss.gradient(raw, target)).all()
        assert (loss.value(raw, target) >= 0).all()


def test_cross_entropy_of_a_confident_mistake_is_its_distance_and_of_a_confident_truth_not_rounded_to_zero():
    loss, one = LOSSES["cross_entropy"], np.array([1.0])
    assert loss.value(np.array([-1e4]), one) == pytest.approx([1e4])
    assert loss.value(np.array([40.0]), one) == pytest.approx([np.exp(-40)], rel=1e-12)
    assert loss.value(np.array([[0.0, 1e4, 0.0]]), np.array([2.0])) == pytest.approx([1e4])


@given(raws(5, 1, 1e4), hnp.arrays(float, 5, elements=st.sampled_from([0.0, 1.0])))
def test_two_classes_by_sigmoid_are_two_classes_by_softmax(raw, target):
    """One output z says the same as two outputs (0, z); Brier then counts both classes, hence twice."""
    two = np.column_stack([np.zeros(5), raw])
    for loss_id, times in (("cross_entropy", 1), ("brier", 2)):
        loss = LOSSES[loss_id]
        np.testing.assert_allclose(loss.value(two, target), times * loss.value(raw, target), rtol=1e-9, atol=1e-12)
        slope = loss.gradient(two, target)[:, 1]
        np.testing.assert_allclose(slope, times * loss.gradient(raw, target), rtol=1e-9, atol=1e-12)


@given(raws(4, 3, 1e4))
def test_softmax_gives_shares_that_keep_the_order(raw):
    p = softmax(raw)
    np.testing.assert_allclose(p.sum(axis=1), 1.0, rtol=1e-12)
    assert ((p >= 0) & (p <= 1)).all()
    np.testing.assert_array_equal(p[np.arange(4), raw.argmax(axis=1)], p.max(axis=1))


@given(raws(4, 1, 1e4))
def test_sigmoid_of_minus_z_is_the_rest_to_one(raw):
    np.testing.assert_allclose(sigmoid(raw) + sigmoid(-raw), 1.0, rtol=1e-15)


@given(raws(6, 1, 1e4), raws(6, 1, 1e4))
def test_regression_losses_are_symmetric_zero_at_the_target_and_ordered(raw, target):
    """Huber lies below both of the losses that it is made of: half the square, and the distance."""
    values = {loss: LOSSES[loss].value(raw, target) for loss in REGRESSION}
    for loss, value in values.items():
        np.testing.assert_array_equal(value, LOSSES[loss].value(target, raw))
        np.testing.assert_array_equal(LOSSES[loss].value(raw, raw), 0.0)
    assert (values["huber"] <= values["mae"]).all()
    assert (values["huber"] <= values["mse"] / 2 * (1 + 1e-12) + 1e-300).all()


# What each loss means: the best thing to say if one may say only one thing


@given(hnp.arrays(float, st.integers(1, 30), elements=st.floats(-50, 50)))
def test_best_constant_of_a_regression_loss_beats_every_other_guess(target):
    guesses = np.concatenate([np.linspace(-60, 60, 241), target, target + 0.01, [target.mean(), np.median(target)]])
    for loss_id in REGRESSION:
        loss = LOSSES[loss_id]
        best = float(loss.best_constant(target, 0))
        cost = loss.value(np.full(len(target), best), target).mean()
        others = [loss.value(np.full(len(target), guess), target).mean() for guess in guesses]
        assert cost <= min(others) * (1 + 1e-9) + 1e-9


def test_best_constants_by_name():
    target = np.array([0.0, 0.0, 0.0, 1.0, 99.0])
    assert LOSSES["mse"].best_constant(target, 0) == 20.0, "the mean, which one odd target drags along"
    assert LOSSES["mae"].best_constant(target, 0) == 0.0, "the median, which it does not"
    # Huber: 3·c + (c - 1) = 1, the far target pulling with strength 1 only
    assert LOSSES["huber"].best_constant(target, 0) == pytest.approx(0.5)


@pytest.mark.parametrize("loss_id", PROBABILITIES)
@pytest.mark.parametrize("n_classes", [2, 3, 10])
def test_best_constant_of_probabilities_says_the_class_shares(loss_id, n_classes):
    rng = np.random.default_rng(0)
    target = np.concatenate([np.arange(n_classes), rng.integers(0, n_classes, 30)]).astype(float)
    loss = LOSSES[loss_id]
    best = loss.best_constant(target, n_classes)
    assert best.shape == (() if n_classes == 2 else (n_classes,))
    shares = sigmoid(best) if n_classes == 2 else softmax(best[None])[0]
    assert shares == pytest.approx(np.mean(target) if n_classes == 2 else class_shares(target, n_classes))

    def cost(guess):
        return loss.value(np.broadcast_to(guess, (len(target), *guess.shape)), target).mean()

    for _ in range(300):
        assert cost(best) <= cost(best + rng.normal(0, rng.choice([0.01, 0.3, 3]), best.shape)) + 1e-12


@pytest.mark.parametrize(("share", "best"), [(0.2, -1.0), (0.8, 1.0)])
def test_best_constant_of_hinge_stands_at_the_margin_of_the_larger_class(share, best):
    target = (np.arange(50) < 50 * share).astype(float)
    loss = LOSSES["hinge"]
    assert loss.best_constant(target, 2) == best
    costs = {guess: loss.value(np.full(50, guess), target).mean() for guess in np.linspace(-3, 3, 61)}
    assert min(costs, key=costs.get) == pytest.approx(best)


@pytest.mark.parametrize("loss_id", PROBABILITIES)
def test_best_constant_of_one_class_is_certainty_without_a_warning(loss_id):
    for target, expected in ((np.ones(4), np.inf), (np.zeros(4), -np.inf)):
        assert LOSSES[loss_id].best_constant(target, 2) == expected
        assert LOSSES[loss_id].value(np.full(4, expected), target) == pytest.approx(0.0)
    assert class_shares(np.array([0.0, 2.0, 2.0, 2.0]), 3).tolist() == [0.25, 0.0, 0.75]

"""Models: the slope of every parameter, the first weights, and the polynomial basis."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.polynomial.legendre import Legendre, leggauss

from core import models
from core.config import RunConfig
from core.datasets import split
from core.losses import LOSSES
from core.models import ACTIVATIONS, Network, legendre_features, with_ones
from core.training import Model

REFERENCE = {
    "tanh": np.tanh,
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}
# Input, hidden and output widths: linear and polynomial are the same network without a hidden layer.
SHAPES = {"linear": (3, 1), "linear, 3 classes": (2, 3), "polynomial": (5, 1), "mlp": (2, 6, 5, 1), "mlp 3": (2, 6, 3)}


def network(sizes: tuple[int, ...], activation: str = "tanh", seed: int = 0) -> Network:
    net = Network(sizes, activation)
    net.parameters[:] = np.random.default_rng(seed).normal(0, 0.7, net.parameters.size)
    return net


def features(sizes: tuple[int, ...], n: int, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return legendre_features(rng.uniform(-1, 1, n), 5) if sizes[0] == 5 else rng.normal(0, 1, (sizes[0], n))


# Forward


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_forward_is_the_formula_in_the_textbook(activation):
    net, x = network((2, 6, 5, 3), activation), features((2,), 9)
    (w1, w2, w3), (b1, b2, b3) = net.weights, net.biases
    bend = REFERENCE[activation]
    np.testing.assert_allclose(
        net.forward(with_ones(x)), w3 @ bend(w2 @ bend(w1 @ x + b1) + b2) + b3, rtol=1e-13, atol=1e-13
    )


def test_forward_leaves_its_input_alone():
    net, x = network((2, 4, 1)), features((2,), 9)
    given_x = x.copy()
    net.forward(with_ones(x))
    np.testing.assert_array_equal(x, given_x)


@pytest.mark.parametrize("processor", ["with a quick tanh", "of another kind"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_activation_is_right_from_tiny_to_huge_and_its_slope_is_written_in_its_output(
    activation, processor, monkeypatch
):
    monkeypatch.setattr(models, "HAS_QUICK_TANH", processor == "with a quick tanh")
    z = np.concatenate([[0.0], np.geomspace(1e-12, 1e4, 200)])
    z = np.concatenate([-z[::-1], z])
    assert z.size > models._FEW
    bent = z.copy()
    with np.errstate(over="ignore"):  # as the training loop has it
        ACTIVATIONS[activation].apply(bent)
        np.testing.assert_allclose(bent, REFERENCE[activation](z), rtol=0, atol=1e-15)
    small = np.abs(z) < 50
    up, down = REFERENCE[activation](z[small] + 1e-6), REFERENCE[activation](z[small] - 1e-6)
    away_from_the_corner = np.abs(z[small]) > 1e-5
    np.testing.assert_allclose(
        ACTIVATIONS[activation].slope(bent[small])[away_from_the_corner],
        ((up - down) / 2e-6)[away_from_the_corner],
        rtol=0,
        atol=1e-8,
    )


# Backward


def losses_for(sizes: tuple[int, ...]) -> list[str]:
    return [loss.id for loss in LOSSES.values() if sizes[-1] == 1 or loss.id in ("cross_entropy", "brier")]


@pytest.mark.parametrize("masked", [False, True], ids=["", "dropout"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(
    ("sizes", "loss_id"),
    [pytest.param(sizes, loss, id=f"{name}-{loss}") for name, sizes in SHAPES.items() for loss in losses_for(sizes)],
)
def test_gradient_of_every_parameter_equals_central_differences(sizes, loss_id, activation, masked):
    n = 12
    rng = np.random.default_rng(2)
    net, x, loss = network(sizes, activation), features(sizes, n), LOSSES[loss_id]
    masks = [(rng.random((units, n)) < 0.6) / 0.6 for units in sizes[1:-1]] if masked else None
    target = rng.normal(0, 1, n) if loss.task == "regression" else rng.integers(0, max(sizes[-1], 2), n).astype(float)

    def mean_loss() -> float:
        out = net.forward(with_ones(x), masks)
        return float(loss.value(out[0] if sizes[-1] == 1 else out.T, target).mean())

    out = net.forward(with_ones(x), masks)
    slope = loss.gradient(out[0] if sizes[-1] == 1 else out.T, target) / n
    gradient = net.backward(np.atleast_2d(slope.T)).copy()
    step, expected = 1e-6, np.empty_like(gradient)
    for i, value in enumerate(net.parameters.copy()):
        net.parameters[i] = value + step
        above = mean_loss()
        net.parameters[i] = value - step
        expected[i] = (above - mean_loss()) / (2 * step)
        net.parameters[i] = value
    np.testing.assert_allclose(gradient, expected, rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_rows_that_are_only_looked_at_teach_nothing(activation):
    """A forward pass over training and validation rows, a backward pass over the training rows in front."""
    net, x = network((2, 6, 5, 1), activation), features((2,), 20)
    slope = np.random.default_rng(3).normal(0, 1, (1, 12))
    net.forward(with_ones(x))
    stacked = net.backward(slope.copy()).copy()
    net.forward(with_ones(x[:, :12]))
    np.testing.assert_allclose(stacked, net.backward(slope.copy()), rtol=1e-12, atol=1e-15)


def test_a_unit_that_is_dropped_everywhere_gets_no_gradient():
    net, x = network((2, 4, 1), "relu"), features((2,), 8)
    mask = np.ones((4, 8))
    mask[2] = 0.0
    net.forward(with_ones(x), [mask])
    net.backward(np.ones((1, 8)))
    assert not net._slopes[0][2].any()
    assert net._slopes[1][0, 2] == 0


# First weights and the flat vector


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_first_weights_are_uniform_within_glorots_or_hes_limit_and_biases_are_zero(activation):
    """Glorot: √(6 / (in + out)) for tanh and sigmoid; He: √(6 / in) for relu."""
    net = Network((40, 64, 30, 5), activation)
    net.start(np.random.default_rng(0))
    for weight in net.weights:
        n_out, n_in = weight.shape
        limit = np.sqrt(6 / n_in) if activation == "relu" else np.sqrt(6 / (n_in + n_out))
        assert 0.97 * limit < np.abs(weight).max() <= limit
        assert weight.mean() == pytest.approx(0.0, abs=4 * limit / np.sqrt(3 * weight.size))
        assert weight.std() == pytest.approx(limit / np.sqrt(3), rel=0.15)
    assert not any(bias.any() for bias in net.biases)


def test_a_linear_model_starts_at_zero():
    net = Network((10, 3), "tanh")
    net.start(np.random.default_rng(0))
    assert not net.parameters.any()


def test_layers_are_views_of_one_vector_and_weights_only_marks_the_weights():
    net = Network((2, 3, 1), "tanh")
    assert net.parameters.size == 2 * 3 + 3 + 3 + 1
    for weight in net.weights:
        weight[:] = 1.0
    for bias in net.biases:
        bias[:] = 0.0
    np.testing.assert_array_equal(net.parameters, net.weights_only())
    assert net.weights_only().sum() == 2 * 3 + 3


# The polynomial


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=20), st.integers(1, 15))
def test_features_are_numpys_legendre_polynomials_from_the_first_on(x, degree):
    rows = legendre_features(np.array(x), degree)
    assert rows.shape == (degree, len(x))
    assert rows.flags.c_contiguous
    for k in range(degree):
        np.testing.assert_allclose(rows[k], Legendre.basis(k + 1)(np.array(x)), rtol=1e-9, atol=1e-12)


def test_features_are_orthogonal_on_the_interval():
    """∫ P_j P_k over [-1, 1] is 0, and 2 / (2k + 1) for j = k; Gauss's 20 points integrate degree 39 exactly."""
    x, share = leggauss(20)
    rows = legendre_features(x, 15)
    np.testing.assert_allclose((rows * share) @ rows.T, np.diag(2 / (2 * np.arange(1, 16) + 1)), atol=1e-14)


@pytest.mark.parametrize("dataset", ["line", "line_with_outliers", "sine"])
def test_the_datasets_range_is_what_becomes_minus_one_to_one(dataset):
    """Not the range of the drawn rows: the basis may not depend on which rows were drawn last."""
    for seed in range(5):
        data = split(RunConfig(dataset, data_seed=seed))
        model = Model(RunConfig(dataset, model="polynomial", degree=4).resolved(), data)
        low, high = {"sine": (-np.pi, np.pi)}.get(dataset, (-1.0, 1.0))
        ends = (np.array([[low], [0.0], [high]]) - data.x_mean) / data.x_scale
        np.testing.assert_allclose(model.features(ends)[0], [-1, 0, 1], atol=1e-12)
        assert np.abs(model.features(data.x_val)).max() <= 1 + 1e-12

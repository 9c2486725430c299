"""The optimizers follow torch's paths, which torch_reference.py has written down, and their own formulas by hand."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.losses import LOSSES
from core.models import Network, with_ones
from core.optimizers import OPTIMIZERS

REFERENCE = json.loads(Path(__file__).with_name("torch_reference.json").read_text())


def name(case: dict) -> str:
    return f"{case['optimizer']} {case['learning_rate']}" + (f" l2 {case['l2']}" if case.get("l2") else "")


def test_every_optimizer_has_a_reference_at_several_rates():
    for optimizer in OPTIMIZERS:
        rates = {case["learning_rate"] for case in REFERENCE["paths"] if case["optimizer"] == optimizer}
        assert len(rates) >= 2
        assert optimizer in {case["optimizer"] for case in REFERENCE["runs"]}


@pytest.mark.parametrize("case", REFERENCE["paths"], ids=name)
def test_path_on_given_gradients_equals_torch(case):
    weights = np.array(REFERENCE["start"])
    optimizer = OPTIMIZERS[case["optimizer"]](case["learning_rate"], weights.size)
    largest = np.abs(case["points"]).max(axis=0)  # where huge steps cancel, only digits of the large number are left
    for gradient, expected in zip(REFERENCE["gradients"], case["points"], strict=True):
        optimizer.step(weights, np.array(gradient))
        np.testing.assert_allclose(weights, expected, rtol=1e-12, atol=1e-14 * largest.max())
        np.testing.assert_array_less(np.abs(weights - expected), 1e-13 * largest + 1e-300)


@pytest.mark.parametrize("case", REFERENCE["runs"], ids=name)
def test_full_batch_run_of_a_network_equals_torch(case):
    """Forward, backward, loss, penalty and optimizer at once, 50 epochs from torch's own first weights."""
    x, y = np.array(case["x"]), np.array(case["y"])
    network, loss = Network(tuple(case["sizes"]), "tanh"), LOSSES["cross_entropy"]
    fill(network, case["first"])
    optimizer = OPTIMIZERS[case["optimizer"]](case["learning_rate"], network.parameters.size)
    for expected in case["losses"]:
        raw = network.forward(with_ones(x.T))[0]
        assert np.mean(loss.value(raw, y)) == pytest.approx(expected, rel=1e-10)
        gradient = network.backward(loss.gradient(raw, y)[None, :] / len(y))
        optimizer.step(network.parameters, gradient + case["l2"] * network.weights_only() * network.parameters)
    last = Network(tuple(case["sizes"]), "tanh")
    fill(last, case["last"])
    np.testing.assert_allclose(network.parameters, last.parameters, rtol=1e-9, atol=1e-12)


def fill(network: Network, numbers: list[float]) -> None:
    """Put torch's parameters in: layer by layer the weights, then the biases."""
    rest = np.array(numbers)
    for weight, bias in zip(network.weights, network.biases, strict=True):
        for part in (weight, bias):
            part[:], rest = rest[: part.size].reshape(part.shape), rest[part.size :]


# The same formulas with the answer visible


def steps(optimizer: str, *gradients: float, rate: float = 0.1) -> list[float]:
    weights = np.array([1.0])
    descent = OPTIMIZERS[optimizer](rate, 1)
    path = []
    for gradient in gradients:
        descent.step(weights, np.array([gradient]))
        path.append(float(weights[0]))
    return path


def test_gradient_descent_goes_rate_times_slope_downhill():
    assert steps("gd", 2.0, -1.0) == pytest.approx([0.8, 0.9])


def test_momentum_keeps_nine_tenths_of_its_speed():
    assert steps("momentum", 1.0, 0.0, 0.0) == pytest.approx([0.9, 0.81, 0.729])


def test_rmsprops_first_step_is_ten_times_the_rate_because_its_mean_starts_at_zero():
    assert steps("rmsprop", 5.0, rate=0.05) == pytest.approx([1 - 0.05 / np.sqrt(0.01)])


def test_adams_first_step_is_the_rate_whatever_the_size_of_the_slope():
    assert steps("adam", 1e-3) == pytest.approx([0.9], rel=1e-5)
    assert steps("adam", 1e3) == pytest.approx([0.9])
    assert steps("adam", -1e3) == pytest.approx([1.1])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_slope_of_zero_from_the_start_moves_nothing(optimizer):
    assert steps(optimizer, 0.0, 0.0) == [1.0, 1.0]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_step_changes_the_weights_in_place_and_not_the_gradient(optimizer):
    weights, gradient = np.ones(3), np.array([1.0, -2.0, 0.5])
    OPTIMIZERS[optimizer](0.1, 3).step(weights, gradient)
    np.testing.assert_array_equal(gradient, [1.0, -2.0, 0.5])
    assert weights[0] < 1.0 < weights[1]


@pytest.mark.parametrize("optimizer", ["adam", "rmsprop"])
def test_a_hundred_times_the_loss_leaves_the_path_nearly_as_it_is(optimizer):
    slopes = np.array([0.3, -0.2, 0.4, 0.1])
    assert steps(optimizer, *slopes) == pytest.approx(steps(optimizer, *(100 * slopes)), abs=1e-6)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_two_optimizers_share_no_memory(optimizer):
    assert steps(optimizer, 1.0, 2.0) == steps(optimizer, 1.0, 2.0)

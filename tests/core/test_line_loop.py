"""The small loop is the loop of core.training, its slope is the loss's slope, and its rates deserve their names."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from core.config import RunConfig
from core.datasets import split
from core.diagnosis import diagnose_alone
from core.lessons import line_loop
from core.lessons.line_loop import LONG, RATES, SEEDS, Points
from core.training import train

LOSSES = tuple(RATES)
SHOWS = {"right": "healthy", "small": "still_improving", "large": "unstable"}


@cache
def whole_walk(seed, loss, pace):
    return line_loop.walk(line_loop.first_line(seed), line_loop.points(seed), loss, RATES[loss][pace], LONG)


@pytest.mark.exact
@pytest.mark.parametrize("loss", LOSSES)
def test_it_takes_the_steps_of_core_training(loss):
    config = RunConfig("line", n_train=8, n_val=5, loss=loss, learning_rate=0.1, epochs=30)
    data = split(config)
    walk = line_loop.walk(np.zeros(2), Points(data.x_train[:, 0], data.y_train), loss, 0.1, 30)
    np.testing.assert_allclose(walk.losses, train(config).history.train_loss, rtol=1e-12)
    at_ten = train(config).model_at(10)
    at = train(replace(config, epochs=at_ten.epoch)).model_at(at_ten.epoch)
    np.testing.assert_allclose(walk.lines[at.epoch] @ [1.0, 1.0], at.raw(np.array([[1.0]]))[0], rtol=1e-12)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_slope_is_how_the_loss_changes(loss):
    points, line, h = line_loop.points(3), np.array([0.31, 0.17]), 1e-6
    found = line_loop.look(line, points, loss).slope
    for i, way in enumerate(np.eye(2)):
        up, down = (line_loop.look(line + sign * h * way, points, loss).loss for sign in (1, -1))
        assert found[i] == pytest.approx((up - down) / (2 * h), abs=1e-6)


def test_a_step_goes_against_the_slope_by_the_rate():
    points, line = line_loop.points(0), line_loop.first_line(0)
    walk = line_loop.walk(line, points, "mse", 0.02, 1)
    np.testing.assert_allclose(walk.lines[1], line - 0.02 * line_loop.look(line, points, "mse").slope)
    np.testing.assert_array_equal(walk.lines[0], line_loop.first_line(0))


def test_a_look_is_the_mean_over_the_points():
    points = Points(np.array([0.0, 1.0]), np.array([1.0, 1.0]))
    seen = line_loop.look(np.array([2.0, 0.0]), points, "mse")
    assert (seen.predictions.tolist(), seen.errors.tolist(), seen.loss) == ([0, 2], [-1, 1], 1.0)
    assert line_loop.look(np.array([3.0, 0.0]), points, "mae").loss == 1.5


@pytest.mark.parametrize("loss", LOSSES)
def test_the_surface_holds_the_loss_of_each_line(loss):
    points, weights, biases = line_loop.points(1), np.array([-1.0, 0.5, 2.0]), np.array([0.0, 1.5])
    found = line_loop.surface(points, loss, weights, biases)
    assert found.shape == (2, 3)
    assert found[1, 2] == pytest.approx(line_loop.look(np.array([2.0, 1.5]), points, loss).loss)


@pytest.mark.parametrize("pace", SHOWS)
@pytest.mark.parametrize("loss", LOSSES)
def test_each_rate_does_what_it_is_called_whatever_the_seed(loss, pace):
    """By the Lab's own rule: the loss held against itself can neither widen a gap nor overfit, all else applies."""
    for seed in range(SEEDS):
        losses = whole_walk(seed, loss, pace).losses
        assert np.isfinite(losses).all()
        assert diagnose_alone(losses).verdict == SHOWS[pace], seed


def test_the_right_rate_drops_sharply_and_flattens():
    for loss in LOSSES:
        for seed in range(SEEDS):
            losses = whole_walk(seed, loss, "right").losses
            assert losses[LONG] < 0.2 * losses[0]
            assert losses[LONG // 8] < losses[LONG] + 0.3 * (losses[0] - losses[LONG])


def test_too_large_a_rate_explodes_with_mse_and_leaps_to_and_fro_with_mae():
    points = line_loop.points(0)
    inputs = np.vstack([points.x, np.ones(len(points.x))])
    limit = 1 / np.linalg.eigvalsh(inputs @ inputs.T / len(points.x)).max()
    assert RATES["mse"]["right"] < limit < RATES["mse"]["large"]
    for seed in range(SEEDS):
        assert np.all(np.diff(whole_walk(seed, "mse", "large").losses[1:]) > 0)
        late = whole_walk(seed, "mae", "large").losses[-50:]
        best = whole_walk(seed, "mae", "right").losses[-1]
        assert late.min() > best
        assert late.max() < 10

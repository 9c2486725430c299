"""One weight of a straight classifier: its right answers are a staircase, its loss a slope that the gradient knows."""

import numpy as np
import pytest

from core.lessons.nudge import CONFIG, HIGH, LOW, NUDGE, at, boundary, everywhere, fitted
from core.training import train


def test_the_line_is_the_trained_model():
    fit, run = fitted(), train(CONFIG)
    assert fit.x @ fit.line[:2] + fit.line[2] == pytest.approx(run.model_at(10**6).raw(fit.x), abs=1e-12)
    trained = at(fit, fit.line[:1])
    assert trained.loss[0] == pytest.approx(run.history.train_loss[-1])
    assert trained.right[0] == run.history.train_accuracy[-1] * len(fit.y)


def test_the_slope_is_the_derivative_of_the_loss():
    fit, step = fitted(), 1e-6
    for weight in (-1.0, 0.5, 2.55, 5.0):
        low, here, high = (at(fit, np.array([weight + d])) for d in (-step, 0.0, step))
        assert here.slope[0] == pytest.approx((high.loss[0] - low.loss[0]) / (2 * step), abs=1e-7)


def test_right_answers_are_a_staircase_and_the_loss_is_a_slope():
    """What the page says: most nudges leave the right answers as they are, and every one of them moves the loss."""
    way = everywhere()
    nudges = len(way.weight) - 1
    assert np.diff(way.weight) == pytest.approx(NUDGE)
    assert (way.weight[0], way.weight[-1]) == (LOW, HIGH)
    assert np.count_nonzero(np.diff(way.right)) < nudges / 4
    assert np.count_nonzero(np.diff(way.loss)) == nudges
    assert np.abs(np.diff(way.loss)).max() < 0.05
    assert LOW < way.weight[way.loss.argmin()] < HIGH


def test_its_run_in_the_lab_has_two_losses_that_are_about_level():
    """A validation loss far below the training loss would puzzle whoever follows the link."""
    history = train(CONFIG).history
    assert history.val_loss[-1] == pytest.approx(history.train_loss[-1], rel=0.1)


def test_nudging_leaves_the_fit_alone():
    before = fitted().line.copy()
    at(fitted(), np.array([3.0]))
    assert (fitted().line == before).all()


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ([1.0, 0.0, -1.0], [[1, -2], [1, 2]]),
        ([0.0, 2.0, 2.0], [[-2, -1], [2, -1]]),
        ([1.0, 1.0, 0.0], [[-2, 2], [2, -2]]),
    ],
)
def test_the_boundary_is_where_raw_is_zero(line, ends):
    line = np.array(line)
    found = boundary(line, 2.0)
    assert found == pytest.approx(np.array(ends))
    assert found @ line[:2] + line[2] == pytest.approx(0)


@pytest.mark.parametrize("line", [[1.0, 0.0, -9.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
def test_a_boundary_beside_the_square_has_no_ends(line):
    assert np.isnan(boundary(np.array(line), 2.0)).all()


@pytest.mark.parametrize("weight", np.linspace(LOW, HIGH, 13))
def test_every_nudged_line_is_in_the_picture(weight):
    assert np.isfinite(boundary(fitted().with_weight(weight), 2.8)).all()

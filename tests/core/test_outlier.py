"""One lifted point: what the two lines make of it, held against least squares."""

import numpy as np
import pytest

from core.config import ConfigError
from core.lessons.outlier import ROWS, fit
from core.losses import LOSSES


@pytest.fixture(scope="module")
def fits():
    return {(loss_id, lift): fit(loss_id, lift) for loss_id in ("mse", "mae") for lift in (0.0, 8.0)}


def test_one_target_is_lifted_by_as_much_as_was_asked_and_the_rest_is_clean(fits):
    found = fits["mse", 8.0]
    change = found.y - found.y_clean
    assert change[found.lifted] == pytest.approx(8.0)
    assert np.count_nonzero(np.abs(change) > 1e-9) == 1
    assert len(found.x) == ROWS


def test_both_losses_train_on_the_same_points(fits):
    np.testing.assert_array_equal(fits["mse", 8.0].y, fits["mae", 8.0].y)
    np.testing.assert_array_equal(fits["mse", 8.0].x, fits["mae", 8.0].x)


def test_the_mse_line_is_the_least_squares_line(fits):
    found = fits["mse", 8.0]
    slope, start = np.polyfit(found.x, found.y, 1)
    ends = np.array([-1.0, 1.0])
    np.testing.assert_allclose(found.line_at(ends), slope * ends + start, atol=1e-3)


def test_no_line_nearby_has_a_lower_mae(fits):
    found = fits["mae", 8.0]
    start, end = found.line_at(np.array([0.0, 1.0]))
    slope = end - start

    def mean(slope, start):
        return np.mean(LOSSES["mae"].value(slope * found.x + start, found.y))

    here = mean(slope, start)
    assert all(mean(slope + a, start + b) > here - 0.01 for a in (-0.2, 0, 0.2) for b in (-0.2, 0, 0.2))


def test_the_outlier_pulls_the_mse_line_off_and_hardly_the_mae_line(fits):
    off = {key: found.clean_error("mae") for key, found in fits.items()}
    assert off["mse", 8.0] > 4 * off["mae", 8.0]
    assert off["mae", 8.0] < 1.2 * off["mae", 0.0]
    assert off["mse", 0.0] == pytest.approx(off["mae", 0.0], rel=0.1)
    assert fits["mse", 8.0].clean_error("mse") > 4 * fits["mae", 8.0].clean_error("mse")


def test_a_loss_for_categories_is_refused():
    with pytest.raises(ConfigError):
        fit("cross_entropy", 1.0)

"""The catalogue: every dataset is there, is what it says, and has a starter that ends well."""

import numpy as np
import pytest
from sklearn import datasets as sklearn_datasets

from core.config import RunConfig
from core.datasets import DATASETS
from core.datasets.loaded import load
from core.optimizers import OPTIMIZERS
from core.training import train

REGRESSION = ["line", "line_with_outliers", "sine", "house_prices", "diabetes", "friedman"]
TWO_CLASSES = ["moons", "circles", "blobs", "spiral", "xor", "spam", "breast_cancer"]
SEVERAL_CLASSES = {"cat_dog_fish": 3, "iris": 3, "wine": 3, "digits": 10}
MADE = [dataset.id for dataset in DATASETS.values() if dataset.draw]
LOADED = [dataset.id for dataset in DATASETS.values() if not dataset.draw]
every_dataset = pytest.mark.parametrize("dataset", DATASETS)


def draw(dataset: str, n: int, noise: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    return DATASETS[dataset].draw(np.random.default_rng(seed), n, noise)


def test_ids_and_tasks_are_the_contract():
    assert set(DATASETS) == {*REGRESSION, *TWO_CLASSES, *SEVERAL_CLASSES}
    assert all(dataset.id == key for key, dataset in DATASETS.items())
    assert [d.id for d in DATASETS.values() if d.task == "regression"] == REGRESSION
    n_classes = {d.id: d.n_classes for d in DATASETS.values() if d.task == "classification"}
    assert n_classes == dict.fromkeys(TWO_CLASSES, 2) | SEVERAL_CLASSES


# Starters


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))])
@every_dataset
def test_starter_ends_well(dataset, seed):
    """Finite, clearly lower than at the start, and better on unseen rows than just guessing."""
    run = train(RunConfig(dataset, data_seed=seed, weights_seed=seed + 10))
    history = run.history
    assert run.status == "finished"
    assert np.isfinite(history.val_loss).all()
    assert history.train_loss[-1] < 0.8 * history.train_loss[0]
    assert history.val_loss.min() < 0.7 * run.baseline


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@every_dataset
def test_every_optimizer_has_a_rate_that_learns(dataset, optimizer):
    """Plain descent takes its time on the spiral: a tenth off in the starter's 300 epochs."""
    run = train(RunConfig(dataset, optimizer=optimizer, n_val=60))
    assert run.status == "finished"
    assert run.history.train_loss[-1] < (0.95 if dataset == "spiral" else 0.8) * run.history.train_loss[0]
    assert run.history.val_loss.min() < run.baseline


@every_dataset
def test_sizes_grow_and_the_starter_is_a_config(dataset):
    one = DATASETS[dataset]
    assert list(one.sizes) == ["small", "medium", "large"]
    assert RunConfig(dataset).resolved().n_train == one.starter.n_train
    assert set(one.starter.rates) == set(OPTIMIZERS)


# Made data


@pytest.mark.parametrize("noise", [0.0, 0.1, 2.0])
@pytest.mark.parametrize("dataset", MADE)
def test_made_rows_are_as_many_as_asked_finite_and_of_every_class(dataset, noise):
    for n in (5, 500):
        x, y = draw(dataset, n, noise)
        assert x.shape == (n, len(DATASETS[dataset].inputs))
        assert y.shape == (n,)
        assert np.isfinite(x).all()
        assert np.isfinite(y).all()
        if DATASETS[dataset].classes:
            assert set(y) == set(range(DATASETS[dataset].n_classes))


@pytest.mark.parametrize("dataset", MADE)
def test_classes_come_in_equal_shares_and_spam_in_forty_per_cent(dataset):
    if DATASETS[dataset].classes:
        counts = np.bincount(draw(dataset, 301, 0.2)[1].astype(int))
        assert counts.tolist() == [181, 120] if dataset == "spam" else counts.max() - counts.min() <= 1


@pytest.mark.parametrize("dataset", MADE)
def test_more_noise_is_more_spread(dataset):
    """The same draws further out: of the targets for regression, of the coordinates for classes."""
    which = 0 if DATASETS[dataset].classes else 1
    none, some, more = (draw(dataset, 500, noise)[which] for noise in (0.0, 0.5, 2.0))
    assert np.abs(more - none).mean() == pytest.approx(4 * np.abs(some - none).mean(), rel=1e-9)
    assert np.abs(some - none).mean() > 0.1


@pytest.mark.parametrize("dataset", ["line", "line_with_outliers", "sine"])
def test_the_only_input_stays_in_its_range(dataset):
    low, high = DATASETS[dataset].x_range
    x, _ = draw(dataset, 5000, 2.0)
    assert low <= x.min() < low + 0.01 * (high - low)
    assert high - 0.01 * (high - low) < x.max() <= high


def test_x_range_is_there_exactly_where_there_is_one_input():
    for dataset in DATASETS.values():
        assert (dataset.x_range is not None) == (len(dataset.inputs) == 1)


def test_regression_targets_without_noise_are_their_formula():
    x, y = draw("line", 100, 0.0)
    np.testing.assert_allclose(y, 2 * x[:, 0] + 1)
    x, y = draw("sine", 100, 0.0)
    np.testing.assert_allclose(y, np.sin(x[:, 0]))


def test_friedman_without_noise_is_scikit_learns():
    def formula(x):  # Friedman 1991, checked on both
        return 10 * np.sin(np.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2 + 10 * x[:, 3] + 5 * x[:, 4]

    for x, y in (draw("friedman", 50, 0.0), sklearn_datasets.make_friedman1(50, noise=0.0, random_state=0)):
        np.testing.assert_allclose(y, formula(x))


def test_house_prices_are_plausible_and_fall_with_distance_and_age():
    x, y = draw("house_prices", 2000, 0.0)
    assert 30 < y.min() < y.max() < 700, "thousand dollars"
    assert np.corrcoef(x.T, y)[-1, :3].round(1).tolist() == pytest.approx([0.7, -0.2, -0.6], abs=0.15)


@pytest.mark.parametrize("rows", ["ours", "scikit-learn"])
def test_moons_without_noise_lie_on_two_half_circles_like_scikit_learns(rows):
    x, y = draw("moons", 300, 0.0) if rows == "ours" else sklearn_datasets.make_moons(300, noise=None)
    upper, lower = x[y == 0], x[y == 1]
    np.testing.assert_allclose(np.hypot(*upper.T), 1.0)
    np.testing.assert_allclose(np.hypot(*(lower - [1.0, 0.5]).T), 1.0)
    assert (upper[:, 1] >= -1e-12).all()
    assert (lower[:, 1] <= 0.5 + 1e-12).all()


@pytest.mark.parametrize("rows", ["ours", "scikit-learn"])
def test_circles_without_noise_lie_on_two_circles_like_scikit_learns(rows):
    x, y = draw("circles", 300, 0.0) if rows == "ours" else sklearn_datasets.make_circles(300, noise=None, factor=0.5)
    np.testing.assert_allclose(np.hypot(*x.T), np.where(y == 1, 0.5, 1.0))


def test_xor_is_whether_the_signs_agree_and_blobs_are_parted_by_a_line():
    x, y = draw("xor", 300, 0.0)
    np.testing.assert_array_equal(y == 1, x[:, 0] * x[:, 1] > 0)
    x, y = draw("blobs", 300, 0.0)
    np.testing.assert_array_equal(y == 1, x.sum(axis=1) > 0)


def test_spiral_arms_are_half_a_turn_apart():
    """Along the arm the angle grows by π a unit of radius; the class adds π."""
    x, y = draw("spiral", 300, 0.0)
    turned = np.arctan2(x[:, 1], x[:, 0]) - np.pi * np.hypot(*x.T) - np.pi * y
    np.testing.assert_allclose(np.cos(turned), 1.0, atol=1e-9)


# Loaded data


@pytest.mark.parametrize("dataset", LOADED)
def test_the_catalogue_describes_the_table_that_is_loaded(dataset):
    table = getattr(sklearn_datasets, f"load_{dataset}")()
    x, y = load(dataset)
    one = DATASETS[dataset]
    np.testing.assert_array_equal(x, table.data)
    np.testing.assert_array_equal(y, table.target)
    assert x.shape == (one.rows, len(one.inputs))
    assert not x.flags.writeable
    assert not y.flags.writeable
    if one.classes:
        assert set(y) == set(range(one.n_classes))
    if dataset == "diabetes":
        assert list(one.inputs) == table.feature_names
    if dataset in ("iris", "breast_cancer"):
        assert list(one.classes) == table.target_names.tolist()

"""How rows are dealt: never twice, in the classes' shares, scaled and spoiled by training rows alone."""

import importlib
from dataclasses import fields, replace
from unittest import mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.config import RunConfig
from core.datasets import DATASETS, Split, split
from core.datasets.loaded import load
from core.datasets.split import N_TEST, OUTLIER_SHIFT

MADE = [dataset.id for dataset in DATASETS.values() if dataset.draw]
LOADED = [dataset.id for dataset in DATASETS.values() if not dataset.draw]
PARTS = ("train", "val", "test")
every_dataset = pytest.mark.parametrize("dataset", DATASETS)


@st.composite
def sized(draw: st.DrawFn, datasets: list[str]) -> RunConfig:
    """Return a config with any sizes that fit, any data seed and any spoiling."""
    dataset = draw(st.sampled_from(datasets))
    rows = DATASETS[dataset].rows or 4000
    n_train = draw(st.integers(5, min(2000, rows - 5)))
    n_val = draw(st.integers(5, min(2000, rows - n_train)))
    outliers = draw(st.floats(0, 0.4))
    return RunConfig(dataset, n_train=n_train, n_val=n_val, outliers=outliers, data_seed=draw(st.integers(0, 9999)))


def unscaled(data: Split, part: str) -> np.ndarray:
    return getattr(data, f"x_{part}") * data.x_scale + data.x_mean


# Never twice


@given(sized(LOADED))
def test_loaded_rows_are_dealt_to_one_part_each_and_none_is_lost(config):
    """Each row is replaced by its number, because tables such as iris hold two rows that look alike."""
    y = load(config.dataset)[1]
    numbered = (np.arange(len(y), dtype=float)[:, None], y)
    with mock.patch.object(importlib.import_module("core.datasets.split"), "load", return_value=numbered):
        data = split(config)
    dealt = [np.round(unscaled(data, part)[:, 0]).astype(int).tolist() for part in PARTS]
    assert [len(part) for part in dealt[:2]] == [config.n_train, config.n_val]
    assert sorted(row for part in dealt for row in part) == list(range(len(y)))


@given(sized([dataset for dataset in MADE if dataset != "spam"]))
def test_made_rows_are_drawn_apart(config):
    """Spam is left out: its counts are whole numbers before the noise, so that two e-mails may well look alike."""
    data = split(config)
    rows = np.concatenate([unscaled(data, part) for part in PARTS])
    assert len(rows) == config.n_train + config.n_val + N_TEST
    assert len(np.unique(rows.round(9), axis=0)) == len(rows)


@pytest.mark.parametrize("dataset", LOADED)
def test_x_and_y_go_together(dataset):
    """Put back into its own unit, each loaded row is found in the table beside its own target."""
    x, y = load(dataset)
    table = {tuple(row.round(6)): set() for row in x}
    for row, target in zip(x, y, strict=True):
        table[tuple(row.round(6))].add(target)
    data = split(RunConfig(dataset, n_val=20))
    for part in PARTS:
        targets = getattr(data, f"y_{part}") * data.y_scale + data.y_mean
        for row, target in zip(unscaled(data, part).round(6) + 0.0, targets, strict=True):
            assert round(target, 6) in {round(t, 6) for t in table[tuple(row)]}


def test_the_sealed_test_is_fresh_for_made_data_and_what_is_left_for_loaded():
    assert len(split(RunConfig("moons")).y_test) == 500
    assert len(split(RunConfig("digits")).y_test) == 1797 - 1000 - 500
    empty = split(RunConfig("iris"))
    assert empty.x_test.shape == (0, 4)
    assert empty.y_test.shape == (0,)


# Shares


@given(sized([dataset for dataset in LOADED if DATASETS[dataset].classes]))
def test_loaded_parts_are_stratified(config):
    """Each class comes in its share, but for two rows or so that rounding over the classes can cost."""
    y = load(config.dataset)[1]
    data = split(config)
    for target in (data.y_train_clean, data.y_val):
        for k in range(DATASETS[config.dataset].n_classes):
            assert abs(np.sum(target == k) - len(target) * np.mean(y == k)) < 2.5


# Scaling


@given(sized(list(DATASETS)))
def test_inputs_and_regression_targets_are_standardised_by_the_clean_training_rows(config):
    data = split(config)
    constant = np.ptp(data.x_train, axis=0) < 1e-9  # a pixel that is never on: stays 0, not 0/0
    np.testing.assert_allclose(data.x_train.mean(axis=0), 0.0, atol=1e-9)
    np.testing.assert_allclose(data.x_train.std(axis=0)[~constant], 1.0, rtol=1e-9)
    assert (data.x_scale[constant] == 1.0).all()
    if DATASETS[config.dataset].task == "regression":
        assert data.y_train_clean.mean() == pytest.approx(0.0, abs=1e-9)
        assert data.y_train_clean.std() == pytest.approx(1.0, rel=1e-9)
    else:
        assert (data.y_mean, data.y_scale) == (0.0, 1.0)
        assert set(data.y_train) <= set(range(DATASETS[config.dataset].n_classes))


@every_dataset
def test_outliers_change_training_targets_and_nothing_else(dataset):
    clean, spoiled = split(RunConfig(dataset)), split(RunConfig(dataset, outliers=0.4))
    for field in fields(Split):
        if field.name != "y_train":
            np.testing.assert_array_equal(getattr(clean, field.name), getattr(spoiled, field.name), field.name)
    assert (clean.y_train != spoiled.y_train).any()


# Outliers


@given(sized(list(DATASETS)))
def test_the_share_of_outliers_is_what_was_asked(config):
    data = split(config)
    dataset = DATASETS[config.dataset]
    moved = data.y_train != data.y_train_clean
    assert moved.sum() == round(max(config.outliers, dataset.own_outliers) * config.n_train)
    if dataset.task == "regression":
        np.testing.assert_allclose(data.y_train[moved] - data.y_train_clean[moved], OUTLIER_SHIFT)


def test_line_with_outliers_is_the_line_with_nine_of_sixty_pushed_off():
    plain, off = split(RunConfig("line")), split(RunConfig("line_with_outliers"))
    np.testing.assert_array_equal(plain.x_train, off.x_train)
    np.testing.assert_array_equal(plain.y_train, off.y_train_clean)
    assert np.sum(off.y_train != off.y_train_clean) == 9


def test_flips_go_to_every_other_class():
    data = split(RunConfig("iris", outliers=0.4))
    moved = data.y_train != data.y_train_clean
    assert len(set(zip(data.y_train_clean[moved], data.y_train[moved], strict=True))) == 6


# What depends on what


@every_dataset
def test_more_training_rows_leave_the_validation_rows_and_more_validation_rows_the_training_rows(dataset):
    few = split(RunConfig(dataset, n_train=20, n_val=15))
    more_train = split(RunConfig(dataset, n_train=40, n_val=15))
    more_val = split(RunConfig(dataset, n_train=20, n_val=40))
    np.testing.assert_allclose(unscaled(more_train, "val"), unscaled(few, "val"), rtol=1e-9, atol=1e-9)
    np.testing.assert_array_equal(more_val.x_train, few.x_train)
    np.testing.assert_array_equal(more_val.y_train, few.y_train)


@every_dataset
def test_rows_depend_on_the_fields_of_the_data_alone(dataset):
    config = RunConfig(dataset)
    other = replace(
        config, epochs=7, learning_rate=3.0, hidden=(3,), optimizer="adam", weights_seed=5, l2=0.1, dropout=0.5
    )
    reseeded = replace(config, data_seed=1)
    for field in fields(Split):
        np.testing.assert_array_equal(getattr(split(config), field.name), getattr(split(other), field.name))
    assert (split(config).x_train != split(reseeded).x_train).any()


@every_dataset
def test_arrays_are_read_only_floats(dataset):
    data = split(RunConfig(dataset))
    for field in fields(Split):
        value = getattr(data, field.name)
        if isinstance(value, np.ndarray):
            assert value.dtype == np.float64
            assert not value.flags.writeable
        else:
            assert isinstance(value, float)

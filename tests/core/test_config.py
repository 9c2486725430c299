"""RunConfig: what can be, what is refused and why, and what the dataset fills in."""

import re
from dataclasses import FrozenInstanceError, fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.config import CHOICES, RANGES, ConfigError, Problem, RunConfig, fit
from core.datasets import DATASETS
from core.losses import LOSSES
from tests.strategies import configs

every_dataset = pytest.mark.parametrize("dataset", DATASETS)


def refused(**values: object) -> list[tuple[str, str]]:
    with pytest.raises(ConfigError) as error:
        RunConfig(**values)
    return [(problem.field, problem.reason) for problem in error.value.problems]


# The contract


def test_fields_are_the_contract():
    assert [f.name for f in fields(RunConfig)] == [
        "dataset", "noise", "outliers", "n_train", "n_val", "model", "degree", "hidden", "activation", "loss",
        "optimizer", "learning_rate", "batch_size", "epochs", "l2", "dropout", "patience", "data_seed", "weights_seed",
    ]  # fmt: skip
    assert set(CHOICES) | set(RANGES) | {"hidden"} == {f.name for f in fields(RunConfig)}


def test_defaults_are_none_except_for_moons_and_zeros():
    zeros = dict.fromkeys(("outliers", "l2", "dropout", "patience", "data_seed", "weights_seed"), 0)
    for name, value in vars(RunConfig()).items():
        assert value == ({"dataset": "moons"} | zeros).get(name)


def test_a_config_cannot_be_changed_and_can_be_a_key():
    with pytest.raises(FrozenInstanceError):
        RunConfig().epochs = 3
    assert {RunConfig(hidden=(8, 8)): 1}[RunConfig(hidden=[8, 8])] == 1


@pytest.mark.parametrize("name", RANGES)
def test_both_ends_of_a_range_are_allowed_and_what_is_beyond_is_not(name):
    low, high = RANGES[name]
    # 2000 training rows make room for a batch of 2000, and leave 2000 for validation.
    room = {"n_train": 2000} if name == "batch_size" else {}
    for end in (low, high):
        assert getattr(RunConfig(**{name: end}, **room), name) == end
    step = 1 if isinstance(low, int) else 1e-9
    assert refused(**{name: low - step}, **room) == [(name, "out_of_range")]
    assert refused(**{name: high * (1 + 1e-9) if step < 1 else high + 1}, **room) == [(name, "out_of_range")]


@pytest.mark.parametrize("name", CHOICES)
def test_every_id_of_a_choice_is_allowed_somewhere(name):
    for value in CHOICES[name]:
        task = LOSSES[value].task if name == "loss" else "regression"
        dataset = {} if name == "dataset" else {"dataset": "sine" if task == "regression" else "moons"}
        assert getattr(RunConfig(**dataset, **{name: value}), name) == value


# Refusals


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"dataset": "../../etc"}, "dataset", "unknown"),
        ({"dataset": "Moons"}, "dataset", "unknown"),
        ({"dataset": ["moons"]}, "dataset", "unknown"),
        ({"model": "tree"}, "model", "unknown"),
        ({"loss": 3}, "loss", "unknown"),
        ({"activation": "softplus"}, "activation", "unknown"),
        ({"optimizer": ""}, "optimizer", "unknown"),
        ({"learning_rate": "0.1"}, "learning_rate", "not_a_number"),
        ({"learning_rate": float("nan")}, "learning_rate", "not_a_number"),
        ({"learning_rate": float("inf")}, "learning_rate", "out_of_range"),
        ({"learning_rate": 0}, "learning_rate", "out_of_range"),
        ({"learning_rate": 1j}, "learning_rate", "not_a_number"),
        ({"epochs": True}, "epochs", "not_a_number"),
        ({"epochs": 2.5}, "epochs", "not_a_whole_number"),
        ({"epochs": 10**400}, "epochs", "not_a_number"),
        ({"hidden": ()}, "hidden", "not_layers"),
        ({"hidden": (8, 8, 8, 8)}, "hidden", "not_layers"),
        ({"hidden": (65,)}, "hidden", "not_layers"),
        ({"hidden": (0,)}, "hidden", "not_layers"),
        ({"hidden": (8.5,)}, "hidden", "not_layers"),
        ({"hidden": 8}, "hidden", "not_layers"),
        ({"hidden": "8-8"}, "hidden", "not_layers"),
        ({"dataset": None}, "dataset", "missing"),
        ({"patience": None}, "patience", "missing"),
        ({"data_seed": None}, "data_seed", "missing"),
        ({"dataset": "iris", "noise": 0.1}, "noise", "noise_of_loaded"),
        ({"dataset": "moons", "model": "polynomial"}, "model", "needs_one_input"),
        ({"dataset": "moons", "loss": "mse"}, "loss", "wrong_task"),
        ({"dataset": "diabetes", "loss": "hinge"}, "loss", "wrong_task"),
        ({"dataset": "iris", "loss": "hinge"}, "loss", "two_classes_only"),
        ({"dataset": "iris", "n_train": 146}, "n_train", "more_than_dataset"),
        ({"dataset": "iris", "n_val": 146}, "n_val", "more_than_dataset"),
        ({"dataset": "iris", "n_train": 100, "n_val": 51}, "n_val", "more_than_dataset"),
        ({"n_train": 50, "batch_size": 51}, "batch_size", "more_than_training"),
        ({"dataset": "iris", "n_val": 140, "batch_size": 11}, "batch_size", "more_than_training"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(values, field, reason):
    assert refused(**values) == [(field, reason)]


def test_every_reason_is_documented_and_tested():
    tested = {
        mark.args[1][i][2] for mark in test_what_cannot_be_is_refused_with_its_reason.pytestmark for i in range(35)
    }
    documented = set(re.findall(r"`(\w+)`", Problem.__doc__))
    assert documented == tested


def test_all_problems_are_told_at_once_in_the_order_of_repair():
    problems = refused(weights_seed=-1, batch_size=1.5, n_train=3, loss="mse", model="tree", dataset="moons")
    assert [field for field, _ in problems] == ["model", "loss", "n_train", "batch_size", "weights_seed"]


def test_an_error_says_what_was_given_in_short_english():
    with pytest.raises(ConfigError, match=r"epochs=0: out_of_range"):
        RunConfig(epochs=0)


def test_a_setting_that_is_not_used_is_allowed():
    """So that trying a polynomial keeps the hidden layers for the way back."""
    RunConfig("sine", model="polynomial", hidden=(8,), activation="relu")
    RunConfig("sine", model="mlp", degree=4)


def test_numbers_come_in_their_plain_type():
    config = RunConfig(epochs=np.int64(7), learning_rate=np.float32(0.5), hidden=[np.int64(4)], n_train=50.0, l2=0)
    assert [type(v) for v in (config.epochs, config.learning_rate, config.n_train, config.l2)] == [
        int,
        float,
        int,
        float,
    ]
    assert config.hidden == (4,)
    assert type(config.hidden[0]) is int


# Filling in


@given(configs())
def test_resolved_fills_everything_keeps_what_was_set_and_is_idempotent(config):
    full = config.resolved()
    for name, value in vars(config).items():
        if value is not None:
            assert getattr(full, name) == value
        elif name != "noise" or DATASETS[config.dataset].draw:
            assert getattr(full, name) is not None
    assert full.resolved() == full
    assert RunConfig(**vars(full)) == full


@every_dataset
def test_the_starter_fills_in(dataset):
    full, starter = RunConfig(dataset).resolved(), DATASETS[dataset].starter
    for name in ("n_train", "n_val", "noise", "model", "degree", "hidden", "activation", "loss", "optimizer", "epochs"):
        assert getattr(full, name) == getattr(starter, name)
    assert full.batch_size == starter.batch_size
    assert full.learning_rate == starter.rates[starter.optimizer]


@every_dataset
def test_the_learning_rate_follows_the_optimizer(dataset):
    for optimizer, rate in DATASETS[dataset].starter.rates.items():
        assert RunConfig(dataset, optimizer=optimizer).resolved().learning_rate == rate


def test_the_size_that_nobody_asked_for_makes_room():
    assert RunConfig("iris", n_train=140).resolved().n_val == 10
    assert RunConfig("iris", n_val=140).resolved().n_train == 10
    assert RunConfig("iris", n_train=145).resolved().n_val == 5
    assert RunConfig("iris", n_train=20).resolved().n_val == 60, "the starter's, where there is room"


def test_the_starters_batch_gives_way_to_few_rows():
    assert RunConfig("digits", n_train=64).resolved().batch_size == 0
    assert RunConfig("digits", n_train=65).resolved().batch_size == 64


@given(
    configs(), st.sampled_from([f.name for f in fields(RunConfig)]), st.none() | st.integers() | st.floats() | st.text()
)
def test_fit_takes_what_can_be_and_leaves_out_the_rest(config, name, value):
    fitted, problems = fit(vars(config) | {name: value})
    assert {problem.reason for problem in problems} <= set(re.findall(r"`(\w+)`", Problem.__doc__))
    refused_fields = [problem.field for problem in problems]
    assert len(set(refused_fields)) == len(refused_fields)
    for problem in problems:
        assert problem.used == getattr(fitted.resolved(), problem.field)
    for kept in vars(config).keys() - {name} - set(refused_fields):
        assert getattr(fitted, kept) == getattr(config, kept)


@given(configs())
def test_fit_has_nothing_to_say_about_a_config_that_can_be(config):
    assert fit(vars(config)) == (config, [])
    assert replace(config) == config

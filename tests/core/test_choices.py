"""The beginner's words: whatever is picked ends well, and a word keeps its meaning on another dataset."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from core.choices import (
    RATE_FACTORS,
    by_hand,
    losses_for,
    rate_word,
    rates,
    size_word,
    with_dataset,
    with_optimizer,
    with_size,
)
from core.config import RunConfig
from core.datasets import DATASETS
from core.diagnosis import diagnose
from core.losses import LOSSES
from core.optimizers import OPTIMIZERS
from core.training import train

every_dataset = pytest.mark.parametrize("dataset", DATASETS)


# What the four controls offer


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@every_dataset
def test_every_loss_and_size_ends_finite_and_lower_at_fast(dataset, size):
    """The fastest rate that is not "wild". Few validation rows and 150 epochs, because divergence shows early."""
    for loss in losses_for(dataset):
        config = with_size(RunConfig(dataset, loss=loss, n_val=20), size)
        config = replace(config, learning_rate=rates(config)["fast"], epochs=min(config.resolved().epochs, 150))
        run = train(config)
        assert run.status == "finished", loss
        assert np.isfinite(run.history.val_loss).all(), loss
        assert run.history.train_loss[-1] < run.history.train_loss[0], loss


@every_dataset
def test_slow_and_good_end_finite_too(dataset):
    for word in ("slow", "good"):
        config = RunConfig(dataset, n_val=20, epochs=50)
        run = train(replace(config, learning_rate=rates(config)[word]))
        assert np.isfinite(run.history.train_loss).all()
        assert run.history.train_loss[-1] < run.history.train_loss[0]


# Between two classes a straight line is drawn by any rate: only the size of the weights differs.
PARTED_BY_A_LINE = {id for id, dataset in DATASETS.items() if dataset.classes and dataset.starter.model == "linear"}


@pytest.mark.parametrize("dataset", [id for id in DATASETS if id not in PARTED_BY_A_LINE])
def test_wild_shows_what_too_much_does(dataset):
    config = RunConfig(dataset)
    run = train(replace(config, learning_rate=rates(config)["wild"]))
    assert diagnose(run.history.train_loss, run.history.val_loss).verdict in ("unstable", "noisy")


@every_dataset
def test_losses_offered_are_those_that_the_config_takes(dataset):
    offered = losses_for(dataset)
    assert {LOSSES[loss].task for loss in offered} == {DATASETS[dataset].task}
    assert ("hinge" in offered) == (DATASETS[dataset].n_classes == 2)
    for loss in offered:
        RunConfig(dataset, loss=loss)


@every_dataset
def test_rates_rise_are_allowed_and_find_back_to_their_words(dataset):
    for optimizer in (None, *OPTIMIZERS):
        config = RunConfig(dataset, optimizer=optimizer)
        found = rates(config)
        assert list(found) == list(RATE_FACTORS) == ["slow", "good", "fast", "wild"], optimizer
        assert sorted(set(found.values())) == list(found.values()), optimizer
        assert found["good"] == config.resolved().learning_rate, optimizer
        for word, rate in found.items():
            assert rate_word(replace(config, learning_rate=rate)) == word, optimizer
        assert rate_word(config) == "good", optimizer
        assert rate_word(replace(config, learning_rate=0.012345)) is None, optimizer


@every_dataset
def test_sizes_find_back_to_their_words(dataset):
    for word in DATASETS[dataset].sizes:
        assert size_word(with_size(RunConfig(dataset), word)) == word
    assert size_word(RunConfig(dataset)) is not None, "the starter itself is one of the three"
    assert size_word(RunConfig(dataset, model="mlp", hidden=(7, 5))) is None


# Another dataset


def test_what_was_not_set_takes_the_new_datasets_starter():
    assert with_dataset(RunConfig("moons"), "digits") == (RunConfig("digits"), [])
    spelled_out = RunConfig("moons").resolved()
    assert by_hand(spelled_out) == {}, "a link spells out the starter's values, which nobody chose"
    assert with_dataset(spelled_out, "digits") == (RunConfig("digits"), [])


@every_dataset
def test_a_rates_word_is_kept_and_not_its_number(dataset):
    start = RunConfig("moons")
    for word in ("slow", "fast", "wild"):
        moved, problems = with_dataset(replace(start, learning_rate=rates(start)[word]), dataset)
        assert (rate_word(moved), problems) == (word, [])


def test_a_rate_of_ones_own_is_kept_as_it_is():
    moved, problems = with_dataset(RunConfig("moons", learning_rate=0.0777), "iris")
    assert (moved.learning_rate, problems) == (0.0777, [])


@every_dataset
def test_a_sizes_word_is_kept(dataset):
    for word in ("small", "medium"):
        moved, problems = with_dataset(with_size(RunConfig("moons"), word), dataset)
        assert (size_word(moved), moved.resolved().dataset, problems) == (word, dataset, [])


def test_the_optimizer_is_kept_with_its_word():
    start = RunConfig("moons", optimizer="momentum")
    moved, problems = with_dataset(replace(start, learning_rate=rates(start)["fast"]), "iris")
    assert (moved.optimizer, rate_word(moved), problems) == ("momentum", "fast", [])
    assert moved.learning_rate == pytest.approx(3 * DATASETS["iris"].starter.rates["momentum"])


@pytest.mark.parametrize(
    ("config", "dataset", "reasons"),
    [
        (RunConfig("moons", loss="hinge"), "iris", {"loss": "two_classes_only"}),
        (RunConfig("moons", loss="brier"), "sine", {"loss": "wrong_task"}),
        (RunConfig("moons", noise=1.0), "iris", {"noise": "noise_of_loaded"}),
        (
            RunConfig("moons", n_train=400, batch_size=300),
            "iris",
            {"n_train": "more_than_dataset", "batch_size": "more_than_training"},
        ),
    ],
)
def test_what_was_set_by_hand_and_does_not_fit_is_reported(config, dataset, reasons):
    moved, problems = with_dataset(config, dataset)
    assert moved.dataset == dataset
    assert {problem.field: problem.reason for problem in problems} == reasons
    for problem in problems:
        assert problem.given == getattr(config, problem.field)
        assert problem.used == getattr(moved.resolved(), problem.field)


def test_what_fits_is_kept():
    config = RunConfig("moons", outliers=0.2, l2=0.1, dropout=0.5, patience=7, data_seed=3, weights_seed=4, epochs=77)
    moved, problems = with_dataset(config, "digits")
    assert problems == []
    assert by_hand(moved) == by_hand(config)


@every_dataset
def test_there_and_back_again_is_the_starter(dataset):
    there, _ = with_dataset(RunConfig("moons"), dataset)
    assert with_dataset(there, "moons") == (RunConfig("moons"), [])


# Another optimizer


@every_dataset
def test_another_optimizer_keeps_the_word_and_takes_its_own_number(dataset):
    for optimizer, word in product(OPTIMIZERS, RATE_FACTORS):
        moved = with_optimizer(RunConfig(dataset, learning_rate=rates(RunConfig(dataset))[word]), optimizer)
        assert (moved.optimizer, rate_word(moved)) == (optimizer, word)
        assert moved.resolved().learning_rate == rates(moved)[word], (optimizer, word)


def test_another_optimizer_leaves_a_rate_of_ones_own():
    assert with_optimizer(RunConfig("moons", learning_rate=0.0777), "gd").learning_rate == 0.0777


def test_a_model_of_ones_own_is_kept_where_it_fits():
    moved, problems = with_dataset(RunConfig("moons", hidden=(7,)), "sine")
    assert (moved.resolved().model, moved.hidden, problems) == ("mlp", (7,), [])


def test_a_polynomial_of_ones_own_is_reported_where_it_does_not_fit():
    moved, problems = with_dataset(RunConfig("sine", degree=7), "moons")
    assert moved.resolved().model == "mlp"
    assert [(p.field, p.reason) for p in problems] == [("model", "needs_one_input")]

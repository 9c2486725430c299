"""What single settings do to a run, and what they leave alone: l2, dropout, seeds, sweeps, and the estimated cost."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.config import RunConfig
from core.datasets import DATASETS, split
from core.losses import LOSSES
from core.training import Training, cost, sweep, train
from tests.core.plain_training import first_layers
from tests.strategies import configs

QUICK = RunConfig("moons", n_train=60, n_val=40, hidden=(8,), activation="tanh", optimizer="gd", epochs=5)


def parameters(config: RunConfig, n_epochs: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the parameters after that many epochs, and 1 where they are weights, 0 where they are biases."""
    training = Training(replace(config, epochs=max(n_epochs, 1)))
    rows = iter(training)
    for _ in range(n_epochs + 1):
        next(rows)
    return training._network.parameters.copy(), training._network.weights_only()


def slope_at(config: RunConfig, flat: np.ndarray) -> np.ndarray:
    """Return the slope of the mean training loss, without any penalty, at these parameters."""
    training = Training(config)
    network, data, loss = training._network, training.data, LOSSES[training.config.loss]
    network.parameters[:] = flat
    raw = network.forward(training._model.features(data.x_train))[0]
    return network.backward(loss.gradient(raw, data.y_train)[None, :] / len(raw)).copy()


# l2 and dropout


@pytest.mark.parametrize("optimizer", ["gd", "momentum"])
def test_l2_adds_l2_times_the_weight_to_the_gradient_and_nothing_to_that_of_biases(optimizer):
    """Seen in the second step, because biases start at 0, where a penalty would not show."""
    config = replace(QUICK, optimizer=optimizer, learning_rate=0.1, l2=0.8, weights_seed=3)
    first, second, third = (parameters(config, n)[0] for n in range(3))
    is_weight = parameters(config, 0)[1]
    assert np.abs(second[is_weight == 0]).min() > 1e-6
    speed = 0.9 * (first - second) if optimizer == "momentum" else 0.0
    expected = second - speed - 0.1 * (slope_at(config, second) + 0.8 * second * is_weight)
    np.testing.assert_allclose(third, expected, rtol=0, atol=1e-14)


@pytest.mark.parametrize("n_steps", [1, 2])
def test_under_adam_the_penalty_passes_through_the_optimizer(n_steps):
    """Adam with L2, not AdamW: its means are those of slope plus penalty, for weights only."""
    config = replace(QUICK, optimizer="adam", learning_rate=0.1, l2=0.8)
    is_weight = parameters(config, 0)[1]
    mean, square = 0.0, 0.0
    for step in range(1, n_steps + 1):
        before, _ = parameters(config, step - 1)
        slope = slope_at(config, before) + 0.8 * before * is_weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
    move = 0.1 * (mean / (1 - 0.9**n_steps)) / (np.sqrt(square / (1 - 0.999**n_steps)) + 1e-8)
    np.testing.assert_allclose(parameters(config, n_steps)[0], before - move, rtol=0, atol=1e-9)


def test_strong_l2_shrinks_weights():
    weak, is_weight = parameters(replace(QUICK, epochs=100), 100)
    strong, _ = parameters(replace(QUICK, epochs=100, l2=1.0), 100)
    assert np.abs(strong * is_weight).sum() < 0.1 * np.abs(weak * is_weight).sum()


def test_dropout_acts_while_stepping_only():
    """Row 0 is measured before any step: the same bits with and without; afterwards the paths part."""
    without, with_it = train(QUICK).history, train(replace(QUICK, dropout=0.5)).history
    assert with_it.train_loss[0] == without.train_loss[0]
    assert with_it.train_loss[1] != without.train_loss[1]


def test_dropout_is_on_hidden_layers_so_a_linear_model_has_none():
    config = replace(QUICK, model="linear")
    assert train(config).history.val_loss.tobytes() == train(replace(config, dropout=0.9)).history.val_loss.tobytes()


def test_dropout_is_inverted_so_that_the_raw_output_keeps_its_mean():
    """Under squared error the output bias steps by -rate·2·mean(raw - target), which shows the mean while stepping."""
    config = RunConfig("house_prices", hidden=(64,), activation="sigmoid", n_train=2000, learning_rate=0.1)

    def output_bias_step(**changes: float) -> float:
        return float(
            parameters(replace(config, **changes), 1)[0][-1] - parameters(replace(config, **changes), 0)[0][-1]
        )

    seed = max(range(10), key=lambda seed: abs(output_bias_step(weights_seed=seed)))
    step = output_bias_step(weights_seed=seed)
    assert step == pytest.approx(output_bias_step(weights_seed=seed, dropout=0.5), rel=0.2), "and not twice as much"


# Seeds


def test_the_batch_size_changes_neither_the_data_nor_the_first_weights():
    full, small = Training(QUICK), Training(replace(QUICK, batch_size=8))
    assert full.data.x_train.tobytes() == small.data.x_train.tobytes()
    assert train(QUICK).history.train_loss[0] == train(replace(QUICK, batch_size=8)).history.train_loss[0]
    np.testing.assert_array_equal(parameters(QUICK, 0)[0], parameters(replace(QUICK, batch_size=8), 0)[0])


def test_the_weights_seed_leaves_the_data_alone_and_the_data_seed_the_first_weights():
    assert split(QUICK).x_val.tobytes() == split(replace(QUICK, weights_seed=1)).x_val.tobytes()
    np.testing.assert_array_equal(parameters(QUICK, 0)[0], parameters(replace(QUICK, data_seed=1), 0)[0])


@pytest.mark.parametrize("field", ["data_seed", "weights_seed"])
def test_another_seed_is_another_run(field):
    assert train(QUICK).history.val_loss[0] != train(replace(QUICK, **{field: 1})).history.val_loss[0]


@pytest.mark.parametrize("seed", [0, 1, 9999])
@pytest.mark.parametrize("dataset", ["line", "sine", "house_prices", "friedman", "moons"])
def test_first_weights_are_not_the_data_again_where_both_seeds_are_the_same_number(dataset, seed):
    """Both are uniform draws: from one stream they would be the same numbers in another scale."""
    config = RunConfig(dataset, model="mlp", hidden=(64,), n_train=64, data_seed=seed, weights_seed=seed)
    weights = first_layers(config)[0][0][:, 0]
    for column in split(config).x_train.T:
        assert abs(np.corrcoef(weights, column)[0, 1]) < 0.6


# Sweeps and cost


def test_a_sweep_is_one_run_for_each_value_all_else_equal():
    runs = sweep(QUICK, "learning_rate", [0.01, 0.1, 1.0])
    assert [run.config.learning_rate for run in runs] == [0.01, 0.1, 1.0]
    for run in runs:
        alone = train(replace(QUICK, learning_rate=run.config.learning_rate))
        assert run.history.val_loss.tobytes() == alone.history.val_loss.tobytes()
    assert len({run.history.train_loss[0] for run in runs}) == 1
    assert sweep(QUICK, "epochs", []) == []


def test_a_sweep_over_losses_keeps_rows_and_first_weights():
    runs = sweep(QUICK, "loss", [loss.id for loss in LOSSES.values() if loss.task == "classification"])
    assert len({run.history.train_accuracy[0] for run in runs}) == 1
    assert len({run.data.x_train.tobytes() for run in runs}) == 1


def test_cost_of_a_small_run_can_be_counted_by_hand():
    """A line with two weights: 3 passes over 10 training rows and 1 over 20 others; 50,000 for the update."""
    config = RunConfig("line", n_train=10, n_val=20, epochs=7)
    assert cost(config) == 7 * (2 * (3 * 10 + 20) + 50_000)


@given(configs(), st.data())
def test_cost_grows_with_rows_epochs_units_and_shorter_batches(config, data):
    full = config.resolved()
    assert cost(config) == cost(full) > 0
    # A batch of "all rows" has to stay that where rows are added.
    full = replace(full, batch_size=0)
    if full.epochs < 5000:
        assert cost(replace(full, epochs=full.epochs + 1)) > cost(full)
    rows = DATASETS[full.dataset].rows or 4000
    if full.n_train < 2000 and full.n_train + full.n_val < rows:
        assert cost(replace(full, n_train=full.n_train + 1)) > cost(full)
    if full.n_val < 2000 and full.n_train + full.n_val < rows:
        assert cost(replace(full, n_val=full.n_val + 1)) > cost(full)
    if full.model == "mlp" and full.hidden[0] < 64:
        assert cost(replace(full, hidden=(full.hidden[0] + 1, *full.hidden[1:]))) > cost(full)
    batch = data.draw(st.integers(1, full.n_train))
    assert cost(replace(full, batch_size=batch)) >= cost(full)


@settings(max_examples=100)
@given(configs(max_rows=40, max_epochs=4))
def test_any_config_trains_to_a_designed_end(config):
    run = train(config)
    assert run.status in ("finished", "stopped_early", "diverged")
    assert 1 <= len(run.history) <= run.config.epochs + 1
    assert (run.status == "finished") <= (len(run.history) == run.config.epochs + 1)
    assert not np.isnan(run.baseline)

"""What a run promises: its rows, what is measured in them, how it ends, and which models it keeps."""

import warnings
from dataclasses import replace

import numpy as np
import pytest

from core.config import RunConfig
from core.datasets import DATASETS, split
from core.losses import LOSSES
from core.training import Epoch, Training, baseline, epochs, predicted_class, train

QUICK = RunConfig("moons", n_train=60, n_val=40, hidden=(8,), activation="tanh", optimizer="gd", epochs=20)
KINDS = {
    "full batch": QUICK,
    "mini-batches": replace(QUICK, batch_size=16),
    "dropout": replace(QUICK, dropout=0.5),
    "l2": replace(QUICK, l2=0.5),
    "adam": replace(QUICK, optimizer="adam"),
    "spoiled targets": replace(QUICK, outliers=0.3),
    "regression": RunConfig("house_prices", n_train=60, n_val=40, epochs=20),
    "polynomial": RunConfig("sine", epochs=20),
    "three classes": RunConfig("iris", epochs=20),
    "linear": RunConfig("blobs", epochs=20),
}
every_kind = pytest.mark.parametrize("config", KINDS.values(), ids=KINDS)
DIVERGING = {
    "diabetes, rate 1": RunConfig("diabetes", learning_rate=1.0, epochs=300),
    "house prices, rate 100": RunConfig("house_prices", learning_rate=100.0),
    "sine, degree 15, rate 100": RunConfig("sine", degree=15, learning_rate=100.0, epochs=500),
    "friedman with relu": RunConfig("friedman", activation="relu", optimizer="momentum", learning_rate=100.0),
}
every_diverging = pytest.mark.parametrize("config", DIVERGING.values(), ids=DIVERGING)


# The rows


def test_400_epochs_give_401_rows_numbered_from_0():
    history = train(replace(QUICK, epochs=400)).history
    assert len(history) == 401
    np.testing.assert_array_equal(history.epoch, np.arange(401))


@every_kind
def test_columns_are_read_only_floats_by_attribute_and_by_name(config):
    history = train(config).history
    assert history.keys() == ("epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy")
    for name in history.keys():  # noqa: SIM118 (a History is no mapping)
        column = history[name]
        assert column is getattr(history, name)
        assert column.dtype == np.float64
        assert column.shape == (21,)
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1.0
    with pytest.raises(KeyError):
        history["of"]


@pytest.mark.exact
def test_row_0_is_the_untrained_model():
    run = train(RunConfig("blobs", epochs=3))
    assert run.history.train_loss[0] == pytest.approx(np.log(2), rel=1e-15), "a linear model starts at raw = 0"
    assert run.model_at(0).raw(run.data.x_val) == pytest.approx(0.0)
    assert next(epochs(QUICK)) == next(epochs(replace(QUICK, learning_rate=7.0)))


@every_kind
def test_each_row_measures_the_full_sets_with_that_epochs_weights(config):
    """Without dropout and without the penalty: simply the loss of the model as it would be used."""
    run = train(config)
    loss = LOSSES[run.config.loss]
    assert run.kept_epochs == tuple(range(21)), "a short run keeps every model"
    for epoch in run.kept_epochs:
        model = run.model_at(epoch)
        for part, x, y in (
            ("train", run.data.x_train, run.data.y_train),
            ("val", run.data.x_val, run.data.y_val),
        ):
            raw = model.raw(x)
            assert run.history[f"{part}_loss"][epoch] == pytest.approx(np.mean(loss.value(raw, y)), rel=1e-12)
            accuracy = np.nan if loss.task == "regression" else np.mean(predicted_class(raw) == y)
            assert run.history[f"{part}_accuracy"][epoch] == pytest.approx(accuracy, nan_ok=True)


def test_accuracy_is_nan_for_regression_and_a_share_for_classes():
    assert np.isnan(train(KINDS["regression"]).history.val_accuracy).all()
    shares = train(QUICK).history.val_accuracy
    np.testing.assert_allclose(shares * 40, np.round(shares * 40), atol=1e-9)


def test_class_1_is_where_raw_is_above_0_and_the_highest_of_several():
    assert predicted_class(np.array([-1.0, 0.0, 1e-300])).tolist() == [0, 0, 1]
    assert predicted_class(np.array([[1.0, 3.0, 2.0], [0.0, -1.0, -2.0]])).tolist() == [1, 0]


@every_kind
def test_epochs_yields_the_rows_of_train(config):
    history = train(config).history
    rows = list(epochs(config))
    columns = [history[name] for name in Epoch._fields]
    np.testing.assert_array_equal(np.array(rows), np.column_stack(columns))


@every_kind
def test_the_same_config_gives_the_same_bits(config):
    first, second = train(config), train(config)
    for name in first.history.keys():  # noqa: SIM118
        assert first.history[name].tobytes() == second.history[name].tobytes()
    assert first.model_at(20).raw(first.data.x_val).tobytes() == second.model_at(20).raw(first.data.x_val).tobytes()


@every_kind
def test_resolved_or_not_is_the_same_run_and_the_run_keeps_the_resolved_one(config):
    run = train(config)
    assert run.config == config.resolved()
    assert train(run.config).history.val_loss.tobytes() == run.history.val_loss.tobytes()


def test_the_callers_floating_point_settings_stay_as_they_are_between_rows():
    with np.errstate(over="raise"):
        before = np.geterr()
        rows = epochs(QUICK)
        for _ in range(3):
            next(rows)
            assert np.geterr() == before
        rows.close()
        assert np.geterr() == before


# How it ends


@every_kind
def test_an_ordinary_run_is_finished(config):
    assert train(config).status == "finished"


@every_diverging
def test_divergence_is_a_result_that_keeps_the_first_row_that_is_not_finite_as_its_last(config):
    """No warning and no exception: pytest turns warnings into errors."""
    run = train(config)
    losses = np.column_stack([run.history.train_loss, run.history.val_loss])
    assert run.status == "diverged"
    assert len(losses) < run.config.epochs + 1
    assert np.isfinite(losses[:-1]).all()
    assert not np.isfinite(losses[-1]).all()


@every_diverging
def test_a_diverged_run_can_be_looked_at_without_a_warning(config):
    run = train(config)
    last = len(run.history) - 1
    assert run.model_at(last).epoch == last
    assert run.model_at(last).raw(run.data.x_val).shape == run.data.y_val.shape
    assert np.isfinite(run.model_at(int(np.nanargmin(run.history.val_loss))).raw(run.data.x_val)).all()


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("optimizer", ["gd", "adam"])
def test_the_top_of_the_learning_rate_never_warns(dataset, optimizer):
    run = train(RunConfig(dataset, optimizer=optimizer, learning_rate=100.0, epochs=30))
    assert run.status in ("finished", "diverged")


@pytest.mark.parametrize("patience", [1, 5, 30])
def test_early_stopping_ends_after_patience_epochs_without_a_better_validation_loss(patience):
    config = RunConfig(
        "moons", n_train=20, n_val=30, outliers=0.4, activation="tanh", optimizer="adam", epochs=300
    )  # overfits at once
    full = train(config).history
    run = train(replace(config, patience=patience))
    best = 0
    for stop in range(301):  # the rule once more, told as a story
        if full.val_loss[stop] < full.val_loss[best]:
            best = stop
        if stop - best == patience:
            break
    assert run.status == "stopped_early"
    assert len(run.history) == stop + 1 < 301
    assert run.history.train_loss.tobytes() == full.train_loss[: stop + 1].tobytes(), "only the end differs"
    assert run.model_at(best).epoch == best


def test_patience_that_is_never_used_up_changes_nothing():
    run = train(replace(QUICK, patience=1000))
    assert run.status == "finished"
    assert run.history.val_loss.tobytes() == train(QUICK).history.val_loss.tobytes()


def test_a_training_stopped_in_the_middle_leaves_the_run_of_a_config_with_fewer_epochs():
    training = Training(replace(QUICK, epochs=400))
    rows = iter(training)
    for _ in range(10):
        next(rows)
    run = training.run()
    full = train(replace(QUICK, epochs=400))
    assert len(run.history) == 10
    assert run.config == replace(full.config, epochs=9)
    assert run.history.val_loss.tobytes() == full.history.val_loss[:10].tobytes()
    assert run.kept_epochs[-1] == 9
    raw = run.model_at(9).raw(run.data.x_val)
    assert np.mean(LOSSES["cross_entropy"].value(raw, run.data.y_val)) == pytest.approx(run.history.val_loss[-1])
    next(rows)
    assert len(run.history) == 10, "a training that goes on does not change a run that was handed out"
    assert run.model_at(9).raw(run.data.x_val).tobytes() == raw.tobytes()


def test_a_training_without_an_epoch_has_no_run():
    training = Training(QUICK)
    with pytest.raises(RuntimeError):
        training.run()
    next(iter(training))  # the untrained model: zero epochs are no config
    with pytest.raises(RuntimeError):
        training.run()


# The models that are kept


@pytest.mark.parametrize("n_epochs", [1, 47, 48, 49, 400, 1500])
def test_kept_models_are_few_and_hold_the_first_the_best_and_the_last(n_epochs):
    run = train(replace(QUICK, n_train=20, epochs=n_epochs, learning_rate=1.0))
    best = int(run.history.val_loss.argmin())
    assert len(run.kept_epochs) <= 64
    assert {0, best, n_epochs} <= set(run.kept_epochs)
    assert len(run.kept_epochs) >= min(n_epochs + 1, 40), "a replay needs frames"


@every_kind
def test_what_all_kept_models_put_out_is_what_each_of_them_does(config):
    run = train(config)
    together = run.raw_of_kept(run.data.x_val)
    assert len(together) == len(run.kept_epochs)
    for epoch, raw in zip(run.kept_epochs, together, strict=True):
        np.testing.assert_array_equal(raw, run.model_at(epoch).raw(run.data.x_val))


def test_model_at_is_the_latest_kept_one_up_to_that_epoch():
    run = train(replace(QUICK, epochs=400))
    for epoch in (0, 1, 5, 123, 399, 400, 10**9):
        assert run.model_at(epoch).epoch == max(kept for kept in run.kept_epochs if kept <= epoch)
    with pytest.raises(ValueError, match="-1"):
        run.model_at(-1)


def test_two_models_of_a_run_do_not_disturb_each_other():
    """A cached run is shared by visitors in several threads: here one asks in the middle of the other's question."""
    run = train(QUICK)
    first = run.model_at(0)
    expected = first.raw(run.data.x_val)
    last = run.model_at(20)

    class Interrupting:
        def __array__(self, dtype=None, copy=None):
            last.raw(run.data.x_val)
            return run.data.x_val

    assert first.raw(Interrupting()).tobytes() == expected.tobytes()


@pytest.mark.parametrize(("kind", "shape"), [("full batch", (7,)), ("three classes", (7, 3)), ("polynomial", (7,))])
def test_raw_has_one_number_a_row_or_one_a_class(kind, shape):
    run = train(KINDS[kind])
    x = np.zeros((7, run.data.x_val.shape[1]))
    assert run.model_at(20).raw(x).shape == shape
    assert run.model_at(20).raw(x.tolist()).shape == shape


# The yardstick


def test_baseline_of_squared_error_is_the_spread_around_the_training_mean():
    run = train(KINDS["regression"])
    assert run.baseline == pytest.approx(np.mean((run.data.y_val - run.data.y_train.mean()) ** 2), rel=1e-12)


def test_baseline_of_absolute_error_is_the_distance_from_the_training_median():
    run = train(RunConfig("line_with_outliers", epochs=1))
    assert run.baseline == pytest.approx(np.mean(np.abs(run.data.y_val - np.median(run.data.y_train))), rel=1e-12)


@pytest.mark.parametrize("dataset", ["spam", "cat_dog_fish", "iris"])
def test_baseline_of_cross_entropy_says_the_training_shares(dataset):
    run = train(RunConfig(dataset, n_train=40, epochs=1))
    shares = [np.mean(run.data.y_train == k) for k in range(DATASETS[dataset].n_classes)]
    expected = -np.mean([np.log(shares[int(k)]) for k in run.data.y_val])
    assert run.baseline == pytest.approx(expected, rel=1e-12)


def test_training_targets_of_one_class_make_the_baseline_infinite_and_training_goes_on():
    """Five rows and flipped labels: it happens, and it must end as a run that a page can talk about."""
    tried = (RunConfig("moons", n_train=5, outliers=0.4, data_seed=seed, epochs=50) for seed in range(100))
    config = next(c for c in tried if len(set(split(c).y_train)) == 1)
    for loss in ("cross_entropy", "brier", "hinge"):
        run = train(replace(config, loss=loss))
        assert run.status == "finished"
        assert np.isfinite(run.history.val_loss).all()
        assert run.history.train_accuracy[-1] == 1.0
        assert np.isinf(run.baseline) == (loss == "cross_entropy")


def test_a_class_that_training_lacks_makes_the_baseline_infinite_for_several_classes_too():
    data = split(RunConfig("iris"))
    kept = data.y_train != 2
    poor = replace(data, x_train=data.x_train[kept], y_train=data.y_train[kept])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isinf(baseline(RunConfig("iris"), poor))
        assert np.isfinite(baseline(RunConfig("iris", loss="brier"), poor))

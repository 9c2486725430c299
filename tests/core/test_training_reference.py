"""Whole runs against implementations that share no code with ours: scikit-learn's networks, and a plain slow loop."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error
from sklearn.neural_network import MLPClassifier, MLPRegressor

from core.config import RunConfig
from core.training import train
from tests.core.plain_training import first_layers, plain_losses

EPOCHS = 60
SKLEARN_RUNS = {
    "two classes, tanh": RunConfig("moons", hidden=(8, 8), activation="tanh", optimizer="gd", epochs=EPOCHS),
    "two classes, relu": RunConfig("circles", hidden=(12,), activation="relu", learning_rate=0.1, epochs=EPOCHS),
    "three classes, sigmoid": RunConfig("iris", activation="sigmoid", epochs=EPOCHS),
    "ten classes, tanh": RunConfig("digits", n_train=200, batch_size=0, epochs=EPOCHS),
    "regression, tanh": RunConfig("house_prices", hidden=(6,), epochs=EPOCHS),
    "regression, linear": RunConfig("diabetes", epochs=EPOCHS),
}


@pytest.mark.parametrize("config", SKLEARN_RUNS.values(), ids=SKLEARN_RUNS)
def test_full_batch_run_equals_scikit_learn_to_nine_digits(config):
    run = train(config)
    history = run.history
    assert np.all(np.diff(history.train_loss) < 0), "two correct implementations part where the loss rises"
    peer = _sklearn_history(run.config, run.data)
    np.testing.assert_allclose(history.train_loss, peer["train_loss"], rtol=1e-9)
    np.testing.assert_allclose(history.val_loss, peer["val_loss"], rtol=1e-9)
    np.testing.assert_array_equal(history.train_accuracy, peer["train_accuracy"])
    np.testing.assert_array_equal(history.val_accuracy, peer["val_accuracy"])


PLAIN_RUNS = {
    "mini-batches that do not divide the rows": RunConfig("moons", batch_size=7, optimizer="gd"),
    "batches of one": RunConfig("moons", batch_size=1, optimizer="gd", learning_rate=0.05),
    "full batch": RunConfig("moons", optimizer="gd"),
    "l2": RunConfig("moons", batch_size=7, optimizer="gd", l2=0.3),
    "l2 under adam": RunConfig("moons", batch_size=7, optimizer="adam", l2=0.3),
    "dropout, full batch": RunConfig("moons", optimizer="gd", dropout=0.4),
    "dropout and l2, mini-batches, adam": RunConfig("moons", batch_size=7, optimizer="adam", dropout=0.4, l2=0.01),
    "regression with outliers": RunConfig("house_prices", batch_size=10, outliers=0.2, learning_rate=0.01),
}


@pytest.mark.parametrize("config", PLAIN_RUNS.values(), ids=PLAIN_RUNS)
def test_run_equals_the_plain_loop_over_single_rows(config):
    config = RunConfig(
        **(vars(config) | {"n_train": 30, "n_val": 20, "hidden": (5, 4), "activation": "tanh", "epochs": 6})
    )
    history = train(config).history
    expected = np.array(plain_losses(config))
    np.testing.assert_allclose(history.train_loss, expected[:, 0], rtol=1e-9)
    np.testing.assert_allclose(history.val_loss, expected[:, 1], rtol=1e-9)


def test_linear_least_squares_follows_the_closed_form():
    """With X'X/n = H and the residual falling by (1 - 2·rate·eigenvalue) a step, every epoch's loss is known."""
    run = train(RunConfig("diabetes", epochs=40))
    x = np.column_stack([run.data.x_train, np.ones(300)])
    y, rate = run.data.y_train, run.config.learning_rate
    values, vectors = np.linalg.eigh(x.T @ x / 300)
    start = vectors.T @ np.linalg.lstsq(x, y)[0]
    for epoch, loss in enumerate(run.history.train_loss):
        weights = vectors @ ((1 - (1 - 2 * rate * values) ** epoch) * start)
        assert loss == pytest.approx(np.mean((x @ weights - y) ** 2), rel=1e-9)


def _sklearn_history(config, data):
    """Put our first weights into scikit-learn's network and let it take one full-batch step an epoch."""
    regression = config.loss == "mse"
    peer = (MLPRegressor if regression else MLPClassifier)(
        hidden_layer_sizes=config.hidden if config.model == "mlp" else (),
        activation={"sigmoid": "logistic"}.get(config.activation, config.activation),
        solver="sgd",
        momentum=0.0,
        nesterovs_momentum=False,
        alpha=0.0,
        batch_size=config.n_train,
        shuffle=False,
        # Its squared error is halved, ours is not: the same step takes twice the rate.
        learning_rate_init=config.learning_rate * (2 if regression else 1),
    )
    classes = {} if regression else {"classes": np.unique(data.y_train)}
    peer.partial_fit(data.x_train, data.y_train, **classes)
    # In place, because its optimizer holds these very arrays; without momentum that first step leaves no other trace.
    for (weight, bias), coef, intercept in zip(first_layers(config), peer.coefs_, peer.intercepts_, strict=True):
        coef[:], intercept[:] = weight.T, bias
    rows = []
    for _ in range(config.epochs + 1):
        rows.append(_sklearn_row(peer, regression, data))
        peer.partial_fit(data.x_train, data.y_train)
    return {name: [row[name] for row in rows] for name in rows[0]}


def _sklearn_row(peer, regression, data):
    row = {}
    for part, x, y in (("train", data.x_train, data.y_train), ("val", data.x_val, data.y_val)):
        if regression:
            row |= {f"{part}_loss": mean_squared_error(y, peer.predict(x)), f"{part}_accuracy": np.nan}
        else:
            row |= {f"{part}_loss": log_loss(y, peer.predict_proba(x), labels=peer.classes_)}
            row |= {f"{part}_accuracy": accuracy_score(y, peer.predict(x))}
    return row

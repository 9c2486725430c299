"""The reference for the training loop: the textbook's loop again, one row at a time, slowly and without any trick.

Nothing is shared with core but the rows, the first weights and the random streams of order and dropout. Gradients come
from the chain rule written per row, and measuring is done in a second pass of its own.
"""

import math

import numpy as np

from core.config import RunConfig
from core.training import Training
from core.training.steps import stream


def plain_losses(config: RunConfig) -> list[tuple[float, float]]:
    """Return (train loss, validation loss) of each epoch for an MLP with tanh, on mse or two-class cross-entropy."""
    config = config.resolved()
    data = Training(config).data
    layers = first_layers(config)
    order, drops = stream(config, 1), stream(config, 2)
    optimizer = {"gd": _Descent, "adam": _Adam}[config.optimizer](config.learning_rate)
    n, batch = config.n_train, config.batch_size or config.n_train
    losses = []
    for epoch in range(config.epochs + 1):
        losses.append(
            (_mean_loss(config, layers, data.x_train, data.y_train), _mean_loss(config, layers, data.x_val, data.y_val))
        )
        if epoch == config.epochs:
            return losses
        rows = order.permutation(n) if batch < n else np.arange(n)
        for start in range(0, n, batch):
            chosen = rows[start : start + batch]
            masks = _masks(config, len(chosen), drops)
            slopes = [[np.zeros_like(w), np.zeros_like(b)] for w, b in layers]
            for column, row in enumerate(chosen):
                keep = [mask[:, column] for mask in masks]
                for total, slope in zip(slopes, _row_slopes(config, layers, data, row, keep), strict=True):
                    total[0] += slope[0] / len(chosen)
                    total[1] += slope[1] / len(chosen)
            for layer, (weight, _) in enumerate(layers):
                slopes[layer][0] += config.l2 * weight  # the penalty: weights, not biases
            optimizer.step([p for layer in layers for p in layer], [s for pair in slopes for s in pair])
    return losses


def first_layers(config: RunConfig) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return copies of the first weights (n_out, n_in) and biases (n_out,) of each layer."""
    network = Training(config)._network
    return [(w.copy(), b[:, 0].copy()) for w, b in zip(network.weights, network.biases, strict=True)]


def _masks(config, n, drops):
    if not config.dropout:
        return [np.ones((units, n)) for units in config.hidden]
    keep = 1 - config.dropout
    return [np.where(drops.random((units, n)) < keep, 1 / keep, 0.0) for units in config.hidden]


def _signals(layers, x, keep):
    """Return the inputs of each layer, the hidden outputs before dropout, and the raw output of one row."""
    inputs, bare = [x], []
    for layer, (weight, bias) in enumerate(layers[:-1]):
        bare.append(np.tanh(weight @ inputs[-1] + bias))
        inputs.append(bare[-1] * keep[layer])
    weight, bias = layers[-1]
    return inputs, bare, float((weight @ inputs[-1] + bias)[0])


def _row_slopes(config, layers, data, row, keep):
    inputs, bare, raw = _signals(layers, data.x_train[row], keep)
    target = data.y_train[row]
    slope = np.array([2 * (raw - target) if config.loss == "mse" else 1 / (1 + math.exp(-raw)) - target])
    slopes = []
    for layer in reversed(range(len(layers))):
        slopes.append((np.outer(slope, inputs[layer]), slope))
        if layer:
            slope = (layers[layer][0].T @ slope) * keep[layer - 1] * (1 - bare[layer - 1] ** 2)
    return slopes[::-1]


def _mean_loss(config, layers, x, y):
    everything = [np.ones(len(bias)) for _, bias in layers[:-1]]
    total = 0.0
    for features, target in zip(x, y, strict=True):
        raw = _signals(layers, features, everything)[2]
        p = 1 / (1 + math.exp(-raw))
        total += (raw - target) ** 2 if config.loss == "mse" else -math.log(p if target == 1 else 1 - p)
    return total / len(y)


class _Descent:
    def __init__(self, rate):
        self.rate = rate

    def step(self, parameters, slopes):
        for parameter, slope in zip(parameters, slopes, strict=True):
            parameter -= self.rate * slope


class _Adam:
    """Kingma and Ba 2015, algorithm 1, line by line."""

    def __init__(self, rate):
        self.rate, self.t, self.m, self.v = rate, 0, None, None

    def step(self, parameters, slopes):
        self.m = self.m or [np.zeros_like(s) for s in slopes]
        self.v = self.v or [np.zeros_like(s) for s in slopes]
        self.t += 1
        for i, (parameter, slope) in enumerate(zip(parameters, slopes, strict=True)):
            self.m[i] = 0.9 * self.m[i] + 0.1 * slope
            self.v[i] = 0.999 * self.v[i] + 0.001 * slope**2
            m_hat, v_hat = self.m[i] / (1 - 0.9**self.t), self.v[i] / (1 - 0.999**self.t)
            parameter -= self.rate * m_hat / (np.sqrt(v_hat) + 1e-8)

"""Datasets that are made: each function draws n fresh rows. Classes come in equal (or the stated) shares.

`draw(rng, n, noise) -> (x, y)`: x is `(n, inputs)`, y `(n,)`. They are written here and not taken from
scikit-learn, because each is a line or two of numpy and importing scikit-learn would cost the first visitor of the
front door 1.5 s of CPU time and 70 MB.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = tuple[Floats, Floats]
Rng = np.random.Generator


def line(rng: Rng, n: int, noise: float) -> Rows:
    """Line y = 2x + 1, x in [-1, 1]; noise is the spread of y."""
    x = rng.uniform(-1, 1, n)
    return x[:, None], 2 * x + 1 + rng.normal(0, noise, n)


def sine(rng: Rng, n: int, noise: float) -> Rows:
    """Wave y = sin x over one period; noise is the spread of y."""
    x = rng.uniform(-np.pi, np.pi, n)
    return x[:, None], np.sin(x) + rng.normal(0, noise, n)


def house_prices(rng: Rng, n: int, noise: float) -> Rows:
    """Price in thousand dollars from size (m²), age (years) and distance to the centre (km); noise 1 = 100 thousand."""
    size, age, distance = rng.uniform(40, 200, n), rng.uniform(0, 50, n), rng.uniform(0, 30, n)
    per_square_metre = (1.2 + 2.0 * np.exp(-distance / 10)) * (1 - 0.006 * age)
    return np.column_stack([size, age, distance]), per_square_metre * size + rng.normal(0, 100 * noise, n)


def friedman(rng: Rng, n: int, noise: float) -> Rows:
    """Five inputs that matter and five that do not (Friedman 1991, formula 61); noise is the spread of y."""
    x = rng.uniform(0, 1, (n, 10))
    y = 10 * np.sin(np.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2 + 10 * x[:, 3] + 5 * x[:, 4]
    return x, y + rng.normal(0, noise, n)


def moons(rng: Rng, n: int, noise: float) -> Rows:
    """Two half circles that hook into each other; noise is the spread of both coordinates."""
    y = _balanced(rng, n, 2)
    angle = rng.uniform(0, np.pi, n)
    x = np.column_stack([np.cos(angle), np.sin(angle)])
    x[y == 1] = [1.0, 0.5] - x[y == 1]
    return x + rng.normal(0, noise, x.shape), y


def circles(rng: Rng, n: int, noise: float) -> Rows:
    """A small circle inside a larger one; noise is the spread of both coordinates."""
    y = _balanced(rng, n, 2)
    angle = rng.uniform(0, 2 * np.pi, n)
    radius = np.where(y == 1, 0.5, 1.0)
    x = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return x + rng.normal(0, noise, x.shape), y


def blobs(rng: Rng, n: int, noise: float) -> Rows:
    """Two round clouds; noise is the spread of both coordinates."""
    y = _balanced(rng, n, 2)
    centres = np.array([[-1.0, -0.6], [1.0, 0.6]])
    return centres[y.astype(int)] + rng.normal(0, noise, (n, 2)), y


def spiral(rng: Rng, n: int, noise: float) -> Rows:
    """Two arms that wind around each other one and a half times; noise is the spread of both coordinates."""
    y = _balanced(rng, n, 2)
    along = rng.uniform(0.08, 1, n)
    angle = 3 * np.pi * along + np.pi * y
    x = 3 * along[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return x + rng.normal(0, noise, x.shape), y


def xor(rng: Rng, n: int, noise: float) -> Rows:
    """Four squares of a chess board: the class is whether the signs agree; noise is the spread of both coordinates."""
    y = _balanced(rng, n, 2)
    x = rng.uniform(0.05, 1, (n, 2)) * rng.choice([-1.0, 1.0], (n, 1))
    x[y == 0, 1] *= -1
    return x + rng.normal(0, noise, x.shape), y


def spam(rng: Rng, n: int, noise: float) -> Rows:
    """E-mails: links, exclamation marks, share of capitals (%), money words, earlier mails from the sender; 40 % spam.

    Noise adds that many times the usual spread of each input.
    """
    y = (rng.permutation(n) < round(0.4 * n)).astype(float)
    rates = np.where(y[:, None] == 1, [4.0, 3.0, 18.0, 2.2, 1.0], [1.5, 0.8, 8.0, 0.5, 5.0])
    x = rng.poisson(rates).astype(float)
    return x + rng.normal(0, noise, x.shape) * [2.2, 1.9, 7.0, 1.3, 3.0], y


def cat_dog_fish(rng: Rng, n: int, noise: float) -> Rows:
    """Weight (kg) and length (cm) of three animals in equal shares; noise adds that many times a usual spread."""
    y = _balanced(rng, n, 3)
    kind = y.astype(int)
    centres = np.array([[4.5, 47.0], [11.0, 66.0], [2.5, 33.0]])
    spreads = np.array([[1.2, 6.0], [4.0, 11.0], [1.3, 9.0]])
    x = centres[kind] + rng.normal(0, 1, (n, 2)) * spreads[kind]
    return x + rng.normal(0, noise, x.shape) * [2.2, 9.0], y


def _balanced(rng: Rng, n: int, n_classes: int) -> Floats:
    return (rng.permutation(n) % n_classes).astype(float)

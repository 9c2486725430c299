"""DATASETS: what can be chosen, and for each the starter experiment that is certified to train well."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets import made

Floats = NDArray[np.float64]
Draw = Callable[[np.random.Generator, int, float], tuple[Floats, Floats]]
Size = dict[str, Any]


@dataclass(frozen=True)
class Starter:
    """The settings that a `RunConfig` takes where it says None; `rates` is a good learning rate for each optimizer."""

    n_train: int
    n_val: int
    rates: Mapping[str, float]
    noise: float | None = None
    model: str = "mlp"
    degree: int = 3
    hidden: tuple[int, ...] = (16, 16)
    activation: str = "tanh"
    loss: str = "cross_entropy"
    optimizer: str = "gd"
    batch_size: int = 0
    epochs: int = 200


@dataclass(frozen=True)
class Dataset:
    """One dataset: ids only, no sentences.

    `classes` are class ids in the order of their indices (empty: regression). `rows` is None for made data, of which
    there is any amount. `x_range` is the interval of the only input, where there is only one. `own_outliers` is the
    share of training targets that is always pushed off. `sizes` are three model sizes as RunConfig fields. `has_unit`:
    the targets have a unit of their own, whose name is the text `training_lab.unit.<id>`. `image`: the inputs are a
    picture of so many rows and columns, in levels of ink from 0 to 16.
    """

    id: str
    starter: Starter
    inputs: tuple[str, ...]
    classes: tuple[str, ...] = ()
    draw: Draw | None = None
    rows: int | None = None
    x_range: tuple[float, float] | None = None
    own_outliers: float = 0.0
    sizes: Mapping[str, Size] = field(default_factory=dict)
    has_unit: bool = False
    image: tuple[int, int] | None = None

    @property
    def task(self) -> str:
        """Return "regression" or "classification"."""
        return "classification" if self.classes else "regression"

    @property
    def n_classes(self) -> int:
        """Return the number of classes, 0 for regression."""
        return len(self.classes)


def _net(*hidden: int) -> Size:
    return {"model": "mlp", "hidden": hidden} if hidden else {"model": "linear"}


def _polynomial(degree: int) -> Size:
    return {"model": "polynomial", "degree": degree}


def _sizes(small: Size, medium: Size, large: Size) -> dict[str, Size]:
    return {"small": small, "medium": medium, "large": large}


def _numbered(prefix: str, n: int) -> tuple[str, ...]:
    return tuple(f"{prefix}{i}" for i in range(n))


_PLANE = ("x1", "x2")
_TWO = ("class_0", "class_1")
_NETS = _sizes(_net(4), _net(16, 16), _net(32, 32))

_ALL = (
    Dataset(
        "line",
        Starter(
            noise=0.2, n_train=60, n_val=60, model="linear", degree=1, loss="mse", epochs=100,
            rates={"gd": 0.03, "momentum": 0.005, "rmsprop": 0.01, "adam": 0.03},
        ),
        inputs=("x",), draw=made.line, x_range=(-1.0, 1.0), sizes=_sizes(_net(), _polynomial(3), _polynomial(15)),
    ),
    Dataset(
        "line_with_outliers",
        Starter(
            noise=0.2, n_train=60, n_val=60, model="linear", degree=1, loss="mae", epochs=100,
            rates={"gd": 0.03, "momentum": 0.005, "rmsprop": 0.01, "adam": 0.03},
        ),
        inputs=("x",), draw=made.line, x_range=(-1.0, 1.0), own_outliers=0.15,
        sizes=_sizes(_net(), _polynomial(3), _polynomial(15)),
    ),
    Dataset(
        "sine",
        Starter(
            noise=0.3, n_train=40, n_val=200, model="polynomial", degree=3, loss="mse", epochs=300,
            rates={"gd": 0.1, "momentum": 0.02, "rmsprop": 0.01, "adam": 0.03},
        ),
        inputs=("x",), draw=made.sine, x_range=(-np.pi, np.pi),
        sizes=_sizes(_polynomial(1), _polynomial(3), _polynomial(15)),
    ),
    Dataset(
        "house_prices",
        Starter(
            noise=0.2, n_train=200, n_val=200, loss="mse", epochs=300,
            rates={"gd": 0.05, "momentum": 0.005, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=("size", "age", "distance"), draw=made.house_prices, sizes=_NETS, has_unit=True,
    ),
    Dataset(
        "diabetes",
        Starter(
            n_train=300, n_val=142, model="linear", loss="mse", epochs=100,
            rates={"gd": 0.03, "momentum": 0.005, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"), rows=442,
        sizes=_sizes(_net(), _net(8), _net(32, 32)), has_unit=True,
    ),
    Dataset(
        "friedman",
        Starter(
            noise=1.0, n_train=400, n_val=400, loss="mse", epochs=200,
            rates={"gd": 0.03, "momentum": 0.005, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=_numbered("x", 10), draw=made.friedman, sizes=_NETS,
    ),
    Dataset(
        "moons",
        Starter(
            noise=0.3, n_train=150, n_val=500, hidden=(32, 32), activation="relu", optimizer="adam", epochs=250,
            rates={"gd": 0.3, "momentum": 0.05, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=_PLANE, classes=_TWO, draw=made.moons, sizes=_NETS,
    ),
    Dataset(
        "circles",
        Starter(
            noise=0.1, n_train=300, n_val=300, epochs=300,
            rates={"gd": 0.3, "momentum": 0.05, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=_PLANE, classes=_TWO, draw=made.circles, sizes=_NETS,
    ),
    Dataset(
        "blobs",
        Starter(
            noise=0.6, n_train=200, n_val=200, model="linear", epochs=100,
            rates={"gd": 0.3, "momentum": 0.05, "rmsprop": 0.01, "adam": 0.03},
        ),
        inputs=_PLANE, classes=_TWO, draw=made.blobs, sizes=_sizes(_net(), _net(8), _net(32, 32)),
    ),
    Dataset(
        "spiral",
        Starter(
            noise=0.1, n_train=400, n_val=400, hidden=(32, 32), optimizer="adam", epochs=300,
            rates={"gd": 0.3, "momentum": 0.05, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=_PLANE, classes=_TWO, draw=made.spiral, sizes=_NETS,
    ),
    Dataset(
        "xor",
        Starter(
            noise=0.1, n_train=300, n_val=300, epochs=300,
            rates={"gd": 0.3, "momentum": 0.05, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=_PLANE, classes=_TWO, draw=made.xor, sizes=_NETS,
    ),
    Dataset(
        "spam",
        Starter(
            noise=0.3, n_train=300, n_val=300, epochs=100,
            rates={"gd": 0.1, "momentum": 0.02, "rmsprop": 0.003, "adam": 0.005},
        ),
        inputs=("links", "exclamations", "capitals", "money_words", "earlier_mails"),
        classes=("wanted", "spam"), draw=made.spam, sizes=_NETS,
    ),
    Dataset(
        "cat_dog_fish",
        Starter(
            noise=0.3, n_train=300, n_val=300, epochs=150,
            rates={"gd": 0.3, "momentum": 0.05, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=("weight", "length"), classes=("cat", "dog", "fish"), draw=made.cat_dog_fish, sizes=_NETS,
    ),
    Dataset(
        "iris",
        Starter(
            n_train=90, n_val=60, hidden=(8,), epochs=200,
            rates={"gd": 0.1, "momentum": 0.02, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=("sepal_length", "sepal_width", "petal_length", "petal_width"),
        classes=("setosa", "versicolor", "virginica"), rows=150, sizes=_sizes(_net(2), _net(8), _net(32, 32)),
    ),
    Dataset(
        "wine",
        Starter(
            n_train=100, n_val=78, hidden=(8,), epochs=100,
            rates={"gd": 0.1, "momentum": 0.02, "rmsprop": 0.003, "adam": 0.01},
        ),
        inputs=_numbered("x", 13), classes=("wine_0", "wine_1", "wine_2"), rows=178,
        sizes=_sizes(_net(2), _net(8), _net(32, 32)),
    ),
    Dataset(
        "breast_cancer",
        Starter(
            n_train=300, n_val=169, epochs=100,
            rates={"gd": 0.1, "momentum": 0.02, "rmsprop": 0.001, "adam": 0.003},
        ),
        inputs=_numbered("x", 30), classes=("malignant", "benign"), rows=569, sizes=_NETS,
    ),
    Dataset(
        "digits",
        Starter(
            n_train=1000, n_val=500, hidden=(32,), batch_size=64, epochs=50,
            rates={"gd": 0.1, "momentum": 0.01, "rmsprop": 0.001, "adam": 0.002},
        ),
        inputs=_numbered("pixel_", 64), classes=_numbered("digit_", 10), rows=1797,
        sizes=_sizes(_net(8), _net(32), _net(64, 64)), image=(8, 8),
    ),
)  # fmt: skip

DATASETS: dict[str, Dataset] = {dataset.id: dataset for dataset in _ALL}

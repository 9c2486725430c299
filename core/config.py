"""RunConfig: one experiment as data, with its ranges, and its way into a link and back."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from core.datasets.catalogue import DATASETS, Dataset
from core.losses import LOSSES
from core.models import ACTIVATIONS
from core.optimizers import OPTIMIZERS

MODELS = ("linear", "polynomial", "mlp")
MIN_ROWS = 5

# Allowed values: ids, or the lowest and highest number (whole numbers where both ends are int).
CHOICES: dict[str, tuple[str, ...]] = {
    "dataset": tuple(DATASETS),
    "model": MODELS,
    "loss": tuple(LOSSES),
    "activation": tuple(ACTIVATIONS),
    "optimizer": tuple(OPTIMIZERS),
}
RANGES: dict[str, tuple[float, float]] = {
    "noise": (0.0, 2.0),
    "outliers": (0.0, 0.4),
    "n_train": (MIN_ROWS, 2000),
    "n_val": (MIN_ROWS, 2000),
    "degree": (1, 15),
    "learning_rate": (1e-5, 100.0),
    "batch_size": (0, 2000),
    "epochs": (1, 5000),
    "l2": (0.0, 1.0),
    "dropout": (0.0, 0.9),
    "patience": (0, 1000),
    "data_seed": (0, 9999),
    "weights_seed": (0, 9999),
}
MAX_LAYERS, MAX_UNITS = 3, 64

# The order in which fields are judged: each is held against those before it.
_ORDER = (
    "dataset", "model", "loss", "n_train", "n_val", "batch_size", "noise", "outliers", "degree", "hidden",
    "activation", "optimizer", "learning_rate", "epochs", "l2", "dropout", "patience", "data_seed", "weights_seed",
)  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """A value that cannot be: which field, why (an id), what was given, and what is used instead.

    Reasons: `unknown` (no such id), `not_a_number`, `not_a_whole_number`, `out_of_range`, `not_layers`, `missing`
    (None where a value is needed), `noise_of_loaded`, `needs_one_input`, `wrong_task`, `two_classes_only`,
    `more_than_dataset`, `more_than_training`.
    """

    field: str
    reason: str
    given: object
    used: object = None


class ConfigError(ValueError):
    """Settings that cannot be; `problems` says which and why."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems, and say them in short English for notebooks."""
        self.problems = problems
        super().__init__("; ".join(f"{p.field}={p.given!r}: {p.reason}" for p in problems))


@dataclass(frozen=True, eq=False)
class RunConfig:
    """The settings of one experiment. None means "the dataset's own": `resolved()` fills it in from the starter.

    Two configs are equal if all their settings are, whether they are resolved or were written out in full.
    """

    dataset: str = "moons"
    noise: float | None = None
    outliers: float = 0.0
    n_train: int | None = None
    n_val: int | None = None
    model: str | None = None
    degree: int | None = None
    hidden: tuple[int, ...] | None = None
    activation: str | None = None
    loss: str | None = None
    optimizer: str | None = None
    learning_rate: float | None = None
    batch_size: int | None = None
    epochs: int | None = None
    l2: float = 0.0
    dropout: float = 0.0
    patience: int = 0
    data_seed: int = 0
    weights_seed: int = 0

    def __post_init__(self) -> None:
        """Bring numbers to their plain type; raise ConfigError for what cannot be."""
        accepted, problems = _accept({name: getattr(self, name) for name in _ORDER})
        if problems:
            raise ConfigError(problems)
        for name, value in accepted.items():
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        """Return whether all settings are equal."""
        return isinstance(other, RunConfig) and _values(self) == _values(other)

    def __hash__(self) -> int:
        """Return a hash of all settings."""
        return hash(_values(self))

    def resolved(self) -> "ResolvedConfig":
        """Return the same experiment with every None filled in (noise stays None where the data are loaded)."""
        return _resolved(self)


class ResolvedConfig(RunConfig):
    """A config in which nothing is left to the dataset's starter; made by `resolved()`, and by `replace` of one."""

    if TYPE_CHECKING:
        n_train: int
        n_val: int
        model: str
        degree: int
        hidden: tuple[int, ...]
        activation: str
        loss: str
        optimizer: str
        learning_rate: float
        batch_size: int
        epochs: int


_DEFAULTS: dict[str, object] = {f.name: f.default for f in fields(RunConfig)}
_OPTIONAL = tuple(name for name, default in _DEFAULTS.items() if default is None)
_values = attrgetter(*_DEFAULTS)


# A page asks a dozen times for the same.
@lru_cache(maxsize=512)
def _resolved(config: RunConfig) -> ResolvedConfig:
    dataset = DATASETS[config.dataset]
    starter = dataset.starter
    optimizer = config.optimizer or starter.optimizer
    n_train, n_val = _sizes(dataset, config.n_train, config.n_val)
    own = {name: getattr(starter, name) for name in _OPTIONAL if hasattr(starter, name)} | {
        "n_train": n_train,
        "n_val": n_val,
        "learning_rate": starter.rates[optimizer],
        "batch_size": starter.batch_size if starter.batch_size < n_train else 0,
    }
    missing = {name: value for name, value in own.items() if getattr(config, name) is None and value is not None}
    return ResolvedConfig(**(vars(config) | missing))


def to_query(config: RunConfig) -> dict[str, str]:
    """Return the settings that are not None as query strings, under the fields' own names."""
    return {name: _as_text(value) for name, value in asdict(config).items() if value is not None}


def from_query(query: Mapping[str, object]) -> tuple[RunConfig, list[Problem]]:
    """Return a config that can be run, whatever the strings, and a problem for each value that was not taken.

    A refused value is replaced by the default, never by a guess at what was meant. Keys that are no field are left
    to others.
    """
    values, problems = {}, []
    for name in _ORDER:
        if name in query:
            value, reason = _from_text(name, str(query[name]))
            if reason:
                problems.append(Problem(name, reason, str(query[name])))
            else:
                values[name] = value
    config, refused = fit(values)
    used = config.resolved()
    return config, [
        Problem(p.field, p.reason, str(query[p.field]), getattr(used, p.field))
        for p in sorted(problems + refused, key=lambda p: _ORDER.index(p.field))
    ]


def fit(values: Mapping[str, object]) -> tuple[RunConfig, list[Problem]]:
    """Return a config with the values that can be, and a problem for each that was left out."""
    accepted, problems = _accept(values)
    config = RunConfig(**accepted)
    used = config.resolved()
    return config, [Problem(p.field, p.reason, p.given, getattr(used, p.field)) for p in problems]


def _accept(values: Mapping[str, object]) -> tuple[dict[str, Any], list[Problem]]:
    """Judge fields one by one against their range and the fields accepted before; a refused one is left out."""
    accepted: dict[str, Any] = {}
    problems = []
    for name in _ORDER:
        if name not in values:
            continue
        value, reason = _plain(name, values[name])
        if value is not None:
            reason = reason or _conflict(name, value, accepted)
        if reason:
            problems.append(Problem(name, reason, values[name], _DEFAULTS[name]))
        else:
            accepted[name] = value
    return accepted, problems


def _plain(name: str, value: object) -> tuple[Any, str]:
    """Return the value in its plain Python type and "", or the reason why it is out of the question."""
    if value is None:
        return None, "" if name in _OPTIONAL else "missing"
    if name in CHOICES:
        return value, "" if isinstance(value, str) and value in CHOICES[name] else "unknown"
    if name == "hidden":
        return _plain_layers(value)
    return _plain_number(value, *RANGES[name])


def _plain_number(value: object, low: float, high: float) -> tuple[Any, str]:
    whole = isinstance(low, int)
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None, "not_a_number"
    if isinstance(value, (bool, str)) or number != number:
        return None, "not_a_number"
    if not low <= number <= high:
        return None, "out_of_range"
    if whole and number != int(number):
        return None, "not_a_whole_number"
    return (int(number) if whole else number), ""


def _plain_layers(value: object) -> tuple[Any, str]:
    if not isinstance(value, (tuple, list)) or not 1 <= len(value) <= MAX_LAYERS:
        return None, "not_layers"
    layers = [_plain_number(units, 1, MAX_UNITS) for units in value]
    bad = next((reason for _, reason in layers if reason), "")
    return (None, "not_layers") if bad else (tuple(units for units, _ in layers), "")


def _conflict(name: str, value: Any, accepted: Mapping[str, Any]) -> str:
    """Return why a value does not go with the fields before it, or ""."""
    dataset = DATASETS[accepted.get("dataset", _DEFAULTS["dataset"])]
    if name == "model" and value == "polynomial" and len(dataset.inputs) > 1:
        return "needs_one_input"
    if name == "loss" and LOSSES[value].task != dataset.task:
        return "wrong_task"
    if name == "loss" and dataset.n_classes > (LOSSES[value].max_classes or dataset.n_classes):
        return "two_classes_only"
    if name in ("n_train", "n_val") and dataset.rows:
        others = accepted.get("n_train") or MIN_ROWS
        return "more_than_dataset" if value + (MIN_ROWS if name == "n_train" else others) > dataset.rows else ""
    if name == "batch_size":
        n_train, _ = _sizes(dataset, accepted.get("n_train"), accepted.get("n_val"))
        return "more_than_training" if value > n_train else ""
    if name == "noise" and dataset.draw is None:
        return "noise_of_loaded"
    return ""


def _sizes(dataset: Dataset, n_train: int | None, n_val: int | None) -> tuple[int, int]:
    """Fill in the starter's sizes, and let the one that nobody asked for make room in a small dataset."""
    rows = dataset.rows or 2 * int(RANGES["n_train"][1])
    train = n_train or min(dataset.starter.n_train, rows - (n_val or MIN_ROWS))
    return train, n_val or min(dataset.starter.n_val, rows - train)


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return "-".join(str(units) for units in value)
    return value if isinstance(value, str) else repr(value)


_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,4})?", re.ASCII | re.IGNORECASE)
_LAYERS = re.compile(r"\d{1,9}(-\d{1,9})*", re.ASCII)


def _from_text(name: str, text: str) -> tuple[Any, str]:
    """Read one query string; ids are judged later."""
    if name in CHOICES:
        return text, ""
    if name == "hidden":
        return (tuple(map(int, text.split("-"))), "") if _LAYERS.fullmatch(text) else (None, "not_layers")
    if not _NUMBER.fullmatch(text):
        return None, "not_a_number"
    return (int(text) if _WHOLE.fullmatch(text) else float(text)), ""

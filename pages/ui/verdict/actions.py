"""What to try next: for each verdict one or two experiments that differ from the present one in exactly one setting."""

from collections.abc import Callable
from dataclasses import replace

from core.causes import has_outliers
from core.choices import rates
from core.config import RANGES, RunConfig
from core.datasets import DATASETS

# An action: the id of its words, the config that it leads to, the value that it sets. None where it does not apply.
Action = tuple[str, RunConfig, object]
Maker = Callable[[RunConfig], Action | None]

# With so few training rows, nine in ten starters or more of these datasets no longer end healthy; others may.
FEW_ROWS = 10
BREAK = {
    "diabetes", "friedman", "moons", "circles", "spiral", "xor", "cat_dog_fish", "breast_cancer",
}  # fmt: skip


def more_data(config: RunConfig) -> Action | None:
    full = config.resolved()
    room = (DATASETS[config.dataset].rows or 2 * int(RANGES["n_train"][1])) - (full.n_val or 0)
    n = min(4 * (full.n_train or 0), room, int(RANGES["n_train"][1]))
    return ("more_data", replace(config, n_train=n), n) if n >= 1.5 * (full.n_train or 0) else None


def less_data(config: RunConfig) -> Action | None:
    """So few rows break a run that nothing restrains, where `python -m tests.benchmarks.tries` has seen it."""
    full = config.resolved()
    restrained = config.l2 or config.dropout or config.patience or _rate_of(config) < rates(config)["good"]
    same_model = full.model == DATASETS[config.dataset].starter.model
    n = max(FEW_ROWS, DATASETS[config.dataset].starter.batch_size or 0)
    if config.dataset not in BREAK or restrained or not same_model or (full.n_train or 0) <= n:
        return None
    batch_size = None if (config.batch_size or 0) > n else config.batch_size
    return "less_data", replace(config, n_train=n, batch_size=batch_size), n


def stop_early(config: RunConfig) -> Action | None:
    return ("stop_early", replace(config, patience=20), 20) if not config.patience else None


def penalty(config: RunConfig) -> Action | None:
    """Only of networks: it mended 2 of 8 gaps of a line, 1 of 2 of a cubic."""
    return ("penalty", replace(config, l2=0.01), 0.01) if config.l2 < 0.01 and _is_network(config) else None


def weaker(config: RunConfig) -> Action | None:
    """Of a strong penalty, so much is left that it still restrains a model that would overfit."""
    return ("penalty", replace(config, l2=0.001), 0.001) if config.l2 > 0.001 else None


def longer(config: RunConfig) -> Action | None:
    now = config.resolved().epochs or 1
    n = min(max(2 * now, 50), int(RANGES["epochs"][1]))
    return ("longer", replace(config, epochs=n), n) if n > now else None


def faster(config: RunConfig) -> Action | None:
    """Not under dropout, where it lowered the loss in 9 of 12 runs only."""
    if config.dropout:
        return None
    return _rate("faster", config, min((r for r in _rates(config) if r > _rate_of(config)), default=None))


def faster_network(config: RunConfig) -> Action | None:
    """Without hidden layers a loss has one lowest point: where it has gone flat, no rate gets below it."""
    return faster(config) if _is_network(config) else None


def slower(config: RunConfig) -> Action | None:
    """From a wild rate straight to the good one: "fast" may not be slow enough."""
    if _is_wild(config):
        return _rate("slower", config, rates(config)["good"])
    return _rate("slower", config, max((r for r in _rates(config) if r < _rate_of(config)), default=None))


def calmer(config: RunConfig) -> Action | None:
    """A wild rate hides what else there is to see: it goes first."""
    return slower(config) if _is_wild(config) else None


def milder(config: RunConfig) -> Action | None:
    """Odd targets rule a squared loss."""
    if not has_outliers(config) or config.resolved().loss != "mse":
        return None
    return "milder", replace(config, loss="mae"), "MAE"


def larger(config: RunConfig) -> Action | None:
    size = DATASETS[config.dataset].sizes["large"]
    full = config.resolved()
    if all(getattr(full, name) == value for name, value in size.items()):
        return None
    shown = size.get("degree") or "-".join(map(str, size.get("hidden", ())))
    return "larger", replace(config, **size), shown


def more_val(config: RunConfig) -> Action | None:
    full = config.resolved()
    room = (DATASETS[config.dataset].rows or 2 * int(RANGES["n_val"][1])) - (full.n_train or 0)
    n = min(500, room, int(RANGES["n_val"][1]))
    return ("more_val", replace(config, n_val=n), n) if n >= 2 * (full.n_val or 0) else None


MAKERS: dict[str, tuple[Maker, ...]] = {
    # Causes that the settings tell.
    "penalty": (weaker,),
    "outliers": (milder, more_data),
    # The endings of a healthy run.
    "near": (less_data,),
    "wavers": (slower, less_data),
    "below": (less_data,),
    "apart": (calmer, more_data, penalty),
    "hardly": (calmer, faster, larger, longer),
    "falls": (longer, faster),
    "overfitting": (calmer, milder, more_data, stop_early, penalty),
    "widening_gap": (calmer, more_data, stop_early, penalty),
    "underfitting": (calmer, larger, faster_network),
    "still_improving": (longer, faster),
    "unstable": (slower,),
    "noisy": (more_val,),
    "too_short": (longer,),
    "incomparable": (),
}


def actions(verdict: str, config: RunConfig, most: int = 2) -> list[Action]:
    """Return the first actions that apply."""
    made = [make(config) for make in MAKERS[verdict]]
    return [action for action in made if action is not None][:most]


def _rates(config: RunConfig) -> list[float]:
    return [rate for word, rate in rates(config).items() if word != "wild"]


def _is_network(config: RunConfig) -> bool:
    return config.resolved().model == "mlp"


def _is_wild(config: RunConfig) -> bool:
    return _rate_of(config) > max(_rates(config))


def _rate_of(config: RunConfig) -> float:
    return config.resolved().learning_rate or 0.0


def _rate(id: str, config: RunConfig, rate: float | None) -> Action | None:
    if rate is None:
        return None
    return id, replace(config, learning_rate=rate), f"{rate:g}"

"""Is it luck? The same settings again with other random numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from core.config import RANGES, RunConfig
from core.training import Job, Progress, Run, iter_jobs, whole_runs

KINDS_OF_LUCK = ("weights", "data", "batches")
_SEEDS = int(RANGES["data_seed"][1]) + 1


def over_seeds(config: RunConfig, n: int, vary: Sequence[str] = KINDS_OF_LUCK) -> list[Run]:
    """Return n runs of the same settings with other random numbers; the first is the config's own run.

    Run i has the config's seeds plus i (after 9999 follows 0), so that the runs of two settings are paired by their
    place in the list.

    Args:
        config: the settings.
        n: how many runs, 1 to 10,000.
        vary: what is drawn anew: "weights" (the first weights), "data" (the rows), "batches" (what is drawn while
            training: the order of the rows in batches, and the units that dropout leaves out). What is not named stays
            as in the config's own run. Not every kind of luck is in every config: see `luck_in`.

    Returns:
        The runs, each of which keeps its first, best and last model only. `train(run.config)` gives a run again, except
        where weights and batches vary one without the other: they share the config's weights seed, so that those runs
        need `train(run.config, batch_seed=run.batch_seed)`.

    Raises:
        ValueError: for another n or an unknown kind of luck.
    """
    return whole_runs(iter_over_seeds(config, n, vary))


def iter_over_seeds(
    config: RunConfig, n: int, vary: Sequence[str] = KINDS_OF_LUCK, start: int = 0
) -> Iterator[Progress]:
    """Train the runs of `over_seeds` and report how far they are, the unfinished ones too; stop iterating to cancel.

    With `start` the first so many runs are left out; places are still counted from the first one of all.
    """
    unknown = set(vary) - set(KINDS_OF_LUCK)
    if unknown or not 1 <= n <= _SEEDS:
        raise ValueError(f"n has to be 1 to {_SEEDS} and vary some of {KINDS_OF_LUCK}, not {n} and {tuple(vary)}")
    steps = iter_jobs([_job(config, i, vary) for i in range(start, n)], few_models=True)
    return (replace(step, index=start + step.index) for step in steps) if start else steps


def luck_in(config: RunConfig) -> tuple[str, ...]:
    """Return the kinds of luck that can change a run of these settings.

    A linear model starts at 0, so it has no luck with its weights; all rows at once have no order, and dropout acts on
    hidden layers only.
    """
    config = config.resolved()
    has_hidden_layers = config.model == "mlp"
    in_batches = 0 < config.batch_size < config.n_train
    present = {
        "weights": has_hidden_layers,
        "data": True,
        "batches": in_batches or (has_hidden_layers and config.dropout),
    }
    return tuple(kind for kind in KINDS_OF_LUCK if present[kind])


def _job(config: RunConfig, i: int, vary: Sequence[str]) -> Job:
    """Return run i; a batch seed of its own only where the weights seed cannot stand for it."""
    weights_seed = (config.weights_seed + i) % _SEEDS
    changes: dict[str, Any] = {}
    if "data" in vary:
        changes["data_seed"] = (config.data_seed + i) % _SEEDS
    if "weights" in vary:
        changes["weights_seed"] = weights_seed
    batch_seed = weights_seed if "batches" in vary else config.weights_seed
    config = replace(config, **changes)
    is_own = "batches" in luck_in(config) and batch_seed != config.weights_seed
    return Job(config.resolved(), batch_seed if is_own else None)

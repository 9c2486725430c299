"""`python -m tests.benchmarks.tries [N] [NAME ...]`: how often each "Try" does what it says, over N seeds (20).

Every preset and every dataset's starter is trained, and whatever is proposed beside its verdict. A proposal is good
for a config if it keeps its promise in at least 90 of 100 runs in which it is offered. `tries.csv` holds what was
printed for 10 seeds (40 of the degrees, 60 of dropout and Huber); a test holds it against what is offered.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from core.config import RunConfig
from core.datasets import DATASETS
from core.presets import PRESETS
from core.training import Run, train
from pages.ui import verdict
from pages.ui.verdict.actions import actions

SHARE = 0.9
# Less than this share of the loss is not worth a click.
SEEN = 0.01
CONFIGS = {f"preset {id}": preset.config for id, preset in PRESETS.items()}
CONFIGS |= {f"starter {id}": RunConfig(id) for id in DATASETS}
UPSET = ("overfitting", "widening_gap", "underfitting")


def _end(run: Run) -> float:
    return verdict.diagnosis_of(run).evidence.end


def _rise(run: Run) -> float:
    return verdict.diagnosis_of(run).evidence.rise


def _calmer(before: Run, after: Run) -> bool:
    """It is no longer unstable or noisy, or its steps are half as large."""
    return verdict.diagnosis_of(after).verdict not in ("unstable", "noisy") or (
        verdict.diagnosis_of(after).evidence.change < verdict.diagnosis_of(before).evidence.change / 2
    )


def _lower(before: Run, after: Run) -> bool:
    return _end(after) < (1 - SEEN) * _end(before)


def _mends(before: Run, after: Run) -> bool:
    """It no longer overfits, or its gap or its rise is half as large, or new data end lower."""
    was, now = verdict.diagnosis_of(before).evidence, verdict.diagnosis_of(after).evidence
    same = verdict.diagnosis_of(after).verdict == verdict.diagnosis_of(before).verdict
    return not same or now.rise < was.rise / 2 or now.gap < was.gap / 2 or _lower(before, after)


def _broken(before: Run, after: Run) -> bool:
    shown = verdict.diagnosis_of(after)
    return shown.verdict in UPSET or (shown.verdict == "healthy" and verdict.ending(after) in verdict.BUTS)


KEPT: dict[str, Callable[[Run, Run], bool]] = {
    "more_data": _mends, "stop_early": _mends, "penalty": _mends, "milder": _mends, "less_data": _broken,
    "longer": _lower, "faster": _lower, "larger": _lower, "slower": _calmer, "more_val": _calmer,
}  # fmt: skip


@lru_cache(maxsize=400)
def trained(config: RunConfig) -> Run:
    return train(config)


def promises(config: RunConfig) -> list[tuple[str, bool]]:
    """Return what is proposed beside a config's verdict, and whether it does what it says."""
    before = trained(config)
    return [(id, KEPT[id](before, trained(other))) for id, other, _ in actions(verdict.shape(before), config)]


def main(n: int, names: list[str]) -> int:
    bad = 0
    print(f"{'config':<32}{'try':<14}{'good':>6}{'of':>5}")
    for name, config in CONFIGS.items():
        if names and not any(part in name for part in names):
            continue
        offered: Counter[str] = Counter()
        good: Counter[str] = Counter()
        for seed in range(n):
            for id, kept in promises(replace(config, data_seed=seed, weights_seed=seed)):
                offered[id] += 1
                good[id] += kept
        for id, times in offered.items():
            missed = good[id] < SHARE * times
            bad += missed
            print(f"{name:<32}{id:<14}{good[id]:>6}{times:>5}{'  MISSED' if missed else ''}", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    counts = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(counts[0] if counts else 20, [word for word in sys.argv[1:] if not word.isdigit()]))

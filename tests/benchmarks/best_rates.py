"""`python -m tests.benchmarks.best_rates [N]`: the rate that suits each run of a comparison best, over N seeds (16).

Rates are tried in steps of about three, and judged by the median of the final value that the comparison is about. Of
those that come within 1.5 % of the best, the smallest counts: its curve is the calmest. `core.comparison.presets` has
these rates; the command says where it has not.
"""

import sys
from dataclasses import replace
from statistics import median

from core.comparison import final_value, iter_runs
from core.comparison.presets import COMPARISONS, HIGHER_IS_BETTER
from core.config import RunConfig
from core.training import whole_runs

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
AS_GOOD = 0.015


def score(config: RunConfig, unit: str, n: int) -> float:
    """Return the median final value over n seeds; lower is better."""
    sign = -1.0 if unit in HIGHER_IS_BETTER else 1.0
    seeds = [replace(config, data_seed=seed, weights_seed=seed) for seed in range(n)]
    values = [sign * final_value(run, unit) for run in whole_runs(iter_runs(seeds))]
    return median(value if value == value else float("inf") for value in values)


def main(n: int) -> int:
    others = 0
    for comparison in COMPARISONS.values():
        if comparison.rates != "own":
            continue
        for config in comparison.configs:
            scores = {rate: score(replace(config, learning_rate=rate), comparison.unit, n) for rate in RATES}
            lowest = min(scores.values())
            best = min(rate for rate in RATES if scores[rate] <= lowest + AS_GOOD * abs(lowest))
            others += best != config.learning_rate
            row = "  ".join(f"{rate:g}: {value:.4g}" for rate, value in scores.items())
            verdict = "ok" if best == config.learning_rate else f"not {config.learning_rate:g}"
            name = f"{comparison.id} {getattr(config, comparison.field)}"
            print(f"{name:<38}{best:>7g} {verdict:<10} {row}", flush=True)
    return int(others > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 16))

"""`python -m tests.benchmarks.luck [N]`: how often `paired` claims a difference where there is only luck.

The same setting against itself, N times (1,000): with the same seeds (identical runs), and with other seeds for b than
for a, drawn without replacement from a pool of runs. Required: at most 5 %.
"""

import sys
from collections.abc import Callable

import numpy as np

from core.comparison import over_seeds, paired
from core.config import RunConfig
from core.training import Run

REQUIRED = 0.05
SETTINGS = {
    "a line": RunConfig("line"),
    "outliers, squared error": RunConfig("line_with_outliers", loss="mse"),
    "classes, linear": RunConfig("blobs", epochs=50),
    "a network that overfits": RunConfig("moons", n_train=30, n_val=50, hidden=(8,), epochs=40),
    "small batches": RunConfig("moons", n_train=30, n_val=50, hidden=(4,), batch_size=10, epochs=10),
}
POOL = 1024


MEASURES: dict[str, Callable[[Run], float]] = {
    "final loss": lambda run: run.history.val_loss[-1],
    "lowest loss": lambda run: run.history.val_loss.min(),
}


def claims(values: np.ndarray, n_pairs: int, times: int) -> tuple[float, float]:
    """Return the shares of comparisons in which a difference is claimed: of identical runs, and of other seeds."""
    rng = np.random.default_rng(n_pairs)
    draws = [rng.permutation(values)[: 2 * n_pairs] for _ in range(times)]
    same = [paired(draw[:n_pairs], draw[:n_pairs]).differs for draw in draws]
    other = [paired(draw[:n_pairs], draw[n_pairs:]).differs for draw in draws]
    return float(np.mean(same)), float(np.mean(other))


def main(times: int) -> int:
    missed = 0
    print(f"{'setting':<28}{'number':<14}{'pairs':>6}{'same seeds':>12}{'other seeds':>13}")
    for name, config in SETTINGS.items():
        runs = over_seeds(config, POOL)
        for measure, value in MEASURES.items():
            values = np.array([value(run) for run in runs])
            for n_pairs in (8, 16, 64, 128):
                same, other = claims(values, n_pairs, times)
                missed += max(same, other) > REQUIRED
                verdict = "" if max(same, other) <= REQUIRED else "  MISSED: 5 %"
                print(f"{name:<28}{measure:<14}{n_pairs:>6}{same:>12.1%}{other:>13.1%}{verdict}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))

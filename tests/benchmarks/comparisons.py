"""`python -m tests.benchmarks.comparisons [N]`: how often each comparison's finding holds over N seeds (100)."""

import sys
from statistics import median

from core.comparison.presets import COMPARISONS, Comparison, ComparisonFinding
from core.training import iter_runs, whole_runs

SHARE = 0.95


def findings(comparison: Comparison, n: int) -> list[ComparisonFinding]:
    """Return what the comparison shows with each of n seeds."""
    return [comparison.find(whole_runs(iter_runs(comparison.at_seed(seed)))) for seed in range(n)]


def main(n: int) -> int:
    missed = 0
    print(f"{'comparison':<28}{'finding':<30}{'of ' + str(n):>7}  median final value of each run")
    for comparison in COMPARISONS.values():
        found = findings(comparison, n)
        holds = sum(finding.holds for finding in found)
        missed += holds < SHARE * n
        values = "  ".join(f"{median(column):.4g}" for column in zip(*(f.values for f in found), strict=True))
        verdict = "" if holds >= SHARE * n else f"  MISSED: {SHARE:.0%}"
        print(
            f"{comparison.id:<28}{comparison.finding:<30}{holds:>7}  {values} ({comparison.unit}){verdict}", flush=True
        )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))

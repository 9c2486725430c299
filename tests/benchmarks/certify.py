"""`python -m tests.benchmarks.certify [N [FIRST]]`: how often each preset shows its verdict over N pairs of seeds.

The seeds are FIRST, FIRST + 1, ...: 100 from 0. Settings are chosen on others: those of the degrees on 1000 to 1199.
"""

import sys
from collections import Counter
from dataclasses import replace
from statistics import median

from core.diagnosis import diagnose, rules
from core.presets import PRESETS, Preset
from core.training import Run, train

SHARE = 0.95


def runs(preset: Preset, n: int, first: int = 0) -> list[Run]:
    """Return the preset's run for n pairs of seeds."""
    return [train(replace(preset.config, data_seed=seed, weights_seed=seed)) for seed in range(first, first + n)]


def verdict(run: Run) -> str:
    return diagnose(run.history.train_loss, run.history.val_loss, run.history.epoch, run.guess_loss).verdict


def rise(run: Run) -> float:
    """Return the end of validation as a multiple of its lowest loss."""
    return rules.rise(run.history.val_loss)


def minimum_at(run: Run) -> float:
    """Return where the lowest validation loss lies, as a share of the run."""
    return float(run.history.val_loss.argmin()) / max(len(run.history) - 1, 1)


def misses(preset: Preset, found: list[Run], verdicts: Counter[str]) -> list[str]:
    """Return what the preset should hold and does not."""
    rises, places = median(map(rise, found)), median(map(minimum_at, found))
    rules = {
        f"verdict in {SHARE:.0%}": verdicts[preset.shows] >= SHARE * len(found),
        "rise of 1.5": not preset.id.startswith("overfitting") or rises >= 1.5,
        "minimum at 10-50 %": not preset.id.startswith("overfitting") or 0.1 <= places <= 0.5,
        "end within 1.05": preset.id != "healthy" or rises <= 1.05,
        "rise below 1.1": not preset.id.startswith("fix_") or rises < 1.1,
    }
    return [rule for rule, holds in rules.items() if not holds]


def main(n: int, first: int = 0) -> int:
    missed = 0
    print(f"{'preset':<24}{'shows':<17}{'of ' + str(n):>7}{'rise':>8}{'at':>6}  else, missed")
    for preset in PRESETS.values():
        found = runs(preset, n, first)
        verdicts = Counter(map(verdict, found))
        wrong = misses(preset, found, verdicts)
        missed += bool(wrong)
        others = ", ".join(f"{name} {count}" for name, count in verdicts.most_common() if name != preset.shows)
        print(
            f"{preset.id:<24}{preset.shows:<17}{verdicts[preset.shows]:>7}{median(map(rise, found)):>8.3g}"
            f"{median(map(minimum_at, found)):>6.2f}  {others}{'  MISSED: ' + ', '.join(wrong) if wrong else ''}",
            flush=True,
        )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3] or ["100"])))

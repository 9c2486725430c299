"""Comparisons: the same settings over seeds, one setting over values, two settings pair by pair, and is it luck?

`seeds.py` repeats a config with other random numbers, `paired.py` says whether one of two settings is better or
luckier, `best_of.py` what the best of several seeds wins by luck alone, `differences.py` which settings differ and in
which unit curves can share an axis, `presets.py` has comparisons to open with one click.
"""

from core.comparison.best_of import chance_of_gain
from core.comparison.differences import (
    HIGHER_IS_BETTER,
    common_unit,
    differing_fields,
    final_value,
    typical_error,
    validation_curve,
)
from core.comparison.paired import Paired, paired
from core.comparison.seeds import KINDS_OF_LUCK, iter_over_seeds, luck_in, over_seeds
from core.training import Progress, iter_runs, iter_sweep, sweep

__all__ = [
    "HIGHER_IS_BETTER", "KINDS_OF_LUCK", "Paired", "Progress", "chance_of_gain", "common_unit", "differing_fields",
    "final_value", "iter_over_seeds", "iter_runs", "iter_sweep", "luck_in", "over_seeds", "paired", "sweep",
    "typical_error", "validation_curve",
]  # fmt: skip

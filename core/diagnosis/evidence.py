"""The numbers that a verdict rests on, each with its unit."""

import math
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np

from core.diagnosis.curves import Curves
from core.diagnosis.shapes import Floats, late_points, level, level_error, noise, smooth

# A first loss that squeezes all others into less than 1/10 of the chart does not count in the falls "shown".
FAR_OPENING = 10
# Validation has stopped improving once it is this close to its lowest level (a share of its fall, or of that level if
# the fall was far taller, or noises).
FLAT_WIDTH, FLAT_LEVEL, FLAT_NOISES = 0.05, 0.1, 2


def _in(unit: str, default: float = math.nan) -> Any:
    return field(default=default, metadata={"unit": unit})


@dataclass(frozen=True)
class Evidence:
    """Measured values, by attribute or by `evidence["rise"]`; NaN where there is too little to measure.

    A *level* is a median: `low` around the lowest point of the smoothed validation loss, `end` over the last fifth of
    the run, *just before* over the fifth before that. `fields(Evidence)` carry each value's unit: "loss" is that of
    the two curves, "errors" are standard errors of the difference, beyond 1.6 hardly chance, "share" is in [0, 1].
    """

    rows: int = 0
    """All rows that have an epoch."""
    points: int = 0
    """Rows with both losses; all below is measured on them."""
    missing: float = _in("share", 0.0)
    """Rows without the loss that is missing more often."""
    broke_down: bool = False
    """Whether a loss became infinite near the end, or both ended as NaN."""
    baseline: float = _in("loss")
    """Validation loss of the best constant guess, as given; NaN if it was not."""
    found: frozenset[str] = frozenset()
    """Ids of the findings that tell what the two columns are: `DOUBTS` in `verdicts.py`."""
    late_and_level: bool = False
    """Whether the log begins late and nothing moves in it."""
    best: float = _in("loss")
    """Lowest validation loss."""
    best_before_end: bool = False
    """Whether it comes before the last fifth of the run."""
    low: float = _in("loss")
    """Level of validation at its lowest."""
    end: float = _in("loss")
    """Level of validation at the end."""
    rise: float = _in("loss")
    """end - low: what validation lost again."""
    rise_in_noise: float = _in("errors")
    """rise against chance."""
    fall: float = _in("loss")
    """First validation loss - low, at least 0: what validation had won."""
    fall_shown: float = _in("loss")
    """The same from the second loss on if the first one is far off all others."""
    late_fall: float = _in("loss")
    """What validation won from just before the end to the end; negative if it lost."""
    late_fall_in_noise: float = _in("errors")
    """late_fall against chance."""
    noise: float = _in("loss")
    """How far one validation loss typically lies from its curve."""
    change: float = _in("loss")
    """Upper quartile of validation's steps from epoch to epoch in the last two thirds of the run."""
    largest: float = _in("loss")
    """Largest absolute validation loss."""
    trend: int = 0
    """By how many rows in a row validation rises at the end, at most 9; negative if it falls."""
    gap: float = _in("loss")
    """Level of validation minus level of train at the end."""
    apart: float = _in("times")
    """How many times larger one loss is than the other where they are closest; infinite if the signs always differ."""
    train_start: float = _in("loss")
    """First train loss."""
    train_end: float = _in("loss")
    """Level of train at the end."""
    train_fall: float = _in("loss")
    """First train loss - lowest smoothed one."""
    train_fall_shown: float = _in("loss")
    """The same from the second loss on if the first one is far off all others."""
    train_fall_later: float = _in("loss")
    """Second train loss - lowest smoothed one: the same without the first step."""
    train_rebound: float = _in("loss")
    """Last smoothed train loss - lowest one: what train lost again."""
    train_late_fall: float = _in("loss")
    """What train won from just before the end to the end."""
    train_after_low: float = _in("loss")
    """What train won after validation was lowest."""
    after_flat: float = _in("loss")
    """What validation itself still won from there to the end."""
    train_after_flat: float = _in("loss")
    """What train won after validation stopped improving."""
    train_noise: float = _in("loss")
    """How far one train loss typically lies from its curve."""
    train_step: float = _in("loss")
    """Median of train's steps from epoch to epoch in the second half of the run."""
    train_reversals: float = _in("share")
    """Epochs of the second half at which train turned from falling to rising or back."""
    train_largest: float = _in("loss")
    """Largest absolute train loss."""
    train_trend: int = 0
    """By how many rows in a row train rises at the end, at most 9; negative if it falls."""
    train_leap: float = _in("loss")
    """Highest train loss - first one."""

    def __getitem__(self, name: str) -> float:
        """Return one value by its name."""
        if name not in self.keys():
            raise KeyError(name)
        value: float = getattr(self, name)
        return value

    def keys(self) -> tuple[str, ...]:
        """Return the names of the numbers, so that `dict(evidence)` works."""
        return tuple(f.name for f in fields(self) if f.name != "found")

    def times_two_to(self, exponent: int) -> "Evidence":
        """Return the evidence of the same curves with both losses and the baseline multiplied by `2 ** exponent`."""
        losses = {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("unit") == "loss"}
        scaled = {name: float(np.ldexp(value, exponent)) for name, value in losses.items() if not math.isnan(value)}
        changes: dict[str, Any] = scaled
        return replace(self, **changes)


def measure(curves: Curves, baseline: float = math.nan) -> Evidence:
    """Measure the curves in their own scale; the baseline is in it too."""
    both = np.isfinite(curves.train) & np.isfinite(curves.val)
    rows, points = len(both), int(both.sum())
    kept = min(np.isfinite(curves.train).sum(), np.isfinite(curves.val).sum())
    missing = float(1 - kept / rows) if rows else 0.0
    train, val = curves.train[both], curves.val[both]
    counts = Evidence(rows, points, missing, curves.broke_down, baseline)
    if points < 3:
        return counts
    curve, train_curve = smooth(val), smooth(train)
    single = replace(counts, **_of_val(val, curve), **_of_train(train, train_curve))
    return replace(single, **_of_both(train, train_curve, val, curve, single))


def _of_val(val: Floats, curve: Floats) -> dict[str, Any]:
    tail, noisy = late_points(len(val)), noise(val)
    low, width = level(val, int(np.argmin(curve)))
    before, end = _ends(val)
    return {
        "best": float(val.min()),
        "best_before_end": bool(np.argmin(val) < len(val) - tail),
        "low": low,
        "end": end,
        "rise": end - low,
        "rise_in_noise": _ratio(end - low, level_error(noisy, width, tail)),
        "fall": max(0.0, float(val[0]) - low),
        "fall_shown": max(0.0, _opening(val) - low),
        "late_fall": before - end,
        "late_fall_in_noise": _ratio(before - end, level_error(noisy, tail, tail)),
        "noise": noisy,
        "change": float(np.quantile(np.abs(np.diff(val[len(val) // 3 :])), 0.75)),
        "largest": float(np.abs(val).max()),
        "trend": _trend(val),
    }


def _of_train(train: Floats, curve: Floats) -> dict[str, Any]:
    before, end = _ends(train)
    steps = np.diff(train[len(train) // 2 :])
    return {
        "train_start": float(train[0]),
        "train_end": end,
        "train_fall": float(train[0] - curve.min()),
        "train_fall_shown": _opening(train) - float(curve.min()),
        "train_fall_later": float(train[1] - curve.min()),
        "train_rebound": float(curve[-1] - train.min()),
        "train_late_fall": before - end,
        "train_noise": noise(train),
        "train_step": float(np.median(np.abs(steps))),
        "train_reversals": float(np.mean(steps[1:] * steps[:-1] < 0)) if len(steps) > 1 else 0.0,
        "train_largest": float(np.abs(train).max()),
        "train_trend": _trend(train),
        "train_leap": float(train.max() - train[0]),
    }


def _of_both(train: Floats, train_curve: Floats, val: Floats, curve: Floats, single: Evidence) -> dict[str, Any]:
    lowest, low, end = int(np.argmin(curve)), single.low, single.train_end
    width = max(FLAT_NOISES * single.noise, min(FLAT_WIDTH * (float(val[0]) - low), FLAT_LEVEL * abs(low)))
    flat = int(np.argmax(curve <= max(low, curve[lowest]) + width))
    large, small = np.maximum(np.abs(train), np.abs(val)), np.minimum(np.abs(train), np.abs(val))
    comparable = (train * val > 0) | (large == 0)
    apart = np.divide(large, small, out=np.ones_like(large), where=small > 0)
    apart[(small == 0) & (large > 0)] = np.inf
    return {
        "gap": single.end - end,
        "apart": float(np.min(apart, where=comparable, initial=np.inf)),
        "train_after_low": level(train, lowest)[0] - end,
        "after_flat": float(curve[flat]) - single.end,
        "train_after_flat": float(train_curve[flat]) - end,
    }


def _trend(values: Floats) -> int:
    """Return how many of the last nine steps in a row have the direction of the last one; negative if it is down."""
    signs = np.sign(np.diff(values[-10:]))[::-1]
    same = int(np.argmin(np.append(signs == signs[0], False)))
    return same * int(signs[0])


def _opening(values: Floats) -> float:
    """Return the first value, or the second where the first is far off all others."""
    far = values[0] - values[1:].min() > FAR_OPENING * np.ptp(values[1:])
    return float(values[1 if far else 0])


def _ends(values: Floats) -> tuple[float, float]:
    """Return the levels of the fifth just before the end, or of what there is, and of the end."""
    tail = late_points(len(values))
    before = values[-2 * tail : -tail]
    end = float(np.median(values[-tail:]))
    return float(np.median(before)) if len(before) else end, end


def _ratio(value: float, error: float) -> float:
    return value / error if error else 0.0

"""Measurements of one curve: how noisy it is, its typical levels, where it bends and where it is lowest."""

import math

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# An epoch with the first and last epoch that could as well be named; nothing twice where there is none.
Around = tuple[float, tuple[float, float]] | tuple[None, None]

# The share of the run over which a curve is smoothed: narrow enough to keep a turn, wide enough to drop a spike.
SMOOTHING = 0.08
# Fewer points than this are smoothed by a median of three alone: a mean of three would move the turn.
SHORT = 12
# The share of the run that counts as its end.
LATE = 0.2
# Longer curves are smoothed in at most so many blocks: a chart shows no more, and 100,000 points take milliseconds.
BLOCKS = 500
# So many second differences tell the noise of a curve as well as all of them.
SAMPLE = 5_000
# Losses are not taken for more exact than this share of the largest one, however smooth the curve.
RESOLUTION = 1e-9
# Scaled to a square, the curve bends at least this far below the straight line, or it has no sharp drop.
BEND = 0.15
# A train loss that falls by less than this share of its first value has no sharp drop either.
DROP = 0.05
# Epochs this close to the deepest point of the bend (a share of the square) cannot be told from it by eye.
BEND_WIDTH = 0.05
# Losses this close to the lowest one (a share of the chart's height, or noises) cannot be told from it.
TURN_WIDTH, TURN_NOISES = 0.02, 2


def noise(values: Floats) -> float:
    """Return how far one value typically lies from its curve, in loss units.

    It is the MAD of second differences: trends cancel and spikes do not count. Independent errors of variance 1 give
    second differences of variance 1 + 4 + 1, hence √6; 1.4826 turns a MAD into a standard deviation.
    """
    floor = RESOLUTION * float(np.max(np.abs(values), initial=0.0))
    if len(values) < 3:
        return floor
    bends = np.diff(values, 2)[:: math.ceil(len(values) / SAMPLE)]
    return max(floor, float(1.4826 * np.median(np.abs(bends - np.median(bends))) / 6**0.5))


def level_error(noise: float, n: int, m: int) -> float:
    """Return the standard error of the difference between medians of n and of m values; √(π/2) is the median's."""
    return math.sqrt(math.pi / 2 * (1 / n + 1 / m)) * noise


def late_points(n: int) -> int:
    """Return how many of n points are the end of a run."""
    return max(3, round(LATE * n))


def smooth(values: Floats) -> Floats:
    """Return a curve of the same length without spikes: a running median, then a running mean."""
    size = math.ceil(len(values) / BLOCKS)
    coarse = np.median(_blocks(values, size), axis=1) if size > 1 else values
    width = _smooth_width(len(coarse))
    coarse = np.median(_windows(coarse, width), axis=1)
    if len(coarse) >= SHORT:
        coarse = np.mean(_windows(coarse, width), axis=1)
    middles = (np.arange(len(coarse)) + 0.5) * size - 0.5
    return coarse if size == 1 else np.interp(np.arange(len(values)), middles, coarse)


def level(values: Floats, at: int) -> tuple[float, int]:
    """Return the median around one point, as wide as smoothing, and how many values it is taken from."""
    half = _smooth_width(len(values)) // 2
    near = values[max(0, at - half) : at + half + 1]
    return float(np.median(near)), len(near)


def isotonic_decreasing(values: Floats) -> Floats:
    """Return the non-increasing curve that is nearest in least squares (pool adjacent violators), shape `(n,)`."""
    means: list[float] = []
    sizes: list[int] = []
    for value in values.tolist():
        mean, size = value, 1
        while means and means[-1] < mean:
            before = sizes.pop()
            mean = (means.pop() * before + mean * size) / (before + size)
            size += before
        means.append(mean)
        sizes.append(size)
    return np.repeat(means, sizes)


def drop(epochs: Floats, values: Floats) -> Around:
    """Return the epoch where the sharp drop ends and the range of epochs that could as well be named, or nothing.

    The falling curve, scaled to a unit square, is farthest below the straight line from its first to its last point
    where x + y is lowest (Satopää et al., "Finding a Kneedle in a Haystack", 2011, without its smoothing).
    """
    size = math.ceil(len(values) / BLOCKS)
    if size > 1:
        epochs, values = _blocks(epochs, size)[:, size // 2], np.mean(_blocks(values, size), axis=1)
    if len(values) < 3 or epochs[-1] <= epochs[0]:
        return None, None
    curve = isotonic_decreasing(values)
    height = curve[0] - curve[-1]
    if height <= DROP * abs(curve[0]):
        return None, None
    depth = (epochs - epochs[0]) / (epochs[-1] - epochs[0]) + (curve - curve[-1]) / height
    end = int(np.argmin(depth))
    if 1 - depth[end] < BEND:
        return None, None
    first, last = _stretch(depth <= depth[end] + BEND_WIDTH, end)
    return float(epochs[end]), (float(epochs[first]), float(epochs[last]))


def lowest(epochs: Floats, values: Floats) -> Around:
    """Return the epoch of the lowest value, the first of equals, and the epochs around that cannot be told from it."""
    if not len(values):
        return None, None
    best = int(np.argmin(values))
    curve = smooth(values)
    width = max(TURN_NOISES * noise(values), TURN_WIDTH * float(np.ptp(values)))
    first, last = _stretch(curve <= curve[best] + width, best)
    return float(epochs[best]), (float(epochs[first]), float(epochs[last]))


def _smooth_width(n: int) -> int:
    return 3 if n < SHORT else max(3, int(SMOOTHING * n) | 1)


def _windows(values: Floats, width: int) -> Floats:
    return sliding_window_view(np.pad(values, width // 2, mode="edge"), width)


def _blocks(values: Floats, size: int) -> Floats:
    """Return each `size` values in a row as one row; the last row is filled up with the last value."""
    return np.pad(values, (0, -len(values) % size), mode="edge").reshape(-1, size)


def _stretch(inside: NDArray[np.bool_], at: int) -> tuple[int, int]:
    """Return the first and the last index of the unbroken stretch of true values around `at`, which is true."""
    outside = np.concatenate([[-1], np.flatnonzero(~inside), [len(inside)]])
    after = int(np.searchsorted(outside, at))
    return int(outside[after - 1]) + 1, int(outside[after]) - 1

"""Many thin curves as one small picture, quick enough to be drawn again ten times a second.

An SVG as a data address: without its own size it fills the place that it gets, and its colours suit light and dark
pages. What is written stands beside it, in the page's own type.
"""

from collections.abc import Sequence
from html import escape
from math import floor, log10
from statistics import median
from typing import NamedTuple
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from pages.ui.run_player.limits import loss_limits
from pages.ui.run_player.lines import Line

Floats = NDArray[np.float64]

# Readable on a light and on a dark page.
GREY = "#8a8e99"
# The picture's own grid, in which places are whole numbers; a curve may leave it at its top.
_SIZE, _ABOVE = 1000, -60


class Stroke(NamedTuple):
    """Lines that look alike, or dots where each has one point: their paths and their look."""

    paths: Sequence[str]
    colour: str
    width: float
    opacity: float = 1.0
    dash: str = ""


class Axes(NamedTuple):
    """The ends of the axes."""

    x: tuple[float, float]
    y: tuple[float, float]

    def share(self, value: float) -> float:
        """Return how high a value stands, 0 at the bottom to 1 at the top, or a little more for what is above."""
        low, high = self.y
        return float(np.clip((value - low) / ((high - low) or 1.0), -0.02, 1 - _ABOVE / _SIZE))


def axes_of(lines: Sequence[Line], last: float, explodes: float) -> Axes:
    """Return axes on which the ends can be told apart: a high start, or an explosion, may leave them at the top.

    An end more than `explodes` times above the usual start would squeeze the rest.
    """
    low, top = loss_limits(lines)
    columns = [column[np.isfinite(column)] for line in lines for column in line.columns().values()]
    starts, ends = ([float(column[i]) for column in columns if len(column)] for i in (0, -1))
    if starts and low >= 0:
        usual = median(starts)
        top = min(top, 1.05 * max(usual, min(max(ends), explodes * usual)) or 1.0)
    return Axes((0.0, max(last, 1.0)), (low, top))


def path(x: Floats, y: Floats, axes: Axes) -> str:
    """Return a curve; what is infinite, or no number, is above the top and ends it."""
    finite = np.isfinite(y)
    if not finite.all():
        end = int(np.argmin(finite)) + 1
        x, y = x[:end], np.where(finite[:end], y[:end], np.inf)
    if not len(x):
        return ""
    (left, right), (low, high) = axes
    across = (np.asarray(x, float) - left) / ((right - left) or 1.0) * _SIZE
    with np.errstate(over="ignore"):
        down = (1 - (y - low) / ((high - low) or 1.0)) * _SIZE
    places = np.stack([across, np.clip(down, _ABOVE, _SIZE + 20)]).round().astype(int)
    steps = np.diff(places, axis=1).T.tolist()
    return f"M{places[0, 0]} {places[1, 0]}l" + " ".join(f"{dx} {dy}" for dx, dy in steps or [(0, 0)])


def data_url(strokes: Sequence[Stroke], lines: Sequence[float] = (), axes: Axes | None = None) -> str:
    """Return the picture's address: strokes, the last one in front, over level lines at these values."""
    level = [f"M0 {(1 - axes.share(value)) * _SIZE:.0f}h{_SIZE}" for value in lines] if axes else []
    body = "".join(map(_drawn, [Stroke(level, GREY, 1, 0.25), *strokes]))
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_SIZE} {_SIZE}' preserveAspectRatio='none'>{body}</svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe=" ='/:;,()")


def _drawn(stroke: Stroke) -> str:
    if not stroke.paths:
        return ""
    dash = f" stroke-dasharray='{stroke.dash}'" if stroke.dash else ""
    return (
        f"<path d='{''.join(stroke.paths)}' fill='none' stroke='{stroke.colour}' stroke-width='{stroke.width:g}' "
        f"stroke-opacity='{stroke.opacity:g}' stroke-linejoin='round' stroke-linecap='{'butt' if dash else 'round'}'"
        f"{dash} vector-effect='non-scaling-stroke'/>"
    )


def img(url: str, alt: str, style: str = "") -> str:
    """Return the picture as HTML, with its words."""
    return f'<img class="curves" alt="{escape(alt, quote=True)}" src="{url}"{f" style={style!r}" if style else ""}>'


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Return round values from low to high, at most so many."""
    span = high - low
    if not span > 0:
        return [low]
    step = 10.0 ** floor(log10(span / most))
    step *= next(factor for factor in (1, 2, 5, 10, 20) if span / (factor * step) <= most)
    first = -floor(-low / step + 1e-9)
    return [round(i * step, 12) for i in range(first, floor(high / step + 1e-9) + 1)][: most + 1]

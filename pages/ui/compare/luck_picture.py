"""Every run's validation loss as a thin line, the median run in front, and on the right where each run ends."""

from collections.abc import Mapping, Sequence
from html import escape
from math import isfinite

import numpy as np

from core.training.run import History
from pages.ui.charts.palette import VAL
from pages.ui.compare.curve_images import GREY, Axes, Stroke, axes_of, data_url, img, path, ticks
from pages.ui.compare.luck_text import median_run
from pages.ui.compare.run_summary import RunSummary
from pages.ui.i18n import Text, plain
from pages.ui.run_player.lines import Line, thinned

# Points of a run in progress.
_POINTS = 60


def picture(runs: Sequence[RunSummary], unfinished: Mapping[int, History], last: int, alt: str, t: Text) -> str:
    """Return the picture as HTML; `last` is the epoch at which the axis ends."""
    growing = [_line(history) for history in unfinished.values()]
    lines = [Line(run.epochs, val=run.val) for run in runs] + growing
    axes = axes_of(lines, last, explodes=5.0)
    levels = ticks(*axes.y)
    curves = data_url(_strokes(runs, growing, axes), levels, axes)
    return (
        f"<div class='runs-plot'><div class='y'>{_y_axis(levels, axes)}</div>"
        f"<div class='curves-area'>{img(curves, alt)}</div>"
        f"<div class='strip'>{img(data_url(_dots(runs, axes), levels, axes), '')}</div>"
        f"<div class='x'>{_x_axis(axes)}<i>{escape(t('training_lab.chart.epoch'))}</i></div>"
        f"<div class='end'>{escape(t('luck.ends'))}</div></div>"
    )


def _line(history: History) -> Line:
    kept = thinned(history.val_loss, _POINTS)
    return Line(history.epoch[kept], val=history.val_loss[kept])


def _strokes(runs: Sequence[RunSummary], growing: Sequence[Line], axes: Axes) -> list[Stroke]:
    thin = [path(run.epochs, run.val, axes) for run in runs]
    begun = [path(line.x, line.columns()["val"], axes) for line in growing if line.columns()]
    opacity = 0.75 if len(runs) <= 16 else 0.5 if len(runs) <= 64 else 0.4
    strokes = [Stroke(thin, GREY, 1.2, opacity), Stroke(begun, VAL, 1.2, 0.8)]
    if runs:
        strokes.append(Stroke([thin[median_run(runs)]], VAL, 3))
    return strokes


def _dots(runs: Sequence[RunSummary], axes: Axes) -> list[Stroke]:
    """Return a dot for the end of each run, beside each other where they would lie on one another."""
    if not runs:
        return []
    middle = median_run(runs)
    dots = [_dot(i, run.final["loss"], axes) for i, run in enumerate(runs)]
    others = [dot for i, dot in enumerate(dots) if i != middle]
    return [Stroke(others, GREY, 6, 0.75), Stroke([dots[middle]], VAL, 10)]


def _dot(i: int, value: float, axes: Axes) -> str:
    height = min(axes.share(value), 0.985) if isfinite(value) else 0.985
    # The golden section spreads any number of places evenly.
    across = 150 + 700 * ((i * 0.6180339887) % 1.0)
    return f"M{across:.0f} {(1 - height) * 1000:.0f}h0"


def _y_axis(levels: Sequence[float], axes: Axes) -> str:
    return "".join(f"<span style='bottom:{100 * axes.share(v):.1f}%'>{_tick(v)}</span>" for v in levels)


def _x_axis(axes: Axes) -> str:
    last = axes.x[1]
    epochs = sorted({float(np.round(v)) for v in ticks(0.0, last, 5)})
    return "".join(f"<span style='left:{100 * v / last:.1f}%'>{v:.0f}</span>" for v in epochs)


def _tick(value: float) -> str:
    return plain(float(f"{value:.6g}"))

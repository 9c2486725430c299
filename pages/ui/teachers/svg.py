"""A run's two curves as SVG for paper: black, solid and dashed, with ticks to measure by."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from core.training import Run
from pages.ui.i18n import Text
from pages.ui.teachers import templates

_WIDTH, _HEIGHT = 640, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 570, 10, 196
# Names of curves closer than this cannot be read.
_APART = 14
# As many points as a printed line shows.
_POINTS = 300


class Line(NamedTuple):
    """A curve with the place of its name."""

    name: str
    dashed: bool
    points: str
    name_y: float


@dataclass(frozen=True)
class _Scales:
    """From epochs and losses to places on paper."""

    last: int
    most: float

    def x(self, epoch: float) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * epoch / max(self.last, 1), 1)

    def y(self, loss: float) -> float:
        return round(_TOP + (_BOTTOM - _TOP) * (1 - min(loss, self.most) / self.most), 1)


def curves(run: Run, t: Text, *, val: bool = True) -> Markup:
    """Return both losses of a run over its epochs; without `val` room is left to draw validation by hand."""
    history = run.history
    losses = {"train": history.train_loss} | ({"val": history.val_loss} if val else {})
    every = np.concatenate(list(losses.values()))
    most = 1.05 * float(np.quantile(every[np.isfinite(every)], 0.995)) or 1.0
    place = _Scales(len(history) - 1, most)
    return templates.render(
        "curves.svg",
        width=_WIDTH, height=_HEIGHT, left=_LEFT, right=_RIGHT, top=_TOP, bottom=_BOTTOM,
        labels=t.under("training_lab.chart"),
        x_ticks=[(place.x(epoch), f"{epoch:g}") for epoch in _ticks(place.last)],
        y_ticks=[(place.y(loss), f"{loss:g}") for loss in _ticks(most)[1:]],
        lines=_lines(losses, place),
    )  # fmt: skip


def _lines(losses: dict[str, NDArray[np.float64]], place: _Scales) -> list[Line]:
    lines: list[Line] = []
    for name, column in losses.items():
        rows = [i for i in range(0, place.last + 1, max(1, place.last // _POINTS)) if np.isfinite(column[i])]
        if rows:
            points = " ".join(f"{place.x(i)},{place.y(float(column[i]))}" for i in rows)
            name_y = place.y(float(column[rows[-1]])) + 4
            if lines and abs(name_y - lines[0].name_y) < _APART:
                name_y = min(name_y, lines[0].name_y - _APART)
            lines.append(Line(name, name != "train", points, round(name_y, 1)))
    return lines


def _ticks(end: float) -> list[float]:
    """Return round values from 0 to `end`, five to ten of them."""
    step = 10.0 ** np.floor(np.log10(max(end, 1e-9) / 5))
    step *= next(factor for factor in (1, 2, 5, 10) if end / (factor * step) <= 10)
    return [round(i * float(step), 10) for i in range(int(end / step) + 1)]

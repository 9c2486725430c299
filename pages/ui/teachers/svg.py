"""A run's two curves as SVG for paper: black, solid and dashed, with ticks to measure by."""

import numpy as np

from core.training import Run
from pages.ui.charts.marks import Words

_WIDTH, _HEIGHT = 640, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 70, 10, 34


def curves(run: Run, words: Words, *, val: bool = True) -> str:
    """Return both losses of a run over its epochs; without `val` room is left to draw validation by hand."""
    history = run.history
    last = len(history) - 1
    lines = {"train": history.train_loss} | ({"val": history.val_loss} if val else {})
    every = np.concatenate(list(lines.values()))
    top = 1.05 * float(np.quantile(every[np.isfinite(every)], 0.995)) or 1.0

    def x(epoch: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * epoch / max(last, 1)

    def y(loss: float) -> float:
        return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - min(loss, top) / top)

    parts = [
        f'<path d="M{_LEFT},{_TOP} V{y(0):.1f} H{_WIDTH - _RIGHT}" fill="none" stroke="#000"/>',
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 2}" text-anchor="middle">{words["epoch"]}</text>',
        f'<text x="12" y="{_HEIGHT / 2}" transform="rotate(-90 12 {_HEIGHT / 2})" text-anchor="middle">'
        f"{words['loss']}</text>",
    ]
    for epoch in _ticks(last):
        parts.append(f'<path d="M{x(epoch):.1f},{y(0):.1f} v5" stroke="#000"/>')
        parts.append(f'<text x="{x(epoch):.1f}" y="{y(0) + 17:.1f}" text-anchor="middle">{epoch:g}</text>')
    for loss in _ticks(top)[1:]:
        parts.append(f'<path d="M{_LEFT},{y(loss):.1f} H{_WIDTH - _RIGHT}" stroke="#ccc" stroke-width=".7"/>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y(loss) + 4:.1f}" text-anchor="end">{loss:g}</text>')
    ends: list[float] = []
    for name, losses in lines.items():
        rows = [i for i in range(0, last + 1, max(1, last // 300)) if np.isfinite(losses[i])]
        points = " ".join(f"{x(i):.1f},{y(float(losses[i])):.1f}" for i in rows)
        dash = "" if name == "train" else ' stroke-dasharray="6 4"'
        parts.append(f'<polyline points="{points}" fill="none" stroke="#000" stroke-width="1.6"{dash}/>')
        if rows:
            place = y(float(losses[rows[-1]])) + 4
            # Two names in one place cannot be read: the second moves up.
            place = min(place, ends[0] - 14) if ends and abs(place - ends[0]) < 14 else place
            ends.append(place)
            parts.append(f'<text x="{x(last) + 6:.1f}" y="{place:.1f}">{words[name]}</text>')
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" font-size="12" font-family="inherit">{"".join(parts)}</svg>'
    )


def _ticks(end: float) -> list[float]:
    """Return round values from 0 to `end`, five to ten of them."""
    step = 10.0 ** np.floor(np.log10(max(end, 1e-9) / 5))
    step *= next(factor for factor in (1, 2, 5, 10) if end / (factor * step) <= 10)
    return [round(i * float(step), 10) for i in range(int(end / step) + 1)]

"""Validation rows counted by truth and answer, and some of them as examples, from the easiest to the hardest."""

from typing import Any

import numpy as np

from core.datasets import DATASETS
from core.losses import LOSSES
from core.training import Run, predicted_class
from pages.ui.charts.images import palette_png
from pages.ui.run_player.panels.places import Floats, probabilities

EXAMPLES = (0.0, 0.3, 0.6, 0.9, 1.0)


def confusion(run: Run) -> dict[str, Any]:
    data, n_classes = run.data, DATASETS[run.config.dataset].n_classes
    truth = data.y_val.astype(int)
    answers = run.raw_of_kept(data.x_val)
    counts = [np.bincount(truth * n_classes + predicted_class(raw), minlength=n_classes**2) for raw in answers]
    rows = _example_rows(run, answers[-1])
    return {
        "counts": [[int(n) for n in frame] for frame in counts],
        "rows": [int(n) for n in np.bincount(truth, minlength=n_classes)],
        "examples": [_example(run, row) for row in rows],
        "answers": [_answers(run, raw[rows], truth[rows]) for raw in answers],
    }


def _example(run: Run, row: int) -> dict[str, Any]:
    found: dict[str, Any] = {"c": int(run.data.y_val[row])}
    if shape := DATASETS[run.config.dataset].image:
        found["image"] = _image(run.data.x_val[row] * run.data.x_scale + run.data.x_mean, shape)
    return found


def _answers(run: Run, raw: Floats, truth: Floats) -> list[list[float]]:
    """Return for each example the predicted class and the probability of the truth, -1 for scores, which have none."""
    proba = probabilities(raw)
    sure = np.nan_to_num(proba[np.arange(len(truth)), truth.astype(int)])
    if not LOSSES[run.config.loss].gives_probabilities:
        sure = np.full(len(truth), -1.0)
    return [[int(c), round(float(p), 3)] for c, p in zip(predicted_class(raw), sure, strict=True)]


def _example_rows(run: Run, raw: Floats) -> list[int]:
    """Return validation rows from the easiest to the hardest, by their loss at the end of the run."""
    with np.errstate(all="ignore"):
        losses = np.nan_to_num(LOSSES[run.config.loss].value(raw, run.data.y_val), posinf=1e300)
    order = np.argsort(losses, kind="stable")
    return [int(order[round(share * (len(order) - 1))]) for share in EXAMPLES]


def _image(pixels: Floats, shape: tuple[int, int]) -> str:
    """Return a picture as black ink on white paper, in both themes."""
    palette = [(255 - round(255 * ink / 16),) * 3 + (255,) for ink in range(17)]
    return palette_png(np.clip(pixels.round(), 0, 16).reshape(shape).astype(np.uint8), palette)

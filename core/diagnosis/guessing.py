"""Losses that stand where guessing among several classes would put them."""

import math
from collections.abc import Iterator

import numpy as np

from core.diagnosis.findings import LOSSES, Columns, Finding, sample

# Numbers of classes that are looked for where nobody says how many there are.
USUAL = (*range(2, 11), 20, 100, 1000)
# Logs round to two digits: .69 for .6931. Validation's own shares of the classes move it by a little more.
CLOSE, VAL_CLOSE = 0.006, 0.03
# Of the rows after the first, which is the untrained model's own, so many stand there.
SHARE = 0.7


def known(columns: Columns) -> str | None:
    """A guess that is known is better than one that is looked for."""
    if not any(len(columns.measured[loss]) >= 3 for loss in LOSSES):
        return "too_few_points"
    return "baseline_given" if columns.baseline is not None and columns.n_classes is None else None


def at_chance(columns: Columns) -> Iterator[Finding]:
    """The loss stands at ln K, the cross-entropy of calling K classes equally likely."""
    curves = columns.curves
    levels = {loss: math.nan for loss in LOSSES}
    for loss in LOSSES:
        if len(columns.measured[loss]) >= 3:
            levels[loss] = curves.given(float(np.median(sample(columns.measured[loss]))))
    first = next(loss for loss in LOSSES if not math.isnan(levels[loss]))
    values = sample(columns.measured[first][1:])
    for classes in USUAL if columns.n_classes is None else (max(2, columns.n_classes),):
        guess = math.log(classes)
        ln_k = float(np.ldexp(guess, -curves.exponent))
        stands = np.mean(np.abs(values - ln_k) <= CLOSE * ln_k)
        beside = first == "val" or math.isnan(levels["val"]) or abs(levels["val"] - guess) <= VAL_CLOSE * guess
        if stands >= SHARE and beside:
            yield Finding("at_chance", {"classes": classes, "guess": guess, "level": levels[first]})
            return

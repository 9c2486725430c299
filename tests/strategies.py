"""What hypothesis draws: configs that can be, raw outputs with targets, and strings as they come in links."""

from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.choices import losses_for
from core.config import CHOICES, RANGES, RunConfig
from core.datasets import DATASETS


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Return whole numbers where both ends are int, as in `RANGES`."""
    return st.integers(low, high) if isinstance(low, int) else st.floats(low, high)


@st.composite
def configs(draw: st.DrawFn, max_rows: int = 2000, max_epochs: int = 5000) -> RunConfig:
    """Return any config that the constructor takes: each field set, or left to the dataset."""
    dataset = DATASETS[draw(st.sampled_from(tuple(DATASETS)))]
    rows = dataset.rows or 4000
    n_train = draw(st.integers(5, min(max_rows, rows - 5)))
    models = [model for model in CHOICES["model"] if model != "polynomial" or len(dataset.inputs) == 1]
    values = {
        "n_val": draw(st.integers(5, min(max_rows, rows - n_train))),
        "batch_size": draw(st.integers(0, n_train) | st.none()),
        "epochs": draw(st.integers(1, max_epochs)),
        "model": draw(st.sampled_from(models) | st.none()),
        "loss": draw(st.sampled_from(losses_for(dataset.id)) | st.none()),
        "hidden": draw(st.lists(st.integers(1, 64), min_size=1, max_size=3).map(tuple) | st.none()),
        "noise": draw(st.floats(0, 2) | st.none()) if dataset.draw else None,
    }
    for name in ("activation", "optimizer"):
        values[name] = draw(st.sampled_from(CHOICES[name]) | st.none())
    for name in ("degree", "learning_rate"):
        values[name] = draw(numbers(*RANGES[name]) | st.none())
    for name in ("outliers", "l2", "dropout", "patience", "data_seed", "weights_seed"):
        values[name] = draw(numbers(*RANGES[name]))
    return RunConfig(dataset=dataset.id, n_train=n_train, **values)


def raws(n: int, n_outputs: int, largest: float) -> st.SearchStrategy:
    """Return raw outputs of n rows: `(n,)` for one output, `(n, n_outputs)` for several."""
    shape = n if n_outputs == 1 else (n, n_outputs)
    return hnp.arrays(float, shape, elements=st.floats(-largest, largest))

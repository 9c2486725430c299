"""What hypothesis draws: configs that can be, raw outputs with targets, and strings as they come in links."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.choices import losses_for
from core.config import CHOICES, RANGES, RunConfig
from core.datasets import DATASETS
from core.training import Epoch


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Return whole numbers where both ends are int, as in `RANGES`."""
    return st.integers(low, high) if isinstance(low, int) else st.floats(low, high)


# What no dataset restricts; built once, because building takes longer than drawing.
_FREE = st.fixed_dictionaries(
    {name: numbers(*RANGES[name]) for name in ("outliers", "l2", "dropout", "patience", "data_seed", "weights_seed")}
    | {name: numbers(*RANGES[name]) | st.none() for name in ("degree", "learning_rate")}
    | {name: st.sampled_from(CHOICES[name]) | st.none() for name in ("activation", "optimizer")}
    | {"hidden": st.lists(st.integers(1, 64), min_size=1, max_size=3).map(tuple) | st.none()}
)
_NOISE = st.floats(0, 2) | st.none()
_LOSSES = {id: st.sampled_from(losses_for(id)) | st.none() for id in DATASETS}
_MODELS = {
    id: st.sampled_from([m for m in CHOICES["model"] if m != "polynomial" or len(dataset.inputs) == 1]) | st.none()
    for id, dataset in DATASETS.items()
}


@st.composite
def configs(draw: st.DrawFn, max_rows: int = 2000, max_epochs: int = 5000) -> RunConfig:
    """Return any config that the constructor takes: each field set, or left to the dataset."""
    dataset = DATASETS[draw(st.sampled_from(tuple(DATASETS)))]
    rows = dataset.rows or 4000
    n_train = draw(st.integers(5, min(max_rows, rows - 5)))
    return RunConfig(
        dataset=dataset.id,
        n_train=n_train,
        n_val=draw(st.integers(5, min(max_rows, rows - n_train))),
        batch_size=draw(st.integers(0, n_train) | st.none()),
        epochs=draw(st.integers(1, max_epochs)),
        model=draw(_MODELS[dataset.id]),
        loss=draw(_LOSSES[dataset.id]),
        noise=draw(_NOISE) if dataset.draw else None,
        **draw(_FREE),
    )


def raws(n: int, n_outputs: int, largest: float) -> st.SearchStrategy:
    """Return raw outputs of n rows: `(n,)` for one output, `(n, n_outputs)` for several."""
    shape = n if n_outputs == 1 else (n, n_outputs)
    return hnp.arrays(float, shape, elements=st.floats(-largest, largest))


@st.composite
def histories(draw: st.DrawFn, max_epochs: int = 40) -> list[Epoch]:
    """Return the rows of a pair of curves as a run may leave them: of any shape and size, none below 0.

    Both losses are finite, but for the last row of a run that diverged.
    """
    n = draw(st.integers(2, max_epochs + 1))
    losses = np.column_stack([draw(_curves(n)), draw(_curves(n))])
    if draw(st.integers(0, 5)) == 0:
        losses[-1] = draw(st.sampled_from([(np.inf, np.inf), (np.nan, np.nan), (1.0, np.inf), (np.nan, 1.0)]))
    share = draw(st.sampled_from([np.nan, 0.0, 0.5, 1.0]))
    return [Epoch(i, float(train), float(val), share, share) for i, (train, val) in enumerate(losses)]


@st.composite
def _curves(draw: st.DrawFn, n: int) -> np.ndarray:
    """Return a curve of n losses: any numbers, or a fall, a rise and jitter, of any size."""
    if draw(st.booleans()):
        return draw(hnp.arrays(float, n, elements=st.floats(0, 1e300) | st.sampled_from([0.0, 5e-324, 1e-12, 1.0])))
    x = np.arange(n) / max(n - 1, 1)
    turn, steep = draw(st.floats(0.02, 1)), draw(st.sampled_from([0.0, 1.0, 5.0, 30.0]))
    rise, jitter = draw(st.sampled_from([0.0, 0.03, 0.3, 3.0, 1e6])), draw(st.sampled_from([0.0, 0.001, 0.1, 1.0]))
    floor, size = draw(st.sampled_from([0.0, 1e-9, 0.1, 1.0])), draw(st.sampled_from([1.0, 1e-300, 1e-6, 1e3, 1e150]))
    shape = floor + np.exp(-steep * x) + rise * np.maximum(x - turn, 0)
    noise = np.random.default_rng(draw(st.integers(0, 999))).standard_normal(n)
    return size * np.maximum(shape + jitter * noise, 0)

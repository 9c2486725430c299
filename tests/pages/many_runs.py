"""Summaries of many runs as hypothesis draws them, and what may not be in a sentence about them."""

from math import inf

import numpy as np
from hypothesis import strategies as st

from core.config import RunConfig
from pages.ui.compare.run_summary import RunSummary
from tests.pages.sentences import LEAKS

NAMES = ("healthy.name", "healthy.name_but", "overfitting.name", "unstable.name", "penalty.name")
LOSSES = st.sampled_from([0.0, 1e-9, 0.2, 0.205, 0.3, 1.0, 3.0, 1e12, inf]) | st.floats(0, 2)
CURVE = np.linspace(1.0, 0.5, 5)


def summary(final: float, config: RunConfig, name: str = "healthy.name") -> RunSummary:
    """Return a run that ends at a validation loss."""
    units = {"loss": final, "error": final, "accuracy": 0.0 if final == inf else 1 / (1 + final)}
    low = {unit: min(value, 1.0) for unit, value in units.items()}
    verdict = name.split(".")[0]
    return RunSummary(config, np.arange(5.0), CURVE, CURVE, units, low, min(final, 0.1), verdict, name, final == inf)


def summaries(config: RunConfig, least: int = 1, most: int = 20) -> st.SearchStrategy[list[RunSummary]]:
    one = st.builds(summary, LOSSES, st.just(config), st.sampled_from(NAMES))
    return st.lists(one, min_size=least, max_size=most)


def assert_said(texts: list[str]) -> None:
    """Assert that sentences are there and that nothing of the program leaked into them."""
    for text in texts:
        assert text.strip()
        assert not LEAKS.search(text), text

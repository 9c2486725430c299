"""The model beside the curves at each epoch that was kept: as numbers for the browser, the same in every language.

Which picture follows from the dataset: a fitted line over one input, a surface over two, predictions against the
truth, or validation rows counted by class. Places are shares of the picture's width and height, in two letters each.
"""

from collections.abc import Callable
from typing import Any

from core.datasets import DATASETS
from core.training import Run
from pages.ui.run_player.panels.confusion import confusion
from pages.ui.run_player.panels.line import line
from pages.ui.run_player.panels.scatter import scatter
from pages.ui.run_player.panels.surface import surface

_PANELS: dict[str, Callable[[Run], dict[str, Any]]] = {
    "line": line, "surface": surface, "scatter": scatter, "confusion": confusion,
}  # fmt: skip


def kind(run: Run) -> str:
    """Return which picture of the model goes beside the curves: line, surface, scatter or confusion."""
    dataset = DATASETS[run.config.dataset]
    if len(dataset.inputs) == 1:
        return "line"
    if dataset.task == "regression":
        return "scatter"
    return "surface" if len(dataset.inputs) == 2 else "confusion"


def panel(run: Run) -> dict[str, Any]:
    """Return the picture of a run's models; `epochs` are those of its frames."""
    name = kind(run)
    return {"kind": name, "epochs": [int(epoch) for epoch in run.kept_epochs], **_PANELS[name](run)}

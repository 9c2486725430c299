"""A run that was trained here, in the player: its curves with their phases, and its model beside them."""

from typing import Any

import numpy as np

from core.datasets import DATASETS
from core.training import Run
from pages.ui import runs, verdict
from pages.ui.i18n import Text
from pages.ui.run_player.component import draw
from pages.ui.run_player.lines import Line
from pages.ui.run_player.panels import kind, panel
from pages.ui.run_player.phases import named_phases
from pages.ui.verdict import run_summary


def draw_run(
    run: Run,
    t: Text,
    *,
    key: str = "player_lab",
    replays: int = 0,
    log_y: bool = False,
    phases: bool = True,
    model: bool = True,
    accuracy: bool = False,
    reveal_verdict: bool = True,
    watch: bool = False,
) -> None:
    """Draw a run; another `replays` plays it again from epoch 0; without `model` only the curves.

    Without `reveal_verdict` nothing of the diagnosis is sent to the browser: no phases, no best epoch, no verdict in
    the picture's words. With `watch` the page learns when the run has been watched (by `runs.run_id`).
    """
    named = phases and reveal_verdict
    draw(
        [line_of(run, accuracy=accuracy)],
        t,
        key=key,
        alt=run_summary.alt(run, kind(run) if model else None, t, reveal_verdict=reveal_verdict),
        run=f"{runs.run_id(run)}-{replays}",
        size="model" if model else "curves",
        last=run.config.epochs,
        log_y=log_y,
        guess=run.guess_loss,
        best=verdict.diagnosis_of(run).best_epoch if reveal_verdict else None,
        phases=named_phases(verdict.curves_of(run), t) if named else [],
        accuracy=accuracy,
        panel=_panel(run, t) if model else None,
        watch=runs.run_id(run) if watch else "",
    )


def line_of(run: Run, *, name: str = "", accuracy: bool = False) -> Line:
    """Return a run's curves; what is not finite at its end breaks off, and is not taken for a gap."""
    history = run.history
    return Line(
        history.epoch,
        _measured(history.train_loss),
        _measured(history.val_loss),
        history.train_accuracy if accuracy else None,
        history.val_accuracy if accuracy else None,
        name=name,
    )


def _measured(losses: Any) -> Any:
    """Return losses in which what is not a number counts as infinite: it was measured."""
    return np.where(np.isfinite(losses), losses, np.inf)


def _panel(run: Run, t: Text) -> dict[str, Any]:
    """Return the model's picture, made once for all visitors, with the names of the classes in one's language."""
    made = runs.drawn(("panel", run.config), lambda: panel(run))
    return made | {"labels": [t(f"common.class.{id}") for id in DATASETS[run.config.dataset].classes]}

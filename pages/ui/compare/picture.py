"""The runs of a comparison in one player: their curves in a unit that all share, and their models at the same epoch."""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np

from core.comparison import validation_curve
from core.datasets import DATASETS
from core.training import Run
from pages.ui import run_player, runs, verdict
from pages.ui.compare.text import unit_words, value_in
from pages.ui.i18n import Text
from pages.ui.run_player import Line
from pages.ui.run_player.lines import Floats
from pages.ui.run_player.panels import kind, panel

# With more runs, training curves would hide the validation curves.
MOST_WITH_TRAINING = 3
# A table of more classes cannot be read in a small picture.
_MOST_CLASSES = 3
# A rhythm for each validation curve: colours are not what all eyes tell apart.
_DASHES = ("dashed", "dotted", "dash_dot", "long", "dash_dots", "solid")
_ALONE = ("solid", "dashed", "dotted", "dash_dot", "long", "dash_dots")


def draw(compared_runs: Sequence[Run], names: Sequence[str], unit: str, t: Text, *, updates: bool = False) -> None:
    """Draw runs that share a unit; over updates of the weights instead of epochs if `updates`."""
    steps = [updates_per_epoch(run) if updates else 1 for run in compared_runs]
    with_training = unit == "loss" and len(compared_runs) <= MOST_WITH_TRAINING
    lines = [
        _line(run, name, unit, per_epoch, with_training, i)
        for i, (run, name, per_epoch) in enumerate(zip(compared_runs, names, steps, strict=True))
    ]
    run_player.draw(
        lines, t, key="player_compare", alt=alt(compared_runs, names, unit, t),
        run=str(crc32(repr([(run.config, run.batch_seed) for run in compared_runs]).encode() + bytes(updates))),
        shares=unit == "accuracy", gap=False,
        last=max(run.config.epochs * step for run, step in zip(compared_runs, steps, strict=True)),
        small_panels=_panels(compared_runs, names, steps, t),
        words=unit_words(unit, compared_runs, t) | ({"epoch": t("compare_runs.update")} if updates else {}),
    )  # fmt: skip


def updates_per_epoch(run: Run) -> int:
    """Return how often an epoch changes the weights."""
    n_train = run.config.n_train
    return -(-n_train // (run.config.batch_size or n_train))


def alt(compared_runs: Sequence[Run], names: Sequence[str], unit: str, t: Text) -> str:
    """Return the picture in words: of each run its verdict and where it ends."""
    return " ".join(
        t("compare_runs.alt", name=name, sentence=verdict.sentence(run, t), value=value_in(unit, run, t))
        for name, run in zip(names, compared_runs, strict=True)
    )


def _line(run: Run, name: str, unit: str, per_epoch: int, with_training: bool, place: int) -> Line:
    epochs, values = validation_curve(run, unit)
    return Line(
        epochs * per_epoch,
        measured(run.history.train_loss) if with_training else None,
        measured(values),
        name=name,
        dashes=("solid", (_DASHES if with_training else _ALONE)[place]),
    )


def measured(values: Floats) -> Floats:
    """Return values in which what is not a number counts as infinite: it was measured."""
    return np.where(np.isfinite(values), values, np.inf)


def models_kind(compared_runs: Sequence[Run]) -> str:
    """Return which kind of small pictures the models have: "points", "confusion", or "" for none."""
    kinds = {kind(run) for run in compared_runs}
    if "confusion" not in kinds:
        return "points"
    fits = all(DATASETS[run.config.dataset].n_classes <= _MOST_CLASSES for run in compared_runs)
    return "confusion" if fits and kinds == {"confusion"} else ""


def _panels(compared_runs: Sequence[Run], names: Sequence[str], steps: Sequence[int], t: Text) -> list[dict[str, Any]]:
    if not models_kind(compared_runs):
        return []
    return [
        runs.drawn(("panel", run.config), lambda run=run: panel(run))  # type: ignore[misc]
        | {
            "name": name, "colour": place, "epochs": [epoch * step for epoch in run.kept_epochs],
            "labels": [t(f"common.class.{id}") for id in DATASETS[run.config.dataset].classes],
        }
        for place, (run, name, step) in enumerate(zip(compared_runs, names, steps, strict=True))
    ]  # fmt: skip

"""What a log gives: a run with its curves, or the reason why there is none. All ids of this package stand here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

REASONS: Mapping[str, tuple[str, ...]] = {
    "nothing_given": (),  # no file, or nothing but blanks
    "too_large": ("given", "limit_mb"),  # bytes, megabytes
    "pickle": ("file",),  # not opened: that would run what is in it
    "model_file": ("file",),  # weights, not losses
    "tensorboard_file": ("file",),  # event files are binary; TensorBoard offers CSV
    "spreadsheet": ("file",),
    "picture": ("file",),  # an image of curves, or a PDF
    "archive": ("file",),  # broken, locked, or far too large when unpacked
    "binary": ("file",),
    "no_numbers": ("files",),
    "too_few_points": ("points", "needed"),
    "no_loss": ("names",),  # the names that were found instead
    "unknown_choice": ("role", "given", "names"),  # names: what it can be
}
"""Ids of `LogError.reason`, each with the names of its values."""

NOTES: Mapping[str, tuple[str, ...]] = {
    "no_validation_loss": (),
    "no_training_loss": (),
    "several_pairs": ("taken", "count"),
    "test_as_validation": ("column",),
    "assumed_loss": ("columns",),  # "train", "valid" that do not say of what
    "numbered_sets": ("train", "val"),  # sets that have numbers only, the first taken for training
    "names_differ": ("train", "val"),  # both called a loss, by different names
    "other_quantity": ("train", "val"),  # validation measures something else and was left out
    "split_from_file_name": ("file",),
    "numbered": (),  # no epochs in the log: rows are counted from 1
    "averaged": (),  # training is averaged over the rows since the last validation
    "joined": ("segments",),  # parts of one file that go on where the last stopped, counted on
    "resumed": ("epoch",),  # where a run was taken up again; what had come after it was replaced
    "separate_runs": ("count",),
    "short_runs_left_out": ("count",),
    "cut_to_common": ("train", "val"),  # rows of each; only those that both have are taken
    "sorted": (),  # rows were not in order
    "lengths_differ": (),  # lists of different lengths were put side by side
    "rows_left_out": ("count",),  # rows or unfinished epochs that could not be used
    "files_left_out": ("files",),
    "decimal_comma": (),
}
"""Ids of `LoggedRun.notes`, each with the names of its values."""

COLUMNS = ("x", "train_loss", "val_loss", "train_accuracy", "val_accuracy", "pair", "rows", "runs")
"""Keys of `LoggedRun.columns` and `.choices`, and of what `read_logs` takes as `choose`.

The first five are columns, named as the log names them ("" is none; an `x` of "" counts the rows). `pair` is a pair of
losses by its own name. `rows`: "as_logged", or "per_validation" with training averaged since the last validation.
`runs`: "separate" or "joined", for a file in which the epochs begin again.
"""


class LogError(ValueError):
    """Why a log cannot be read: an id of `REASONS`, and the values that its sentence needs."""

    def __init__(self, reason: str, **values: object) -> None:
        """Take the id and its values."""
        super().__init__(f"{reason} {values}" if values else reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True)
class Note:
    """Something that the reader of a curve should know about how it was read: an id of `NOTES`, and its values."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class LoggedRun:
    """One training run as a log has it: `n` rows, in the order of the epochs."""

    name: str
    """The file's name, with a number where it holds several runs."""
    epochs: Floats
    """`(n,)`, as printed: epochs (they may begin late, or be fractions), steps or rounds; see `columns["x"]`."""
    train_loss: Floats
    """`(n,)`; NaN is missing, or printed (see `printed`). An infinity that the log prints stays."""
    val_loss: Floats
    """`(n,)`, likewise."""
    accuracy: Mapping[str, Floats | None]
    """"train" and "val" -> `(n,)` as printed (a share or per cent), or None."""
    printed: Mapping[str, Mapping[int, float]]
    """"train_loss" and "val_loss" -> row -> the NaN or infinity that the log prints there."""
    columns: Mapping[str, str]
    """What was taken for what, by the keys of `COLUMNS`: the log's own names; "" where there is none."""
    choices: Mapping[str, tuple[str, ...]]
    """What else could have been taken, by the same keys; a key without another choice is left out."""
    notes: tuple[Note, ...]
    family: str
    """Id of the family of formats that it was read as."""

    def losses(self, split: str) -> list[float | None]:
        """Return the loss of "train" or "val" with None for missing, and NaN and infinities only where printed."""
        values, printed = (self.train_loss, self.printed["train_loss"]) if split == "train" else (
            self.val_loss, self.printed["val_loss"])  # fmt: skip
        return [printed.get(row, None if value != value else value) for row, value in enumerate(values.tolist())]

    def for_diagnosis(self) -> dict[str, Any]:
        """Return what `core.diagnosis.diagnose` can be given of this run, by the names of its arguments.

        These are `train_loss`, `val_loss` and `epochs`, `train_accuracy` and `val_accuracy` as shares (None if the log
        has none), and `printed` ("train", "val" -> in which rows the log prints a NaN or an infinity). Where
        validation was measured in less than half of the rows, but often enough, only those rows are returned (as
        training has a loss there too): a curve with mostly gaps cannot be compared with another.
        """
        columns: dict[str, list[Any] | None] = {
            "train_loss": self.losses("train"), "val_loss": self.losses("val"), "epochs": self.epochs.tolist(),
            "train_accuracy": self._shares("train"), "val_accuracy": self._shares("val"),
        }  # fmt: skip
        printed = {split: self._rows_printed(split) for split in ("train", "val")}
        pairs = zip(self.losses("train"), self.losses("val"), strict=True)
        both = [row for row, pair in enumerate(pairs) if None not in pair]
        if 3 <= len(both) < len(self.epochs) / 2:
            columns = {name: column and [column[row] for row in both] for name, column in columns.items()}
            printed = {split: [rows[row] for row in both] for split, rows in printed.items()}
        return {**columns, "printed": printed}

    def _shares(self, split: str) -> list[float | None] | None:
        """Return an accuracy as shares: what goes beyond 1 is in per cent."""
        values = self.accuracy[split]
        if values is None:
            return None
        per_cent = bool(np.nanmax(np.abs(values)) > 1.5)
        return [None if value != value else value / 100 if per_cent else value for value in values.tolist()]

    def _rows_printed(self, split: str) -> list[bool]:
        return [row in self.printed[f"{split}_loss"] for row in range(len(self.epochs))]

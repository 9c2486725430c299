"""One file a metric: MLflow's `timestamp value step`, and the CSV downloads of TensorBoard."""

import re

from core.logs.files import Document
from core.logs.numbers import cell
from core.logs.table import Cell, Table

_MLFLOW = re.compile(r"(\d{10,16}) +(\S+)(?: +(\d+))?(?: +\S*)?")
_TENSORBOARD = re.compile(r"\"?wall[ _]time\"?,\"?step\"?,\"?value\"?", re.IGNORECASE)
_FOLDERS = re.compile(r"(?:^|/)metrics/")


def read(document: Document) -> list[Table]:
    """Return the one series of a file, named by the file and its folders."""
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    if _TENSORBOARD.fullmatch(lines[0]):
        rows = [line.split(",") for line in lines[1:] if line.count(",") == 2]
        return [_series(document, [row[1] for row in rows], [row[2] for row in rows])]
    if not _MLFLOW.fullmatch(lines[0]):
        return []
    found = [_MLFLOW.fullmatch(line) for line in lines]
    if not all(found[:-1]):  # the last line may have been cut
        return []
    return [_series(document, [m[3] or "" for m in found if m], [m[2] for m in found if m])]


def _series(document: Document, steps: list[str], values: list[str]) -> Table:
    path = re.sub(r"\.(csv|txt|log)$", "", document.name)
    folders = _FOLDERS.split(path)
    group, metric = ("/".join(folders[:-1]), folders[-1]) if len(folders) > 1 else _apart(path)
    columns: dict[str, list[Cell]] = {metric: [cell(value) for value in values]}
    x = [cell(step) for step in steps]
    if len(set(x)) > 1:
        columns = {"step": x, **columns}
    return Table(group or document.name, "metric_files", columns, group=group or "/")


def _apart(path: str) -> tuple[str, str]:
    """Take a run and its metric apart: `run-NAME-tag-METRIC`, or a folder and a file."""
    folder, _, file = path.rpartition("/")
    run, tag, metric = file.partition("-tag-")
    if not tag:
        return folder, file
    # Keras writes training and validation as two runs of one tag.
    split = re.search(r"(train|validation|val|eval|test)$", run)
    return (run[: split.start()], f"{split[0]} {metric}") if split else (run, metric)

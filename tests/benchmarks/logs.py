"""Prints how well real logs are read: `python -m tests.benchmarks.logs FOLDER [FOLDER ...] [--speed]`.

A folder is one of two kinds. Cases: `NN_*.txt` with the curve that stands in it (`NN.csv`) and `index.csv` (id, text,
verdict, also_ok). Files: `original/` with `INDEX.csv` (file, curve_id) beside `open/` with `NNN.csv` and `labels.csv`;
files of one number are one log, and those without a curve_id have no curve to compare with: they are listed.
"""

import argparse
import csv
import math
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.diagnosis import diagnose
from core.logs import LogError, LoggedRun, read_logs
from core.logs.__main__ import arguments
from core.logs.files import MAX_BYTES
from tests.benchmarks.diagnosis import SAME

Curve = list[tuple[float, float, float]]
# Curves were written with as many digits as the log has; an average of rows may differ in the last ones.
CLOSE = 1e-6


@dataclass(frozen=True)
class Log:
    """Files of one log, the curve that they hold, if known, and the verdicts that people accept for it."""

    name: str
    files: dict[str, bytes]
    curve: Curve | None
    accepted: frozenset[str]
    shifted: bool
    """Whether the curve's epochs are counted from 1 whatever the log prints."""


def load(folder: Path) -> list[Log]:
    """Return the logs of a folder of either kind."""
    return list(_cases(folder) if (folder / "index.csv").exists() else _files(folder))


def _cases(folder: Path) -> Iterator[Log]:
    for row in _rows(folder / "index.csv"):
        content = (folder / row["text"]).read_bytes()
        accepted = _verdicts(row["verdict"], row["also_ok"])
        yield Log(row["text"], {"pasted": content}, _curve(folder / f"{row['id']}.csv"), accepted, False)


def _files(folder: Path) -> Iterator[Log]:
    groups: dict[str, list[Path]] = {}
    for path in sorted((folder / "original").glob("[0-9]*")):
        groups.setdefault(path.name.split("_")[0], []).append(path)
    ids = {row["file"]: row["curve_id"] for row in _rows(folder / "original" / "INDEX.csv")}
    labels = {row["id"]: _verdicts(row["verdict"], row["also_ok"]) for row in _rows(folder / "open" / "labels.csv")}
    for paths in groups.values():
        id = next((ids[path.name] for path in paths if ids.get(path.name)), "")
        # Numbers in front of a name are the collection's, and are no part of what the log was called.
        files = {"_".join(path.name.split("_")[2:]): path.read_bytes() for path in paths}
        curve = _curve(folder / "open" / f"{id}.csv") if id else None
        yield Log(paths[0].name, files, curve, labels.get(id, frozenset()), True)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _verdicts(verdict: str, others: str) -> frozenset[str]:
    return frozenset(SAME.get(word, word) for word in (verdict, *others.split("|")) if word)


def _curve(path: Path) -> Curve:
    return [
        (_number(row["epoch"]), _number(row["train_loss"]), _number(row["val_loss"])) for row in _rows(path)
    ]  # fmt: skip


def _number(text: str) -> float:
    return float(text) if text else math.nan


def outcome(log: Log) -> tuple[str, str, LoggedRun | None]:
    """Return (what happened, a remark, the run that is compared)."""
    try:
        runs = read_logs(log.files)
    except LogError as error:
        return ("wrongly refused" if log.curve else "rightly refused"), str(error)[:100], None
    if log.curve is None:
        run = runs[0]
        notes = ", ".join(note.id for note in run.notes)
        return "no curve", f"{len(runs)} x {run.columns['train_loss']}|{run.columns['val_loss']} ({notes})", run
    same = [run for run in runs if _same(log.curve, run, log.shifted)]
    if same:
        return "read right", "", same[0]
    remark = f"{len(runs[0].epochs)} rows, wanted {len(log.curve)}; {runs[0].columns}"
    return "SILENTLY WRONG", remark, runs[0]


def _same(curve: Curve, run: LoggedRun, shifted: bool) -> bool:
    if len(curve) != len(run.epochs):
        return False
    shift = curve[0][0] - run.epochs[0] if shifted else 0.0
    rows = zip(run.epochs.tolist(), run.train_loss.tolist(), run.val_loss.tolist(), strict=True)
    return all(
        all(_equal(a, b) for a, b in zip(wanted, (epoch + shift, train, val), strict=True))
        for wanted, (epoch, train, val) in zip(curve, rows, strict=True)
    )


def _equal(wanted: float, found: float) -> bool:
    if math.isnan(wanted) or math.isnan(found):
        return math.isnan(wanted) and math.isnan(found)
    return wanted == found or math.isclose(wanted, found, rel_tol=CLOSE)


def table(logs: Sequence[Log]) -> list[str]:
    """Return the counts, the agreement of the verdicts, and what is to be looked at, as lines of text."""
    found = [(log, *outcome(log)) for log in logs]
    counts = {kind: sum(what == kind for _, what, _, _ in found) for kind in KINDS}
    lines = [f"{kind:<60} {count:>3} of {len(logs)}" for kind, count in counts.items()]
    verdicts = [(log, diagnose(**arguments(run)).verdict) for log, _, _, run in found if run and log.accepted]
    right = sum(verdict in log.accepted for log, verdict in verdicts)
    lines.append(f"{'verdicts accepted':<60} {right:>3} of {len(verdicts)}")
    lines += [f"  {log.name}: {what}: {remark}" for log, what, remark, _ in found if what != "read right"]
    lines += [
        f"  {log.name}: verdict {verdict}, accepted {'|'.join(sorted(log.accepted))}"
        for log, verdict in verdicts
        if verdict not in log.accepted
    ]
    return lines


KINDS = ("read right", "rightly refused", "no curve", "SILENTLY WRONG", "wrongly refused")


# A line for each kind of log; a file of the largest size is made of it.
LONG = {
    "csv": "{n},{x},{y}\n",
    "keras": "Epoch {n}/99999\n100/100 [======] - 5s - loss: {x} - acc: 0.5 - val_loss: {y} - val_acc: 0.4\n",
    "hugging face": "{{'loss': {x}, 'grad_norm': 2.0, 'learning_rate': 5e-05, 'epoch': {n}}}\n",
    "lines of json": '{{"epoch": {n}, "train_loss": {x}, "val_loss": {y}}}\n',
    "printed": "Epoch {n}: train loss {x} val loss {y}\n",
}


def speed(kind: str) -> str:
    """Return one line: CPU seconds and memory for the largest log of a kind; memory is that of the whole process."""
    line = LONG[kind]
    count = MAX_BYTES // len(line.format(n=100_000, x="0.123456", y="0.123456"))
    text = "".join(line.format(n=n, x=f"{1 / (n + 1):.6f}", y=f"{0.5 + n / count:.6f}") for n in range(count))
    content = (("epoch,loss,val_loss\n" if kind == "csv" else "") + text).encode()[:MAX_BYTES]
    del text
    start = time.process_time()
    rows = len(read_logs({"pasted": content})[0].epochs)
    took, memory = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return f"{kind:<20} {rows:>7} rows {took:>6.2f} s CPU, at most 2 {memory:>6.0f} MB, at most 300"


def main() -> None:
    """Print the table of each folder, or how long the largest logs take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="*")
    parser.add_argument("--speed", action="store_true", help="measure logs of the largest size")
    given = parser.parse_args()
    for kind in LONG if given.speed else ():
        print(speed(kind), flush=True)
    for folder in given.folder:
        print(f"{folder}\n" + "\n".join(table(load(folder))), end="\n\n")


if __name__ == "__main__":
    main()

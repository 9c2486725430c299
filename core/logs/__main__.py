"""`python -m core.logs FILE ...`: what the curves in training logs show, as a short table; `-` is standard input.

The exit code is 0 if nothing is alarming, 1 if something is, and 2 if a log cannot be read: a check for one's own CI.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from inspect import signature
from pathlib import Path
from typing import Any

from core.diagnosis import diagnose
from core.logs import LogError, LoggedRun, read_logs
from core.logs.files import MAX_BYTES

ALARMING = frozenset(("overfitting", "unstable"))
"""Verdicts that make the exit code 1."""
ALARMING_FINDINGS = frozenset(("printed_nan", "all_zero", "identical_losses"))
"""Findings that do, whatever the verdict."""
_Finding = tuple[str, Mapping[str, object]]
_EVIDENCE = ("points", "best", "end", "rise", "rise_in_noise", "gap", "late_fall", "train_start", "train_end")


def main(arguments: Sequence[str]) -> int:
    """Print what the logs show; return the exit code."""
    parser = argparse.ArgumentParser("python -m core.logs", description=__doc__)
    parser.add_argument("file", nargs="+", help="log files of one run or several, or - for standard input")
    given = parser.parse_args(arguments)
    try:
        runs = read_logs(_contents(given.file))
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    except LogError as error:
        print(f"cannot be read: {_plain(error.reason)} {_values(error.values)}".rstrip(), file=sys.stderr)
        return 2
    alarming = [_print(run) for run in runs]
    return int(any(alarming))


def _contents(names: Sequence[str]) -> dict[str, bytes]:
    """Return the files' contents, no more of each than is needed to see that it is too large."""
    contents = {}
    for name in names:
        if name == "-":
            contents["pasted"] = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                contents[name] = file.read(MAX_BYTES + 1)
    return contents


def _print(run: LoggedRun) -> bool:
    """Print one run; return whether something is alarming."""
    diagnosis = diagnose(**arguments(run))
    findings = [(finding.id, finding.values) for finding in getattr(diagnosis, "findings", ())]
    print(run.name)
    for title, text in _rows(run, diagnosis, findings):
        print(f"  {title:<10} {text}".rstrip())
    return diagnosis.verdict in ALARMING or any(id in ALARMING_FINDINGS for id, _ in findings)


def arguments(run: LoggedRun) -> dict[str, Any]:
    """Return what the diagnosis takes of a run: with a diagnosis that takes less, the rest is left out."""
    known = signature(diagnose).parameters
    return {name: value for name, value in run.for_diagnosis().items() if name in known}


def _rows(run: LoggedRun, diagnosis: Any, findings: Sequence[_Finding]) -> Iterator[tuple[str, str]]:
    taken = {role: name for role, name in run.columns.items() if name and role in ("train_loss", "val_loss", "x")}
    yield "read", ", ".join(f"{_plain(role)}: {name}" for role, name in taken.items())
    yield "rows", f"{len(run.epochs)}, {run.epochs[0]:g} to {run.epochs[-1]:g}"
    yield "verdict", _plain(diagnosis.verdict)
    for id, values in findings:
        yield "finding", f"{_plain(id)} {_values(values)}"
    if diagnosis.best_epoch is not None:
        yield "best", f"epoch {diagnosis.best_epoch:g}"
    known = {name: diagnosis.evidence[name] for name in _EVIDENCE}
    yield "evidence", ", ".join(f"{_plain(name)} {value:.4g}" for name, value in known.items() if value == value)
    for note in run.notes:
        yield "note", f"{_plain(note.id)} {_values(note.values)}"


def _plain(id: str) -> str:
    return id.replace("_", " ")


def _values(values: Mapping[str, object]) -> str:
    shown = {name: ", ".join(map(str, value)) if isinstance(value, tuple) else value for name, value in values.items()}
    return f"({'; '.join(f'{name}: {_short(value)}' for name, value in shown.items())})" if shown else ""


def _short(value: object) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 300 else text[:297] + "..."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

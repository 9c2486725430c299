"""The one call: files in, runs out, with what was taken for what; or the reason why not."""

from collections.abc import Mapping
from itertools import chain

from core.logs.families import FAMILIES
from core.logs.files import Document, documents
from core.logs.join import join
from core.logs.pivot import pivoted
from core.logs.run import COLUMNS, LogError, LoggedRun, Note
from core.logs.runs import has_loss, runs_of
from core.logs.table import Table

MAX_NAMES = 200
"""So many names are listed in an error."""


def read_logs(files: Mapping[str, bytes], choose: Mapping[str, str] | None = None) -> list[LoggedRun]:
    """Read the training runs that files hold, the longest first.

    Args:
        files: name -> content. Pasted text is a file named "pasted". Several files may be parts of one run (one file
            a metric, or training and validation apart), or runs of their own.
        choose: another reading of the same files: keys of `COLUMNS`, values out of a run's `.choices`.

    Returns:
        At least one run, each with 3 points or more.

    Raises:
        LogError: `.reason` is one of `REASONS`, `.values` has what its sentence needs.
    """
    choose = dict(choose or {})
    for role in choose:
        if role not in COLUMNS:
            raise LogError("unknown_choice", role=role, given=choose[role], names=COLUMNS)
    texts, refused = documents(files)
    tables, left_out = _tables(texts, choose)
    names = [str(error.values.get("file", "")) for error in refused] + left_out
    notes = [Note("files_left_out", {"files": tuple(names)})] if names else []
    runs: list[LoggedRun] = []
    error: LogError | None = None
    for table in join(tables):
        table.notes += notes
        try:
            runs += runs_of(table, choose)
        except LogError as problem:
            error = _likelier(error, problem)
    if not runs:
        raise error or refused[0] if error or refused else LogError("no_numbers", files=tuple(files))
    return sorted(runs, key=lambda run: -len(run.epochs))


def _likelier(first: LogError | None, second: LogError) -> LogError:
    """Return the more telling of two errors: a curve that is too short before a table without a loss."""
    return second if first is None or (first.reason == "no_loss" != second.reason) else first


def _tables(texts: list[Document], choose: Mapping[str, str]) -> tuple[list[Table], list[str]]:
    """Return the tables of all texts, and the files without numbers in them."""
    tables: list[Table] = []
    left_out = []
    for document in texts:
        found = _read(document, choose)
        tables += found
        if not found:
            left_out.append(document.name)
    return tables, left_out


def _read(document: Document, choose: Mapping[str, str]) -> list[Table]:
    """Return the tables of the first family that finds a loss, else all that any family found."""
    seen: list[Table] = []
    for family in FAMILIES:
        tables = list(chain.from_iterable(pivoted(table) for table in family.read(document)))
        if any(table.group or has_loss(table, choose) for table in tables):
            return tables
        seen += [table for table in tables if table.numeric()]
    return seen[:1]

"""Training logs of other people's runs: files in, loss curves out, with what was taken for what.

`files.py` opens what was given, `families/` holds a reader for each family of formats, `join.py` puts files of one run
together, `names.py` understands names of columns, `columns.py` chooses among them, `rows.py` and `segments.py` make
one row an epoch and one run of each training. `read.py` is the way through all of them.
"""

from core.logs.read import read_logs
from core.logs.run import COLUMNS, NOTES, REASONS, LogError, LoggedRun, Note

__all__ = ["COLUMNS", "NOTES", "REASONS", "LogError", "LoggedRun", "Note", "read_logs"]

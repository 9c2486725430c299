"""A run to take along: its history as CSV, a script that repeats it with `core`, and a title for its picture."""

import csv
import io
from dataclasses import fields

import numpy as np

from core.config import RunConfig
from core.training import Run
from pages.ui import i18n, verdict
from pages.ui.i18n import Text
from pages.ui.verdict.actions import actions
from pages.ui.verdict.report import report

_SCRIPT = '''"""Repeats one run of Loss Lab. Save it in the folder that holds `core/`, and run it there.

On the same machine, with the same versions of Python and numpy and one thread, it prints the Lab's numbers to the
last digit. Another processor or version rounds differently: the losses then agree to a millionth where no epoch's
loss rises; where it does, the difference grows, and a run whose loss leaps may end elsewhere.
"""

import os

# Before numpy is imported: several threads add up in another order, which changes the last digits.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from core.config import RunConfig
from core.training import train

run = train(
    RunConfig(
{settings}
    )
)
history = run.history
print("status:", run.status)
print("epoch:", int(history.epoch[-1]))
print("training loss:", float(history.train_loss[-1]))
print("validation loss:", float(history.val_loss[-1]))
'''


def title(config: RunConfig, t: Text) -> str:
    """Return a line that says what was trained, for above a picture of it."""
    full = config.resolved()
    size = i18n.size_label(t, full)
    rate = f"{t('common.field.learning_rate')} {i18n.plain(full.learning_rate)}"
    named = (i18n.setting(t, "dataset", full.dataset), i18n.setting(t, "loss", full.loss), size)
    return " · ".join([*named, i18n.setting(t, "optimizer", full.optimizer), rate])


def report_of(run: Run, address: str, t: Text) -> str:
    """Return what a run shows as a page of Markdown: the same parts as of a log, and the address that restores it."""
    proposals = [t(f"verdict.action.{id}", n=i18n.plain(n)) for id, _, n in actions(verdict.shape(run), run.config)]
    return report(
        verdict.curves_of(run), t, title=title(run.config, t), about=[f"<{address}>"], advice=proposals
    )  # fmt: skip


def history_csv(run: Run) -> str:
    """Return a row an epoch with all columns, numbers in full."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [n for n, column in vars(run.history).items() if not np.isnan(column).all()]
    writer.writerow(names)
    columns = [run.history[name].tolist() for name in names]
    for epoch, *values in zip(*columns, strict=True):
        writer.writerow([int(epoch), *map(repr, values)])
    return out.getvalue()


def script(config: RunConfig) -> str:
    """Return a Python script that trains exactly this run and prints its final losses."""
    full = config.resolved()
    named = {f.name: getattr(full, f.name) for f in fields(full)}
    settings = "\n".join(f"        {name}={value!r}," for name, value in named.items() if value is not None)
    return _SCRIPT.format(settings=settings)

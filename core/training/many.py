"""Many runs one after the other, or side by side where that is quicker: each as `train` would return it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from core.config import RunConfig
from core.datasets import Split, same_rows, split
from core.training.job import Job, epochs_at_a_time, stack_key, stack_limit
from core.training.loop import Training
from core.training.run import History, Run
from core.training.stacked import StackedTraining


@dataclass(frozen=True)
class Progress:
    """How far one of many runs is: its place in the list, its rows so far, and the run itself once it is whole."""

    index: int
    history: History
    run: Run | None


def iter_jobs(jobs: Sequence[Job], few_models: bool = False) -> Iterator[Progress]:
    """Train the jobs in their order, and say about twenty times a second how far they are.

    Stop iterating to cancel: the runs that came are whole. No more than one stack of a few megabytes is held at a time.
    With `few_models` each run keeps its first, best and last model only, so that many of them take little memory.
    """
    rows, start = _Rows(), 0
    for key, group in groupby(jobs, lambda job: stack_key(job.config)):
        members = list(group)
        size = stack_limit(members[0].config) if key else 1
        for at in range(0, len(members), size):
            some = members[at : at + size]
            train_some = _together if len(some) > 1 else _alone
            yield from train_some(some, start + at, rows, few_models)
        start += len(members)


def iter_runs(configs: Sequence[RunConfig]) -> Iterator[Progress]:
    """Train these configs as `iter_jobs` does."""
    return iter_jobs([Job(config.resolved()) for config in configs])


def iter_sweep(config: RunConfig, field: str, values: Sequence[Any]) -> Iterator[Progress]:
    """Train one run for each value of a field, all else equal, as `iter_jobs` does."""
    return iter_runs([replace(config, **{field: value}) for value in values])


def sweep(config: RunConfig, field: str, values: Sequence[Any]) -> list[Run]:
    """Return one run for each value of a field, all else equal."""
    return whole_runs(iter_sweep(config, field, values))


def whole_runs(progress: Iterator[Progress]) -> list[Run]:
    """Return the runs that became whole, in the order of their jobs."""
    return [step.run for step in progress if step.run]


class _Rows:
    """The rows that were asked for last: runs that differ in something else share them."""

    def __init__(self) -> None:
        self._last: tuple[RunConfig, Split] | None = None

    def of(self, config: RunConfig) -> Split:
        if self._last is None or not same_rows(self._last[0], config):
            self._last = (config, split(config))
        return self._last[1]


def _alone(jobs: Sequence[Job], at: int, rows: _Rows, few_models: bool) -> Iterator[Progress]:
    (job,) = jobs
    training = Training(job.config, batch_seed=job.batch_seed, data=rows.of(job.config), few_models=few_models)
    pause = epochs_at_a_time(job.config)
    for row in training:
        if row.epoch and row.epoch % pause == 0 and row.epoch < job.config.epochs:
            yield Progress(at, History.of(training.rows), None)
    run = training.run()
    yield Progress(at, run.history, run)


def _together(jobs: Sequence[Job], at: int, rows: _Rows, few_models: bool) -> Iterator[Progress]:
    stack = StackedTraining(jobs, [rows.of(job.config) for job in jobs], few_models)
    pause, last = epochs_at_a_time(jobs[0].config, len(jobs)), jobs[0].config.epochs
    for epoch in stack:
        if epoch and epoch % pause == 0 and epoch != last:
            yield from (Progress(at + i, stack.history(i), None) for i in range(len(jobs)))
    for i in range(len(jobs)):
        run = stack.run(i)
        yield Progress(at + i, run.history, run)

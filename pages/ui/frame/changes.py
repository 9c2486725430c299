"""What controls call: each takes a change over into the working copy, and the page's next run writes the link."""

from dataclasses import replace
from typing import Any

from core.choices import with_dataset, with_optimizer
from core.config import Problem, RunConfig, fit, from_query, to_query
from core.handin import Progress
from core.presets import PRESETS
from pages.ui.frame.work import FLAGS, Work, current


def change(**fields: Any) -> None:
    """Take new values for fields of the config; None goes back to the starter's, and what cannot be changes nothing."""
    work = current()
    values = {name: value for name, value in (vars(work.config) | fields).items() if value is not None}
    config, problems = fit(values)
    refused = [problem for problem in problems if problem.field in fields]
    _take(work, work.config if refused else config, refused or problems)


def change_text(name: str, text: str) -> None:
    """Take a field's new value as it would stand in a link."""
    work = current()
    config, problems = from_query(to_query(work.config) | {name: text.strip()})
    _take(work, work.config if problems else config, problems)


def _take(work: Work, config: RunConfig, problems: list[Problem]) -> None:
    """Take a config over, with what has to be said about it; nothing else changes where it is the old one."""
    if config == work.config:
        used = config.resolved()
        problems = [replace(problem, used=getattr(used, problem.field)) for problem in problems]
        work.changed, work.notes = True, []
    else:
        work.config = config
        _changed(work)
    work.problems, work.typed = problems, True


def change_preset(id: str | None) -> None:
    """Open a certified experiment."""
    if id in PRESETS:
        work = current()
        work.config, work.problems = PRESETS[id].config, []
        _changed(work)
        work.preset = id


def change_dataset(dataset_id: str) -> None:
    """Move to another dataset and take its starter for whatever was not set by hand."""
    work = current()
    if dataset_id != work.config.dataset:
        work.config, work.problems = with_dataset(work.config, dataset_id)
        _changed(work, "new_dataset")


def change_optimizer(optimizer: str) -> None:
    """Take another optimizer, with the dataset's learning rate for it unless one was set by hand."""
    work = current()
    work.config = with_optimizer(work.config, optimizer)
    work.problems = []
    _changed(work, "new_optimizer")


def reset() -> None:
    """Go back to the dataset's starter."""
    work = current()
    work.config, work.problems = RunConfig(dataset=work.config.dataset), []
    _changed(work)


def flag(name: str, value: str) -> None:
    """Set a flag of the link, such as the language."""
    work = current()
    if value in FLAGS[name]:
        work.flags[name] = value
    work.changed = True


def remember(**values: Any) -> None:
    """Take new values for what the page's link restores.

    None is no value: a control may answer so when its words change, with the language, while it is pressed. What the
    page does not hold comes from a late click on the page before, and is left out.
    """
    work = current()
    work.state |= {name: value for name, value in values.items() if value is not None and name in work.state}
    work.changed, work.problems = True, []


def remembered(name: str) -> Any:
    """Return what the page's link restores as it is now: after the callbacks that have run before this one.

    None where the page has changed meanwhile.
    """
    return current().state.get(name)


def done(progress: Progress) -> None:
    """Take over what was done in the exercises."""
    work = current()
    work.progress = work.told = progress
    work.changed = True


def pressed() -> None:
    """Note in a callback that the visitor is at work here: a press alone changes no link, but the address bar may lag.

    Without it, who types and presses at once would get the page back as it was before the typing.
    """
    current().changed = True


def note(id: str) -> None:
    """Let the page say something about the last change."""
    current().notes.append(id)


def replay() -> None:
    """Play the same run again from epoch 0."""
    current().replays += 1
    pressed()


def _changed(work: Work, *notes: str) -> None:
    work.changed, work.notes, work.preset = True, list(notes), ""

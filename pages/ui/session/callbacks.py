"""What controls call: each takes a change over into the working copy, and the page's next run writes the link."""

from dataclasses import replace
from typing import Any

from core.choices import with_dataset, with_optimizer
from core.config import Problem, RunConfig, fit, from_query, to_query
from core.handin import Progress
from core.pins import MAX_PINS
from core.presets import PRESETS
from pages.ui.session.state import FLAGS, Session, current_session


def change_config(**fields: Any) -> None:
    """Take new values for fields of the config; None goes back to the starter's, and what cannot be changes nothing."""
    session = current_session()
    values = {name: value for name, value in (vars(session.config) | fields).items() if value is not None}
    config, problems = fit(values)
    refused = [problem for problem in problems if problem.field in fields]
    _take(session, session.config if refused else config, refused or problems)


def change_config_text(name: str, text: str) -> None:
    """Take a field's new value as it would stand in a link."""
    session = current_session()
    config, problems = from_query(to_query(session.config) | {name: text.strip()})
    _take(session, session.config if problems else config, problems)


def _take(session: Session, config: RunConfig, problems: list[Problem]) -> None:
    """Take a config over, with what has to be said about it; nothing else changes where it is the old one."""
    if config == session.config:
        used = config.resolved()
        problems = [replace(problem, used=getattr(used, problem.field)) for problem in problems]
        session.changed, session.notices = True, []
    else:
        session.config = config
        _changed(session)
    session.problems, session.typed = problems, True


def change_preset(id: str | None) -> None:
    """Open a certified experiment."""
    if id in PRESETS:
        session = current_session()
        session.config, session.problems = PRESETS[id].config, []
        _changed(session)
        session.preset = id


def change_dataset(dataset_id: str) -> None:
    """Move to another dataset and take its starter for whatever was not set by hand."""
    session = current_session()
    if dataset_id != session.config.dataset:
        session.config, session.problems = with_dataset(session.config, dataset_id)
        _changed(session, "new_dataset")


def change_optimizer(optimizer: str) -> None:
    """Take another optimizer, with the dataset's learning rate for it unless one was set by hand."""
    session = current_session()
    session.config = with_optimizer(session.config, optimizer)
    session.problems = []
    _changed(session, "new_optimizer")


def reset_config() -> None:
    """Go back to the dataset's starter."""
    session = current_session()
    session.config, session.problems = RunConfig(dataset=session.config.dataset), []
    _changed(session)


def set_flag(name: str, value: str) -> None:
    """Set a flag of the link, such as the language."""
    session = current_session()
    if value in FLAGS[name]:
        session.flags[name] = value
    session.changed = True


def set_page_params(**values: Any) -> None:
    """Take new values for what the page's link restores.

    None is no value: a control may answer so when its words change, with the language, while it is pressed. What the
    page does not hold comes from a late click on the page before, and is left out.
    """
    session = current_session()
    session.page_params |= {
        name: value for name, value in values.items() if value is not None and name in session.page_params
    }
    session.changed, session.problems = True, []


def page_param(name: str) -> Any:
    """Return what the page's link restores as it is now: after the callbacks that have run before this one.

    None where the page has changed meanwhile.
    """
    return current_session().page_params.get(name)


def pin_run() -> None:
    """Hold the experiment to be compared with others, or let the page say why not."""
    session = current_session()
    mark_changed()
    config = session.config.resolved()
    if config in session.pins:
        session.notices = ["pinned_already"]
    elif len(session.pins) == MAX_PINS:
        session.notices = ["pins_full"]
    else:
        session.pins, session.notices = (*session.pins, config), []


def unpin_run(config: RunConfig) -> None:
    """Let go of a pinned experiment."""
    session = current_session()
    session.pins = tuple(pin for pin in session.pins if pin != config)
    mark_changed()


def set_progress(progress: Progress) -> None:
    """Take over what was done in the exercises."""
    session = current_session()
    session.progress = session.url_progress = progress
    session.changed = True


def mark_changed() -> None:
    """Note in a callback that the visitor is at work here: a press alone changes no link, but the address bar may lag.

    Without it, who types and presses at once would get the page back as it was before the typing.
    """
    current_session().changed = True


def add_notice(id: str) -> None:
    """Let the page say something about the last change."""
    current_session().notices.append(id)


def replay_run() -> None:
    """Play the same run again from epoch 0."""
    current_session().replays += 1
    mark_changed()


def _changed(session: Session, *notes: str) -> None:
    session.changed, session.notices, session.preset = True, list(notes), ""

"""Settings of an experiment in words, and what could not be taken of a link or a field."""

from core.config import RANGES, Problem, RunConfig
from core.datasets import DATASETS
from pages.ui.i18n.numbers import plain
from pages.ui.i18n.texts import Text


def setting(t: Text, field: str, value: object) -> str:
    """Return a setting's value by its name where it has one."""
    if value is None:
        return t("common.problem.none")
    if field in ("dataset",):
        return t(f"common.dataset.{value}.name")
    if field in ("loss", "model", "optimizer", "activation"):
        return t(f"common.{field}.{value}")
    if field == "batch_size" and value == 0:
        return t("common.problem.all_rows")
    return plain(value)


def problem(t: Text, p: Problem, config: RunConfig, *, typed: bool = False) -> str:
    """Return what was not taken, why, and what is used instead. What was typed is named as its field is on the page."""
    full = config.resolved()
    low, high = RANGES.get(p.field, (0, 0))
    if p.reason == "unreadable":  # a key of one page, which has no name of its own
        return t("common.problem.unreadable", key=p.field, given=shortened(str(p.given)))
    known = p.reason in ("wrong_task", "two_classes_only")
    field, given = t(f"common.field.{p.field}"), shortened(str(p.given))
    return t(
        f"common.problem.{p.reason}",
        what=f"{field[:1].upper()}{field[1:]} = {given}" if typed else f"{p.field}={given}",
        key=field if typed else p.field,
        field=field,
        given=setting(t, p.field, p.given) if known else given,
        used=setting(t, p.field, p.used),
        low=plain(low),
        high=plain(high),
        rows=DATASETS[full.dataset].rows or 0,
        n_train=full.n_train,
    )


def shortened(given: str, most: int = 40) -> str:
    """Return text from outside, cut to a length that fits a sentence, without what Markdown would act on."""
    safe = "".join(" " if c in "`*_[]<>$\\|~#:\n\r" else c for c in given[: most + 1])
    return safe[:most] + "…" if len(given) > most else safe


def size_label(t: Text, config: RunConfig) -> str:
    """Return the model's size in its own unit: degree 3, 32-32 units."""
    full = config.resolved()
    return t(f"common.size.{full.model}", degree=full.degree, hidden=plain(full.hidden))

"""What the runs of a comparison are called: by what sets each apart from the others, in a few words."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from core.comparison import differing_fields
from core.config import RunConfig
from pages.ui import i18n
from pages.ui.i18n import Text

# What is off has a word of its own.
_SWITCHES = ("l2", "dropout", "patience", "outliers")


def run_names(configs: Sequence[RunConfig], t: Text, field: str = "") -> list[str]:
    """Return a name for each run, no two alike: by one setting if `field` names it, else by all that differ."""
    differing = differing_fields(configs)
    columns = {field: differing[field]} if field in differing else differing
    usual = {name: _usual(values) for name, values in columns.items()}
    names = []
    for i in range(len(configs)):
        own = [(name, values[i]) for name, values in columns.items() if values[i] not in usual[name]]
        names.append(t.listed(short(name, value, t) for name, value in own) or t("compare_runs.name.unchanged"))
    return _numbered(names)


def short(field: str, value: Any, t: Text) -> str:
    """Return a setting's value in a word or two: MSE, rate 0.1, 30 rows."""
    if value is None:
        return t("compare_runs.name.without", field=t(f"common.field.{field}"))
    if field == "loss":
        return t(f"compare_runs.name.loss.{value}")
    if field in ("dataset", "model", "optimizer", "activation"):
        return i18n.setting(t, field, value)
    if value == 0 and (field in _SWITCHES or field == "batch_size"):
        return t(f"compare_runs.name.off.{field}")
    return t(f"compare_runs.name.{field}", value=i18n.plain(value))


def _usual(values: Sequence[Any]) -> tuple[Any, ...]:
    """Return the value that most of three or more runs share, in a tuple: it is not named. () where there is none."""
    (value, count), *_ = Counter(values).most_common(1)
    return (value,) if len(values) > 2 and count > len(values) / 2 else ()


def _numbered(names: list[str]) -> list[str]:
    """Return the names with numbers where two of them begin alike: the picture cuts what is long."""
    heads = Counter(name[:_SEEN] for name in names)
    return [name if heads[name[:_SEEN]] == 1 else f"{i}: {name}" for i, name in enumerate(names, 1)]


# So many letters are seen at a curve's head.
_SEEN = 17

"""What the runs of a comparison are called: by what sets each apart from the others, in a few words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from core.comparison import differing_fields
from core.config import RunConfig
from pages.ui import i18n
from pages.ui.i18n import Text

# So many settings are in a name, and so many of its letters are seen at a curve's head.
_MOST_PARTS, _SEEN = 2, 17
# What is off has a word of its own.
_SWITCHES = ("l2", "dropout", "patience", "outliers")


def run_names(configs: Sequence[RunConfig], t: Text, field: str = "") -> list[str]:
    """Return a name for each run, no two alike: by one setting if `field` names it, else by up to two that differ."""
    differing = differing_fields(configs)
    columns = {field: differing[field]} if field in differing else differing
    named = [_named(columns, i) for i in range(len(configs))]
    if max(map(len, named)) > _MOST_PARTS:
        telling = [name for name, values in columns.items() if len(set(values)) == len(values)]
        columns = {telling[0]: columns[telling[0]]} if telling else columns
        named = [_named(columns, i)[:_MOST_PARTS] for i in range(len(configs))]
    parts = [t.listed(short(name, value, t) for name, value in own) for own in named]
    return _numbered([name or t("compare_runs.name.unchanged") for name in parts])


def _named(columns: Mapping[str, Sequence[Any]], i: int) -> list[tuple[str, Any]]:
    """Return the settings that set a run apart, with its values."""
    return [(name, values[i]) for name, values in columns.items() if values[i] not in _usual(values)]


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

"""Pinned experiments in a link: up to six configs, each written by what differs from the first."""

from collections.abc import Mapping, Sequence

from core.config import RunConfig, from_query, to_query
from core.packing import pack, unpack

MAX_PINS = 6
"""So many runs are compared at the most."""
MAX_LINK = 2000
"""Characters of packed configs that are read at the most."""
_MAX_BYTES = 8000


def to_link(configs: Sequence[RunConfig]) -> str:
    """Return the resolved configs as text that `from_link` reads, "" for none; a later starter does not change them."""
    queries = [to_query(config.resolved()) for config in configs[:MAX_PINS]]
    return pack([_changes(queries[0] if i else {}, query) for i, query in enumerate(queries)]) if queries else ""


def from_link(text: str) -> tuple[RunConfig, ...]:
    """Return the configs of a link, none for "", each of them once.

    Raises:
        ValueError: for what `to_link` has not made, and for settings that cannot be.
    """
    content = unpack(text, MAX_LINK, _MAX_BYTES) if text else []
    if not isinstance(content, list) or len(content) > MAX_PINS:
        raise ValueError("no list of configs")
    configs: list[RunConfig] = []
    for changes in content:
        configs.append(_config(to_query(configs[0]) if configs else {}, changes))
    return tuple(dict.fromkeys(configs))


def _changes(first: Mapping[str, str], query: Mapping[str, str]) -> dict[str, str]:
    """Return what leads from the first query to another; "" takes a setting away."""
    changed = {name: text for name, text in query.items() if first.get(name) != text}
    return changed | {name: "" for name in first if name not in query}


def _config(first: Mapping[str, str], changes: object) -> RunConfig:
    if not isinstance(changes, dict) or not all(isinstance(text, str) for text in changes.values()):
        raise ValueError("no config")
    query = {name: text for name, text in {**first, **changes}.items() if text}
    config, problems = from_query(query)
    if problems or query.keys() - vars(config).keys():
        raise ValueError("settings that cannot be")
    return config.resolved()

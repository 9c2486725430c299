"""PRESETS: experiments that show one thing, certified over seeds by `python -m tests.benchmarks.certify`."""

from dataclasses import dataclass

from core.config import RunConfig


@dataclass(frozen=True)
class Preset:
    """An experiment and the verdict that it is certified to show."""

    id: str
    config: RunConfig
    shows: str


_ALL = (
    Preset("healthy", RunConfig("digits"), "healthy"),
    Preset("overfitting", RunConfig(), "overfitting"),
)

PRESETS: dict[str, Preset] = {preset.id: preset for preset in _ALL}

"""The texts of a language, from its folder in pages/text/: a new language is a new folder there."""

import string
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_TEXT = Path(__file__).parents[2] / "text"


class _Formatter(string.Formatter):
    """Fill in values, and choose a word by a number: `{n} {n:dart/darts}`, the first for 1."""

    def format_field(self, value: object, spec: str) -> str:
        one, slash, many = spec.partition("/")
        if slash:
            return one if str(value) == "1" else many
        return str(super().format_field(value, spec))


_FORMATTER = _Formatter()


class Text:
    """The texts of one language: `t("training_lab.title")`, the file's name first, with values for its {gaps}."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._texts = dict(_flat(_files(lang)))

    def __call__(self, id: str, **values: object) -> str:
        text = self._texts[id]
        return _FORMATTER.format(text, **values) if values else text

    def under(self, prefix: str) -> dict[str, str]:
        """Return all texts below an id, by the rest of theirs."""
        return {id.removeprefix(prefix + "."): text for id, text in self._texts.items() if id.startswith(prefix + ".")}

    def listed(self, things: Iterable[str]) -> str:
        """Return things as a list within a sentence."""
        return self("format.list").join(things)


@cache
def text(lang: str) -> Text:
    return Text(lang)


def language_name(lang: str) -> str:
    """Return what a language is called in itself."""
    return text(lang)("format.name")


@cache
def _files(lang: str) -> dict[str, object]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((_TEXT / lang).glob("*.toml"))}


def _flat(tree: dict[str, object], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


# The first is what a visitor gets whose browser asks for none of them.
LANGUAGES = tuple(
    sorted((path.name for path in _TEXT.iterdir() if path.is_dir()), key=lambda lang: int(text(lang)("format.place")))
)

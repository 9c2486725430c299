"""Ids and values become sentences in the visitor's language. The texts themselves stand in pages/text/."""

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path

from core.choices import size_word
from core.config import RANGES, Problem, RunConfig
from core.datasets import DATASETS

LANGUAGES = ("en", "ja")
# From here on a number is told in powers of ten.
HUGE = 1e6
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEXT = Path(__file__).parents[2] / "text"
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_OPENED, _MARK = re.compile("[(「『]+$"), re.compile("[.,;:!?)。、」』)]+")
_TERM = re.compile(r"\[\[(\w+)(?:\|([^\]]+))?\]\]")


class Text:
    """The texts of one language: `t("training_lab.title")`, the file's name first, with values for its {gaps}."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._texts = dict(_flat(_files(lang)))

    def __call__(self, id: str, **values: object) -> str:
        text = self._texts[id]
        return text.format(**values) if values else text

    def under(self, prefix: str) -> dict[str, str]:
        """Return all texts below an id, by the rest of theirs."""
        return {id.removeprefix(prefix + "."): text for id, text in self._texts.items() if id.startswith(prefix + ".")}

    def listed(self, things: Iterable[str]) -> str:
        """Return things as a list within a sentence."""
        return ("、" if self.lang == "ja" else ", ").join(things)


@cache
def text(lang: str) -> Text:
    return Text(lang)


@cache
def _files(lang: str) -> dict[str, object]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((_TEXT / lang).glob("*.toml"))}


def _flat(tree: dict[str, object], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


def with_terms(t: Text, sentence: str) -> str:
    """Return HTML in which [[id]] or [[id|words]] is a term that opens its explanation when clicked or tapped.

    **words** become bold. `<details>` needs no script, works with the keyboard, and is read out as "collapsed".
    """

    def term(found: re.Match[str]) -> str:
        name = t(f"glossary.{found[1]}.name")
        line = t(f"glossary.{found[1]}.line")
        return (
            f'<details class="term" name="term"><summary>{escape(found[2] or name)}</summary>'
            f'<span class="term-card"><b>{escape(name)}</b>{escape(line)}</span></details>'
        )

    pieces, end = [], 0
    for found in _TERM.finditer(sentence):
        before, shown = sentence[end : found.start()], term(found)
        end = found.end()
        # A bracket must not end a line, nor a mark begin one.
        opened, mark = _OPENED.search(before), _MARK.match(sentence, end)
        if opened or mark:
            before = before[: opened.start()] if opened else before
            shown = f'<span class="kept">{opened[0] if opened else ""}{shown}{mark[0] if mark else ""}</span>'
            end = mark.end() if mark else end
        pieces += [escape(before), shown]
    return _BOLD.sub(r"<b>\1</b>", "".join([*pieces, escape(sentence[end:])]))


def unmarked(t: Text, sentence: str) -> str:
    """Return a sentence without the marks of terms and bold words, for a screen reader or a link."""
    named = _TERM.sub(lambda found: found[2] or t(f"glossary.{found[1]}.name"), sentence)
    return named.replace("**", "")


def number(value: float) -> str:
    """Return a loss as the charts write it: 0.283, 123.5, 61,530, and a huge or tiny one as 3.8 × 10¹³."""
    size = abs(value)
    if size != size or size == float("inf"):
        return "∞"
    sign = "−" if value < 0 else ""
    if size >= HUGE or 0 < size < 1e-3:
        return sign + in_powers(size, 2)
    if size >= 1000:
        return f"{sign}{float(f'{size:.4g}'):,.0f}"
    return f"{sign}{size:.4g}" if size >= 100 else f"{sign}{size:.3f}"


def in_powers(value: float, digits: int) -> str:
    """Return a number in powers of ten, with so many digits."""
    factor, power = f"{value:.{digits - 1}e}".split("e")
    return f"{factor} × 10{str(int(power)).translate(_RAISED)}".replace("-", "−")


def percent_format(t: Text) -> str:
    """Return how a slider writes per cents: Japanese sets no space before the sign."""
    return "%d%%" if t.lang == "ja" else "%d %%"


def plain(value: object) -> str:
    """Return a setting as one writes it: 0.01, 0.00001, 400, 32-32."""
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    if isinstance(value, float):
        short = f"{value:g}"
        return format(Decimal(short), "f") if "e-" in short else short
    return str(value)


def setting(t: Text, field: str, value: object) -> str:
    """Return a setting's value by its name where it has one."""
    if field in ("dataset",):
        return t(f"common.dataset.{value}.name")
    if field in ("loss", "model", "optimizer", "activation"):
        return t(f"common.{field}.{value}")
    if field == "batch_size" and value == 0:
        return t("common.problem.all_rows")
    return t("common.problem.none") if value is None else plain(value)


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


__all__ = ["LANGUAGES", "Text", "number", "plain", "problem", "setting", "shortened", "size_label", "size_word", "text"]

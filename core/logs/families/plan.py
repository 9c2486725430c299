"""What stands where in a line, shared by all lines that differ in their digits only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from core.logs.names import Name
from core.logs.numbers import number

Span = tuple[int, int]


# Digits that belong to a name ("valid_1", "top5", "l2") are none of a number.
_IN_NAME = re.compile(r"[^\W\d]\d")


_DIGITS = re.compile(r"(?<![^\W\d])(?<!\d)\d+")


_ZEROS = str.maketrans("123456789", "000000000")


@dataclass
class Plan:
    """What stands where in lines that differ in their digits only."""

    pairs: list[tuple[Name, str, Span]] = field(default_factory=list)
    """(understood, as written, where) of all named numbers but the counters."""
    ratios: dict[Span, Span] = field(default_factory=dict)
    """Where a value is a share, written as so many of a total: where the total stands."""
    counts: list[tuple[Span, Span]] = field(default_factory=list)
    """How far a progress bar is, and its total."""
    epoch: Span | None = None
    step: Span | None = None
    first: Span | None = None
    """A whole number at the very beginning that has no name: "[12] train-rmse: ..."."""
    split: str = ""
    """Part of the data that the line as a whole is about."""
    running: bool = False
    """Whether the values are means of the epoch so far."""
    bar: bool = False
    record: bool = False
    """Whether it is an object of its own, in braces."""

    @cached_property
    def has_loss(self) -> bool:
        """Whether a loss is among the values."""
        return any(name.kind in ("loss", "split") for name, _, _ in self.pairs)


@dataclass(slots=True)
class Line:
    """What one line prints."""

    plan: Plan
    values: list[float]
    """One for each of the plan's pairs."""
    epoch: float | None
    step: float | None
    first: float | None
    split: str
    partial: bool
    """Whether it is a progress bar that has not reached its end, or a mean so far."""
    header: bool
    """Whether it names an epoch or a part of the data, and no value."""

    def pairs(self) -> Iterator[tuple[Name, str, float]]:
        """Yield names, understood and as written, with their values."""
        for (name, text, _), value in zip(self.plan.pairs, self.values, strict=True):
            yield name, text, value

    def has_loss(self) -> bool:
        """Tell whether a loss is among the values."""
        return self.plan.has_loss


def line_of(text: str, plan: Plan) -> Line:
    """Return what a line prints, by the plan that it shares with others."""

    def at(span: Span | None) -> float | None:
        return None if span is None else number(text[span[0] : span[1]])

    values = [number(text[first:end]) for _, _, (first, end) in plan.pairs]
    for index, (_, _, span) in enumerate(plan.pairs if plan.ratios else ()):
        total = at(plan.ratios.get(span))
        values[index] = values[index] / total if total else values[index]
    partial = plan.running or any((at(here) or 0) < (at(total) or 0) for here, total in plan.counts)
    header = not plan.pairs and (plan.epoch is not None or bool(plan.split))
    return Line(plan, values, at(plan.epoch), at(plan.step), at(plan.first), plan.split, partial, header)


def shape(line: str) -> str:
    """Return the line with zeros for its digits; lines of one shape have one plan."""
    zeros = line.translate(_ZEROS)
    if _has_digits_in_names(zeros):
        return _DIGITS.sub(lambda found: "0" * len(found[0]), line)
    return zeros


@lru_cache(maxsize=20_000)
def _has_digits_in_names(line: str) -> bool:
    return _IN_NAME.search(line) is not None

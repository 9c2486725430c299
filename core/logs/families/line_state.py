"""What a line has said so far: with it, names that leave out the part of the data or the measure become whole."""

from dataclasses import dataclass, field

from core.logs.families.plan import Plan, Span
from core.logs.names import Name, understand


@dataclass
class LineState:
    """What a line has said so far, for names that leave it out."""

    line: str
    split: str = ""
    measure: str = ""
    named: str = ""
    """Part of the data of the last name of separate words: "Val Acc"."""
    loose: dict[int, str] = field(default_factory=dict)
    """Pairs without a part of the data -> the one that was named before."""
    carried: str = ""


def add_context(out: Plan, state: LineState, name: Name) -> None:
    """Let a part of a line that has no number of its own speak for the names behind it."""
    if name.kind == "other" or name.both:
        return
    if name.split:
        state.split = name.split
        if not out.pairs:
            out.split = name.split
    if name.kind in ("loss", "accuracy"):
        state.measure = " ".join(name.stem)


def add_value(out: Plan, state: LineState, name: Name, text: str, span: Span) -> None:
    """Add a value under its full name: what the name leaves out is what the line has said before."""
    if name.kind == "split" and state.measure:
        text = f"{text} {state.measure}"
        name = understand(text)
    elif not name.split and state.split and name.kind in ("loss", "accuracy"):
        text = f"{state.split} {text}"
        name = understand(text)
    elif not name.split and state.named and name.kind in ("loss", "accuracy") and _is_free(out, state.named, name):
        state.loose[len(out.pairs)] = state.named
    if name.split and " " in text and name.kind in ("loss", "accuracy"):
        state.named = name.split
    out.pairs.append((name, text, span))


def _is_free(out: Plan, split: str, name: Name) -> bool:
    """Tell whether the line has not yet printed this measure of this part of the data."""
    return all((one.split, one.stem) != (split, name.stem) for one, _, _ in out.pairs)


def claimed(pair: tuple[Name, str, Span], split: str) -> tuple[Name, str, Span]:
    """Return a value of no part of the data as one of that which was named before it: "Val Acc: 0.4, Loss: 0.9"."""
    _, text, span = pair
    return (understand(f"{split} {text}"), f"{split} {text}", span) if split else pair

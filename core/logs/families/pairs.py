"""Names and values in one printed line."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from core.logs.families.lines import without_clocks, without_news
from core.logs.names import Name, understand
from core.logs.numbers import NUMBER, number

_GLUED = re.compile(r"\b(epochs?|ep|epo|e|iter|iteration|step|round)[#_=:]?(\d+)(?![\w.])", re.IGNORECASE)
_OF = re.compile(r"(\d[\d,]*)\s*(?:/|\bof\b|\bout of\b)\s*(\d[\d,]*)(?![\w.])")
_BAR = re.compile(r"\[[=>#\-.·━█▏▎▍▌▋▊▉ ]{3,}\]|[█▏▎▍▌▋▊▉━╸]|\bETA\b|\bit/s|s/it\b|\d%\|")
_BRACKETED = re.compile(r"[(\[]\s*([A-Za-z_][A-Za-z_ ]{0,30})\s*[)\]]")
_SEGMENTS = re.compile(r"[,;|\t{}\[\]()<>]|\s-+\s|\s{3,}|[:=](?=\s|$|\w)|\*{2,}|-{3,}|→|=>")
# Stands behind a number that is so many of a total: "3/10".
_COUNT = "\x1f"
_TRIM = " \t:=-/[({'\"`~≈→>*|,;#.\\" + _COUNT
_LEADING = re.compile(r"^(?:(?:and|has|have|with|the|a|its|is|was|are|got|had|of|at|to|in|by) )+", re.IGNORECASE)
_EMPTY = frozenset(("", "is", "was", "of", "at", "to", "by", "and", "are", "~", "=", "±", "+/-", "+-"))
_NO_EPOCH = frozenset(("epochs", "num", "max", "total", "best", "patience", "warmup", "n", "time", "remaining"))
MAX_PAIRS = 200


@dataclass
class Line:
    """What one line prints."""

    pairs: list[tuple[Name, str, float]] = field(default_factory=list)
    """(understood, as written, value) of all named numbers but the counters."""
    epoch: float | None = None
    step: float | None = None
    first: float | None = None
    """A whole number at the very beginning that has no name: "[12] train-rmse: ..."."""
    split: str = ""
    """Part of the data that the line as a whole is about."""
    record: bool = False
    """Whether it is an object of its own, in braces."""
    partial: bool = False
    """Whether it is a progress bar that has not reached its end."""
    bar: bool = False
    header: bool = False
    """Whether it names an epoch or a part of the data, and no value."""

    def has_loss(self) -> bool:
        """Tell whether a loss is among the values."""
        return any(name.kind in ("loss", "split") for name, _, _ in self.pairs)


@lru_cache(maxsize=20_000)
def _segments(between: str) -> tuple[str, ...]:
    """Return the parts of what stands between two numbers; the last one is the name of the second number."""
    text = _BRACKETED.sub(r" \1 ", between).strip(_TRIM + ")]}")
    return tuple(part for part in (_LEADING.sub("", part.strip(_TRIM)) for part in _SEGMENTS.split(text)) if part)


def parse(line: str, after: bool = False) -> Line:
    """Return the named numbers of a line; with `after`, a name stands behind its number."""
    out = Line(record=line.lstrip().startswith("{"))
    line = without_clocks(without_news(line))
    out.bar = _BAR.search(line) is not None
    line = _GLUED.sub(r"\1 \2", line)
    line = _progress(line, out)
    found = list(NUMBER.finditer(line))[:MAX_PAIRS]
    state = _State()
    previous_end = 0
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(line)
        between = line[match.end() : end] if after else line[previous_end : match.start()]
        _take(out, state, between, match, line, first=index == 0 and not after)
        if after and index == 0 and not line[: match.start()].strip(_TRIM):
            out.first = None
        previous_end = match.end()
    out.header = not out.pairs and (out.epoch is not None or bool(out.split))
    return out


@dataclass
class _State:
    """What a line has said so far, for names that leave it out."""

    split: str = ""
    measure: str = ""
    carried: str = ""
    values: list[float] = field(default_factory=list)


def _progress(line: str, out: Line) -> str:
    """Note how far a bar is, and drop the totals of "3/10"."""
    if out.bar:
        head = line.split("/", 1)[0]
        named = "epoch" in head.lower()
        counts = [(float(a.replace(",", "")), float(b.replace(",", ""))) for a, b in _OF.findall(line)]
        counts = counts[1:] if named else counts
        out.partial = any(a < b for a, b in counts)
        return _OF.sub(lambda found: found[1] if "epoch" in line[: found.start()].lower()[-12:] else " ", line)
    return _OF.sub(_share_or_count, line) if "/" in line or " of " in line else line


def _share_or_count(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 24) : found.start()].lower()
    here, total = (float(part.replace(",", "")) for part in found.groups())
    if "acc" in before.rsplit(",", 1)[-1] and total:
        return f"{here / total:.6g}"
    return found[1] + _COUNT


def _take(out: Line, state: _State, between: str, match: re.Match[str], line: str, first: bool) -> None:
    """Put one number where its name says."""
    value = number(match[0])
    parts = _segments(between)
    text = parts[-1] if parts else ""
    if text.lower() in _EMPTY:
        text = ""
    for part in parts[:-1]:
        _context(out, state, understand(part))
    if not text:
        _nameless(out, state, value, between, match, line, first)
        return
    name = understand(text)
    counted = line[match.end() : match.end() + 1] == _COUNT
    if counted and name.kind == "split":
        out.split, state.split = name.split, name.split
        out.step = value
        return
    words = text.lower().replace("_", " ").split()
    if name.kind == "epoch" and value >= 0:
        if _NO_EPOCH.isdisjoint(words) or (words == ["epochs"] and "/" in between):
            out.epoch = value if out.epoch is None else out.epoch
        out.split = state.split = name.split or state.split
        state.carried = ""
        return
    if name.kind == "step" and value >= 0:
        out.step = value if out.step is None else out.step
        out.split = state.split = name.split or state.split
        return
    carried = _counted(text)
    if carried and value == int(value) if abs(value) < 1e15 else False:
        kind, state.carried = carried
        setattr(out, kind, value)
        return
    _add(out, state, name, text, value)


@lru_cache(maxsize=2_000)
def _counted(text: str) -> tuple[str, str] | None:
    """Take "Training loss at epoch" apart: the counter that the number is, and the name that waits for its value."""
    found = re.fullmatch(
        r"(.*(?:loss|cost|error|acc|accuracy))\s+(?:at|after|for|in|of|on)?\s*(?:the )?(epoch|iteration|iter|step|round)",
        text, re.IGNORECASE,
    )  # fmt: skip
    return ("epoch" if found[2].lower() == "epoch" else "step", found[1]) if found else None


def _context(out: Line, state: _State, name: Name) -> None:
    """Let a part of a line that has no number of its own speak for the names behind it."""
    if name.kind == "other" or name.both:
        return
    if name.split:
        state.split = name.split
        if not out.pairs:
            out.split = name.split
    if name.kind in ("loss", "accuracy"):
        state.measure = name.kind if not name.stem else " ".join(name.stem)


def _nameless(
    out: Line, state: _State, value: float, between: str, match: re.Match[str], line: str, first: bool
) -> None:
    if state.carried:
        carried, state.carried = state.carried, ""
        _add(out, state, understand(carried), carried, value)
    elif first and out.epoch is None and 0 <= value < 1e12 and value == int(value):
        out.first = value
    elif line[match.end() : match.end() + 1] == _COUNT and out.step is None:
        out.step = value
    elif out.pairs and between.strip(" ") == "(" and line[match.end() : match.end() + 1] == ")" and "." in match[0]:
        # "loss 0.51 (0.63)": the value of the batch, and the mean of the epoch so far.
        name, text, _ = out.pairs[-1]
        out.pairs[-1] = (name, text, value)
        out.partial = out.bar = True
    elif out.pairs and between.strip(" " + _COUNT) == "/" and out.pairs[-1][0].both:
        name, text, _ = out.pairs[-1]
        out.pairs[-1] = (understand(f"train {' '.join(name.stem)}"), f"train {' '.join(name.stem)}", out.pairs[-1][2])
        val = f"val {' '.join(name.stem)}"
        out.pairs.append((understand(val), val, value))


def _add(out: Line, state: _State, name: Name, text: str, value: float) -> None:
    """Add a value under its full name: what the name leaves out is what the line has said before."""
    if name.kind == "split" and state.measure:
        text = f"{text} {state.measure}"
        name = understand(text)
    elif not name.split and state.split and name.kind in ("loss", "accuracy"):
        text = f"{state.split} {text}"
        name = understand(text)
    out.pairs.append((name, text, value))

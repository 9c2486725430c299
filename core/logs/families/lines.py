"""Lines of a printed log, without what is no part of what was printed: colours, redrawn bars, quotes, clocks."""

import re
import unicodedata
from collections.abc import Iterator

_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\n]{0,200}\x07|\x1b[@-_]")
_CLOCK = re.compile(
    r"\b\d{4}[-/]\d\d?[-/]\d\d?(?:[T ]|\b)|\b\d\d?[-/]\d\d?[-/]\d{4}\b|"  # dates
    r"\b\d{1,4}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\b(?!\s*:)|"  # times of day, durations
    r"\b(?:\d+[hms] ?){2,}\b|"
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+\b"
)
_QUOTE = re.compile(r"^[ \t]*(?:>|#|//|\*|•|\$|In \[\d+\]:|Out\[\d+\]:)+[ \t]?(?!=)")
_QUOTING = frozenset(">#/*•$IO")
# What callbacks say of the best epoch so far repeats old numbers: it is cut off, from where it begins.
_NEWS = re.compile(
    r"(?:\b(?:val(?:idation)?|train(?:ing)?|test|eval|monitored|metric|best|new|current)[ _]*)*"
    r"(?:loss|acc(?:uracy)?|score|metric|model|performance|error)?[^|,;:=\d]{0,20}?"
    r"(?:\b(?:did not|didn't|not|hasn't|has not) improve|\bimproved? (?:from|by|to)|\b(?:in|de)creased? (?:from|by|\()|"
    r"\bimprovement|-->|\breduc\w+ (?:the )?(?:learning rate|lr)|\breducelronplateau|\bearly ?stopping|"
    r"\bsav(?:ing|ed) (?:the |best |current |a |new )*(?:model|checkpoint|weights|to\b|best|state)|"
    r"\brestoring (?:model|best)|\bcheckpoint (?:saved|directory|created)|\bpatience|\bbest (?:\w+ )?(?:so far|model)|"
    r"\bnew best|\bcounter:|\bcopying weights|\bstopping (?:at|early)|\bloading|\bbest iteration|\bbest epoch)"
    r".*$",
    re.IGNORECASE,
)  # fmt: skip
_HINTS = ("improv", "creas", "-->", "reduc", "stopping", "sav", "restor", "checkpoint", "patience", "best", "counter:",
          "copying", "loading")  # fmt: skip
# "epoch12", "iter_3", "E4:"
_GLUED = re.compile(r"\b(epochs?|ep|epo|e|iter|iteration|step|round)[#_]?(\d+)(?![\w.]|\])", re.IGNORECASE)
# "第3轮", "第3エポック"
_ORDINAL = re.compile(r"第\s*(\d+)\s*(?:轮|輪|回|エポック|epoch|个epoch)", re.IGNORECASE)
LOOKED_AT = 500_000
"""Within so many characters a log shows how it writes its epochs."""
MAX_LINE = 5_000
"""What stands behind so many characters of a line is not read."""


def clean(text: str) -> Iterator[str]:
    """Yield the lines that hold something."""
    text = text.replace("\b", "\n") if "\b" in text else text
    text = _ANSI.sub("", text) if "\x1b" in text else text
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    text = _ORDINAL.sub(r"epoch \1 ", text) if "第" in text else text
    text = _GLUED.sub(r"\1 \2", text) if _GLUED.search(text[:LOOKED_AT]) else text
    for line in text.split("\n"):
        if line and not line.isspace():
            yield _without_frame(line[:MAX_LINE])


def _without_frame(line: str) -> str:
    if line.lstrip()[:1] in "│┃|":
        line = line.strip(" \t│┃|")
    return _QUOTE.sub("", line, count=1) if line.lstrip()[:1] in _QUOTING else line


def without_clocks(line: str) -> str:
    """Return the line with blanks for dates and times."""
    return _CLOCK.sub(lambda found: " " * len(found[0]), line) if ":" in line or "-" in line or "/" in line else line


def without_news(line: str) -> str:
    """Return the line without what a callback says of the best epoch so far."""
    lower = line.lower()
    if not any(hint in lower for hint in _HINTS):
        return line
    return _NEWS.sub("", line, count=1)

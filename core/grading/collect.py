"""Hand-ins out of files: one as JSON, or any number of pasted lines; whatever else there is, with the reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.handin import MARK, MAX_BYTES, HandIn, HandInError, read

# A long chat may stand in one file; what is larger is not opened.
MAX_FILE = 4_000_000
# So many hand-ins are a school, not a class.
MAX_HAND_INS = 1_000
_PASTED = re.compile(re.escape(MARK) + r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Collected:
    """A hand-in, and the name of the file that it came in."""

    file: str
    hand_in: HandIn


@dataclass(frozen=True)
class Rejected:
    """A file, or one of its texts, that was left out.

    Reasons: those of `HandInError`, and `not_text`, `no_hand_in`, `too_many`.
    """

    file: str
    reason: str


def collect(files: Iterable[tuple[str, bytes | None]]) -> tuple[list[Collected], list[Rejected]]:
    """Return all hand-ins of files (name, content), and what was left out.

    Two learners may have the same nickname, or none and the same answers, so that equal ones are all there: nothing
    that was handed in vanishes. A content of None stands for a file that was too large to open. Nothing in a file can
    make this fail.
    """
    found: list[Collected] = []
    rejected: list[Rejected] = []
    for name, content in sorted(files, key=lambda file: file[0]):
        try:
            texts = _texts(content)
        except HandInError as error:
            rejected.append(Rejected(name, error.reason))
            continue
        for text in texts:
            try:
                found.append(Collected(name, read(text)))
            except HandInError as error:
                rejected.append(Rejected(name, error.reason))
    rejected += [Rejected(each.file, "too_many") for each in found[MAX_HAND_INS:]]
    return found[:MAX_HAND_INS], rejected


def _texts(content: bytes | None) -> list[str]:
    """Return the texts of a file that may be hand-ins."""
    if content is None or len(content) > MAX_FILE:
        raise HandInError("too_large")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise HandInError("not_text") from error
    pasted = _PASTED.findall(text)
    if pasted:
        return pasted
    if not text.lstrip().startswith("{"):
        raise HandInError("no_hand_in")
    if len(text) > MAX_BYTES:
        raise HandInError("too_large")
    return [text]

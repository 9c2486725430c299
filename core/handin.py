"""What a learner has done: kept in the link while they work, and handed in as a file or as a text for a chat.

A hand-in is a JSON object:

    {"version": 1, "nickname": "kiwi", "language": "en", "variant": 7,
     "exercises": {"mark_turn": {"query": {"dataset": "moons", …}, "answer": {"mark": 72}, "tries": 2}, …}}

`variant` (0 … 11) is the version of the exercises that the nickname drew, or the one of the class. `query` holds the
resolved settings (`core.config.to_query`) that the answer is about, empty where it is about none; `answer` the parts
of the answer; `tries` how often it was checked. No result is in it: who grades it trains and checks again, so there
is nothing to forge. The text for a chat is "LossLab1." and the same object, compressed, in URL-safe base64.
"""

import json
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.config import to_query
from core.exercises import EXERCISES, VARIANTS, Answer
from core.packing import pack, unpack

VERSION = 1
MARK = "LossLab1."
NICKNAME_LENGTH = 16
# The code of a language, such as "en": which ones there are is the business of the texts.
LANGUAGE_LENGTH = 8
# Far more than a full hand-in has; whatever is larger is not read.
MAX_BYTES = 100_000
# With the rest of an address it can still be pasted into any chat.
MAX_LINK = 1500
_TRIES = 999
_STATUS = {"p": "passed", "w": "wrong"}


class HandInError(ValueError):
    """Something that is no hand-in: `reason` is too_large, not_json, other_version or not_a_hand_in."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Done:
    """The last answer to one exercise, how often it was checked, and what the check said (unknown to a grader)."""

    answer: Answer
    tries: int = 1
    status: str = ""


@dataclass(frozen=True)
class Progress:
    """A learner's nickname, variant and answers, by exercise."""

    nickname: str = ""
    variant: int = 0
    done: Mapping[str, Done] = field(default_factory=dict)

    def tried(self, id: str, answer: Answer, status: str) -> "Progress":
        """Return the progress after one more check; what is passed stays passed."""
        before = self.done.get(id, Done({}, 0))
        if before.status == "passed" and status != "passed":
            answer, status = before.answer, before.status
        done = Done(dict(answer), min(before.tries + 1, _TRIES), status)
        return replace(self, done={**self.done, id: done})

    def merged(self, other: "Progress") -> "Progress":
        """Return both together, of each exercise the one with more tries; another learner's takes the place of this."""
        if self == Progress() or (self.nickname, self.variant) != (other.nickname, other.variant):
            return other
        newer = {id: done for id, done in other.done.items() if done.tries >= self.done.get(id, Done({}, 0)).tries}
        return replace(self, done={**self.done, **newer})

    def named(self, nickname: str) -> "Progress":
        """Return the progress under a nickname, which draws the variant, unless there are answers of one already."""
        name = tidy(nickname)
        return replace(self, nickname=name, variant=self.variant if self.done else variant_of(name))

    @property
    def name_is_fixed(self) -> bool:
        """Return whether there are answers to the variant of this nickname, which no other name may hand in."""
        return bool(self.done) and self.variant != 0

    def in_link(self) -> str:
        """Return it as a link carries it, empty where nothing has been done.

        Should it ever be too long for a link, the longest answers are left out; what was solved is always in it.
        """
        if self == Progress():
            return ""
        done = dict(self.done)
        for id in sorted(done, key=lambda id: len(repr(done[id].answer)), reverse=True):
            text = self._packed(done)
            if len(text) <= MAX_LINK:
                return text
            done[id] = replace(done[id], answer={})
        return self._packed(done)

    def _packed(self, done: Mapping[str, Done]) -> str:
        rows = {id: [each.status[:1], each.tries, dict(each.answer)] for id, each in done.items()}
        return pack([self.nickname, self.variant, rows])


def from_link(text: str) -> Progress:
    """Return the progress of a link; ValueError for what is none. Exercises that do not exist are left out."""
    if not text:
        return Progress()
    content = unpack(text, MAX_LINK, MAX_BYTES)
    try:
        nickname, variant, rows = content
        done = {
            id: _done(answer, tries, _STATUS[status]) for id, (status, tries, answer) in rows.items() if id in EXERCISES
        }
        return Progress(tidy(nickname), _whole(variant, VARIANTS - 1), done)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError("no progress") from error


def variant_of(nickname: str) -> int:
    """Return the variant (0 … 11) that a nickname draws; that of the class where there is no nickname."""
    return zlib.crc32(nickname.casefold().encode()) % VARIANTS if nickname else 0


def tidy(nickname: str) -> str:
    """Return a nickname in one form: no characters that do not show, no double spaces, not too long.

    What is in that form stays as it is.
    """
    shown = "".join(
        c for c in unicodedata.normalize("NFKC", nickname) if c == " " or unicodedata.category(c)[0] not in "CZ"
    )
    # Normalized once more: an accent may stand beside its letter only now.
    return " ".join(unicodedata.normalize("NFKC", shown).split())[:NICKNAME_LENGTH].rstrip()


def to_json(progress: Progress, language: str) -> str:
    """Return the hand-in as the file has it."""
    return json.dumps(_content(progress, language), ensure_ascii=False, indent=1)


def to_text(progress: Progress, language: str) -> str:
    """Return the hand-in as a short text for a chat."""
    return MARK + pack(_content(progress, language))


@dataclass(frozen=True)
class HandIn:
    """A hand-in that was read: who, which variant, and by exercise the settings and the answer."""

    nickname: str
    language: str
    variant: int
    queries: Mapping[str, Mapping[str, str]]
    done: Mapping[str, Done]


def read(text: str) -> HandIn:
    """Return a hand-in from the content of a file or from a text out of a chat; HandInError for anything else.

    Exercises that do not exist are left out; an answer of the wrong form is left to the check, which sees no attempt.
    """
    if len(text) > MAX_BYTES:
        raise HandInError("too_large")
    text = text.strip().removeprefix("\ufeff")
    try:
        content = unpack(text.removeprefix(MARK), MAX_BYTES, MAX_BYTES) if text.startswith(MARK) else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HandInError("not_json") from error
    if not isinstance(content, dict) or "exercises" not in content:
        raise HandInError("not_a_hand_in")
    if content.get("version") != VERSION:
        raise HandInError("other_version")
    try:
        rows = {id: row for id, row in content["exercises"].items() if id in EXERCISES}
        queries = {id: {str(k): str(v) for k, v in row["query"].items()} for id, row in rows.items()}
        done = {id: _done(row["answer"], row["tries"]) for id, row in rows.items()}
        language = str(content["language"])[:LANGUAGE_LENGTH]
        return HandIn(tidy(content["nickname"]), language, _whole(content["variant"], VARIANTS - 1), queries, done)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise HandInError("not_a_hand_in") from error


def _content(progress: Progress, language: str) -> dict[str, Any]:
    return {
        "version": VERSION,
        "nickname": progress.nickname,
        "language": language,
        "variant": progress.variant,
        "exercises": {
            id: {"query": _query(id, done.answer, progress.variant), "answer": dict(done.answer), "tries": done.tries}
            for id, done in progress.done.items()
        },
    }


def _query(id: str, answer: Answer, variant: int) -> dict[str, str]:
    """Return the resolved settings that an answer is about."""
    exercise = EXERCISES[id]
    about = exercise.learner_config(answer, variant) or next(iter(exercise.configs(variant)), None)
    return to_query(about) if about else {}


def _done(answer: object, tries: object, status: str = "") -> Done:
    if not isinstance(answer, dict):
        raise ValueError("no answer")
    plain = {str(k): v for k, v in answer.items() if isinstance(v, (str, int, float)) and not isinstance(v, bool)}
    return Done(plain, _whole(tries, _TRIES), status)


def _whole(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError("no whole number in range")
    return value

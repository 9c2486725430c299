"""What the name of a column says: which part of the data, what it measures, and how surely it is the loss."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.logs.vocabulary import ACCURACIES, EPOCHS, EXCLUDED, FOREIGN, LOSSES, NEUTRAL, SPLITS, STEPS

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[0-9a-z@]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
# One word made of two: "trainloss", "vl", "tacc".
_GLUED = re.compile(
    r"(train|training|trn|tr|t|valid|validation|val|vl|v|test|tst|te|dev|eval|ev)"
    r"(loss|l|ls|acc|accuracy|a|err|error|mse|rmse|mae|nll|ce|bce|ppl|cost)"
)
_SHORT = {"t": "train", "v": "val", "ev": "val", "l": "loss", "ls": "loss", "a": "acc"}
_JOINED = (
    ("log", "loss"),
    ("cross", "entropy"),
    ("learning", "rate"),
    ("top", "1"),
    ("log", "likelihood"),
    ("multi", "class"),
    ("mini", "batch"),
)
# CatBoost writes the parameters of a loss behind its name: "Quantile:alpha=0.5".
_PARAMETERS = re.compile(r":\w+=\S*$")
_MAX_WORDS = 9
_MAX_LENGTH = 200


@dataclass(frozen=True)
class Name:
    """A column's name, understood."""

    split: str
    """"train", "val", "test" or ""."""
    kind: str
    """"loss", "accuracy", "epoch", "step", "split" (a part of the data, and nothing of what is measured) or "other"."""
    stem: tuple[str, ...]
    """What is measured, without the part of the data: the two losses of a pair have the same."""
    rank: int
    """Among losses: the smaller, the more surely this is the one that is meant."""
    number: str
    """The number of a part of the data: "1" of "valid_1"."""
    both: bool
    """Whether it names two parts of the data ("train/val loss")."""


@lru_cache(maxsize=50_000)
def understand(text: str) -> Name:
    """Return what a name says."""
    words = words_of(text)
    splits = [SPLITS[word] for word in words if word in SPLITS]
    split = splits[-1] if splits else ""
    both = len(set(splits)) > 1
    number = next((after for word, after in pairwise(words) if word in SPLITS and after.isdigit()), "")
    stem = tuple(word for word in words if word not in SPLITS and word not in NEUTRAL)
    stem = stem[1:] if number and stem[:1] == (number,) else stem
    kind = _kind(words, stem, split)
    if kind not in ("loss", "accuracy"):
        return Name(split, kind, stem, 0, number, both)
    measured = tuple(word for word in stem if word not in STEPS)
    # The loss of one batch is seldom the one that is meant, if there is that of an epoch.
    return Name(split, kind, measured, _rank(measured) + 6 * (len(measured) < len(stem)), number, both)


def words_of(text: str) -> list[str]:
    """Return the words of a name, lower-case: those of camelCase, snake_case, Japanese and glued ones too."""
    text = unicodedata.normalize("NFKC", _PARAMETERS.sub("", text[:_MAX_LENGTH]))
    for foreign, ours in FOREIGN:
        if foreign in text:
            text = text.replace(foreign, ours)
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    words: list[str] = []
    for word in _WORD.findall(_CAMEL.sub(" ", text.replace("'s ", " ")).lower()):
        words += _unglued(word)
    return _rejoined(words)


def _unglued(word: str) -> list[str]:
    if word in SPLITS or word in LOSSES or word in ACCURACIES:
        return [word]
    if found := _GLUED.fullmatch(word):
        return [_SHORT.get(part, part) for part in found.groups()]
    return ["loss", word[4:]] if re.fullmatch(r"loss\d+", word) else [word]


def _rejoined(words: list[str]) -> list[str]:
    """Join what is one word in two; an "l" or "a" beside a part of the data is a loss or an accuracy."""
    out: list[str] = []
    for word in words:
        if out and (out[-1], word) in _JOINED:
            out[-1] = {"learningrate": "lr"}.get(out[-1] + word, out[-1] + word)
        else:
            out.append(word)
    if out == ["vl"]:
        return ["val", "loss"]
    if any(word in SPLITS for word in out) and len(out) == 2:
        out = [{"l": "loss", "a": "acc"}.get(word, word) for word in out]
    return out


def _kind(words: list[str], stem: tuple[str, ...], split: str) -> str:
    if not words or len(words) > _MAX_WORDS or not EXCLUDED.isdisjoint(words):
        return "other"
    measured = next((word for word in stem if word in LOSSES or word in ACCURACIES), None)
    if measured is not None:
        return "loss" if measured in LOSSES else "accuracy"
    if not EPOCHS.isdisjoint(words) and all(word in EPOCHS or word.isdigit() for word in stem):
        return "epoch"
    if not STEPS.isdisjoint(words) and all(word in STEPS or word.isdigit() for word in stem):
        return "step"
    return "split" if split and not stem else "other"


def _rank(stem: tuple[str, ...]) -> int:
    best = min((LOSSES[word] for word in stem if word in LOSSES), default=0)
    extra = sum(word not in LOSSES and word not in ACCURACIES for word in stem)
    return 10 * best + (5 if extra else 0) + min(extra, 4) if best else min(9, 5 * bool(extra) + extra)

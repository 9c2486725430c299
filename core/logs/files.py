"""Files become texts, or are refused with the reason: nothing is executed, and no more is unpacked than fits."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.logs.markup import plain
from core.logs.run import LogError

MAX_BYTES = 5_000_000
"""Limit of all files together, also after unpacking."""
MAX_FILES = 500
"""So many files of an archive are opened."""
_PICKLE_NAMES = re.compile(r"\.(pkl|pickle|joblib)(\.\w+)?$", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*", b"%PDF")
_MODELS = (b"\x89HDF", b"GGUF", b"\x1cTFL", b"\x18\x00\x00\x00TFL3")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True)
class Document:
    """A text with its file's name; lines end with a line feed."""

    name: str
    text: str


def documents(files: Mapping[str, bytes]) -> tuple[list[Document], list[LogError]]:
    """Return the texts of files, archives unpacked, and why others were left out.

    Raises:
        LogError: if nothing is left, or all of it together is too large.
    """
    given = sum(len(content) for content in files.values())
    if given > MAX_BYTES:
        raise LogError("too_large", given=given, limit_mb=MAX_BYTES // 1_000_000)
    found: list[Document] = []
    refused: list[LogError] = []
    for name, content in files.items():
        try:
            for inner, part in _parts(name, bytes(content)):
                found.append(Document(inner, plain(_text(inner, part))))
        except LogError as error:
            refused.append(error)
    found = [document for document in found if document.text.strip()]
    if not found:
        raise refused[0] if refused else LogError("nothing_given")
    return found, refused


def _parts(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if not content.startswith(b"PK\x03\x04"):
        yield name, content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _unpacked(name, archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise error if isinstance(error, LogError) else LogError("archive", file=name) from error
    except Exception as error:  # a broken stream raises what its compression raises (zlib.error, lzma.LZMAError, ...)
        raise LogError("archive", file=name) from error


def _unpacked(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the small texts of an archive; what it says of its own sizes is not believed."""
    names = archive.namelist()
    if "xl/workbook.xml" in names:
        raise LogError("spreadsheet", file=name)
    if any(inner.endswith(("data.pkl", "model.weights.h5", "keras_metadata.pb")) for inner in names):
        raise LogError("model_file", file=name)
    left = MAX_BYTES
    opened = 0
    for inner in archive.infolist():
        if inner.is_dir() or _hidden(inner.filename):
            continue
        if (opened := opened + 1) > MAX_FILES:
            break
        with archive.open(inner) as file:
            part = file.read(left + 1)
        left -= len(part)
        if left < 0:
            raise LogError("archive", file=name)
        if _looks_like_text(part):
            yield inner.filename, part


def _hidden(path: str) -> bool:
    return path.startswith("__MACOSX") or path.rsplit("/", 1)[-1].startswith(".")


def _looks_like_text(content: bytes) -> bool:
    try:
        return bool(_text("", content).strip())
    except LogError:
        return False


def _text(name: str, content: bytes) -> str:
    """Return the text of a file, in whatever of the usual encodings it is."""
    _refuse_known(name, content)
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return _lines(text)
    raise LogError("binary", file=name)


def _refuse_known(name: str, content: bytes) -> None:
    """Raise for what can be told by its first bytes."""
    start = content[:64]
    if start[:1] == b"\x80" and start[1:2] in b"\x02\x03\x04\x05" and len(start) > 1:
        raise LogError("pickle", file=name)
    if _PICKLE_NAMES.search(name) and not _is_text(content[:2000].decode("latin-1")):
        raise LogError("pickle", file=name)
    if ".tfevents." in name or b"brain.Event:" in start:
        raise LogError("tensorboard_file", file=name)
    if (start.startswith(_PICTURES) and b"\x00" in content[:2000]) or start.startswith(b"%PDF"):
        raise LogError("picture", file=name)
    if start.startswith(_MODELS):
        raise LogError("model_file", file=name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise LogError("spreadsheet", file=name)


def _encodings(content: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return [encoding]
    low, high = content[1:2000:2].count(b"\x00"), content[:2000:2].count(b"\x00")
    if low + high > len(content[:2000]) // 4:
        return ["utf-16-le" if low > high else "utf-16-be"]
    return ["utf-8", "cp932", "latin-1"]


def _is_text(text: str) -> bool:
    """Tell whether hardly a character is one that texts do not have; backspaces and ESC are in logs of terminals."""
    sample = text if len(text) < 20_000 else text[:10_000] + text[-10_000:]
    strange = sum((c < " " and c not in "\t\n\r\b\x1b\f\x07") or "\x7f" <= c < "\xa0" for c in sample)
    return strange <= len(sample) // 200


def _lines(text: str) -> str:
    text = text.lstrip("\ufeff").replace("\x00", "")
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")

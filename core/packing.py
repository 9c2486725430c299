"""Small contents as text for links and chats: JSON, compressed, in URL-safe base64."""

import base64
import binascii
import json
import zlib
from typing import Any


def pack(content: object) -> str:
    """Return what JSON can hold as letters, digits, `-` and `_`."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(text: str, most: int, most_bytes: int) -> Any:
    """Undo `pack`.

    Args:
        text: what `pack` has made.
        most: so many characters are read at the most.
        most_bytes: what would unfold to more than that is not unfolded.

    Raises:
        ValueError: for anything else.
    """
    if len(text) > most:
        raise ValueError("too long")
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unfold = zlib.decompressobj()
        content = unfold.decompress(packed, most_bytes)
        if unfold.unconsumed_tail or not unfold.eof:
            raise ValueError("too long, or cut off")
        return json.loads(content)
    except (binascii.Error, zlib.error, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not packed by us") from error

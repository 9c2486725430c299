"""What Vega-Lite specs are written with: expressions, and colours that follow the theme."""

from typing import Any

Spec = dict[str, Any]
Words = dict[str, str]


def ink(name: str) -> Spec:
    """Return a colour of words and lines that follows the theme."""
    return {"expr": f"ink_{name}"}


def e(expr: str) -> Spec:
    return {"expr": expr}


def quoted(words: str) -> str:
    """Return an expression for words as they are, whatever quotes they hold."""
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"

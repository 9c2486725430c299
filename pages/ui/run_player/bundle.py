"""The player's modules as one script. Browsers get no build: the modules are put one after the other as they are.

A v2 component takes its code as one text and resends it with each change of its data. So the code travels apart, as a
script of its own that registers the player on `window`; the component's own code (`ENTRY`) only hands its data over.
"""

import json
import re
from functools import cache
from pathlib import Path
from zlib import crc32

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import [^;]*? from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n|/\*\*.*?\*/", re.MULTILINE | re.DOTALL)

# Whichever of the two comes first waits for the other.
ENTRY = """export default (component) => {
  const players = (window.lossLabPlayers ??= { waiting: new Map() });
  if (players.show) return players.show(component);
  players.waiting.set(component.parentElement, component);
  return () => window.lossLabPlayers.remove?.(component.parentElement);
};"""


@cache
def script() -> str:
    """Return all modules and the style sheet in one function, which does nothing where the same one has run already."""
    bare = re.sub(r"/\*.*?\*/", "", (_HERE / "player.css").read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r" ?([{};,]) ?", r"\1", " ".join(bare.split()))
    body = "\n".join(_bare(name) for name in order("registry"))
    version = crc32((css + body).encode())
    return (
        f"(() => {{ if (window.lossLabPlayers?.version === {version}) return;\n"
        f"const CSS = {json.dumps(css)};\n{body}\nregister({version}, CSS);\n}})();"
    )


def order(name: str, seen: tuple[str, ...] = ()) -> list[str]:
    """Return the names of all modules that one needs, itself last, each after those that it imports."""
    if name in seen:
        raise ValueError(f"modules import each other: {' -> '.join([*seen, name])}")
    names: list[str] = []
    for needed in _IMPORT.findall(_source(name)):
        names += (other for other in order(needed, (*seen, name)) if other not in names)
    return [*names, name]


def _bare(name: str) -> str:
    """Return a module without its comments, imports and exports: all modules share one function."""
    text = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", _source(name))))
    return "\n".join(line.lstrip() for line in text.splitlines() if line.strip())


def _source(name: str) -> str:
    return (_HERE / "js" / f"{name}.js").read_text("utf-8")

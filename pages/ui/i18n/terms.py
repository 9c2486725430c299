"""Terms of the glossary within a sentence, each of which opens its explanation."""

import re
from html import escape

from pages.ui.i18n.texts import Text

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_OPENED, _MARK = re.compile("[(「『]+$"), re.compile("[.,;:!?)。、」』)]+")
_TERM = re.compile(r"\[\[(\w+)(?:\|([^\]]+))?\]\]")


def with_terms(t: Text, sentence: str) -> str:
    """Return HTML in which [[id]] or [[id|words]] is a term that opens its explanation when clicked or tapped.

    **words** become bold. `<details>` needs no script, works with the keyboard, and is read out as "collapsed".
    """

    def term(found: re.Match[str]) -> str:
        name = t(f"glossary.{found[1]}.name")
        line = t(f"glossary.{found[1]}.line")
        return (
            f'<details class="term" name="term"><summary>{escape(found[2] or name)}</summary>'
            f'<span class="term-card"><b>{escape(name)}</b>{escape(line)}</span></details>'
        )

    pieces, end = [], 0
    for found in _TERM.finditer(sentence):
        before, shown = sentence[end : found.start()], term(found)
        end = found.end()
        # A bracket must not end a line, nor a mark begin one.
        opened, mark = _OPENED.search(before), _MARK.match(sentence, end)
        if opened or mark:
            before = before[: opened.start()] if opened else before
            shown = f'<span class="kept">{opened[0] if opened else ""}{shown}{mark[0] if mark else ""}</span>'
            end = mark.end() if mark else end
        pieces += [escape(before), shown]
    return _BOLD.sub(r"<b>\1</b>", "".join([*pieces, escape(sentence[end:])]))


def unmarked(t: Text, sentence: str) -> str:
    """Return a sentence without the marks of terms and bold words, for a screen reader or a link."""
    named = _TERM.sub(lambda found: found[2] or t(f"glossary.{found[1]}.name"), sentence)
    return named.replace("**", "")

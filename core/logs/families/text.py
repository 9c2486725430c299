"""Printed text of any kind: progress bars, one line an epoch, blocks of several lines an epoch."""

import re
from collections.abc import Sequence

from core.logs.families.blocks import complete, rows_of, table_of
from core.logs.families.lines import clean
from core.logs.families.pairs import plan_of
from core.logs.families.plan import Line, Plan, line_of, shape
from core.logs.files import Document
from core.logs.names import Name, understand
from core.logs.run import Note
from core.logs.table import Table

SUMMARY = ("train_runtime", "train_samples_per_second")
"""Names that only the record of a whole training has: its loss is an average."""
OWN_X = 0.8
"""Where so many lines with a loss name their epoch, other lines do not count epochs."""
_HEADER = re.compile(
    r"\W*(?:(?:start(?:ing)?|begin(?:ning)?|running) )?"
    r"(train(?:ing)?|valid(?:ation|ating)?|val|eval(?:uation|uating)?|test(?:ing)?|dev)"
    r"(?:[ _-]?(?:phase|set|step|loop|epoch|mode|results?|metrics|stats|data|summary|stage|model))?\W*",
    re.IGNORECASE,
)
_REPEAT = re.compile(r"best (?:iteration|round|epoch|step|score)(?: is| was)?\s*:?\s*$", re.IGNORECASE)
_COMMA = re.compile(r"[:=\s]\d+,\d{2,}(?![\d,.]*\d)")
_NAN = re.compile(r"\b(?:nan|inf)", re.IGNORECASE)
MAX_HEADER = 100
_POINT = re.compile(r"\d\.\d")


def read(document: Document) -> list[Table]:
    """Return the table of what a text prints, and an epoch's last complete print."""
    text, comma = _with_points(document.text)
    lines = _parsed(text)
    losses = [line for line in lines if line.has_loss()]
    if not losses:
        return []
    kind = _x_kind(losses, lines)
    rows = rows_of(lines, kind, _style(kind, losses, lines))
    rows, left_out = complete(rows)
    if not rows:
        return []
    table = table_of(document.name, rows, {"first": "round"}.get(kind, kind))
    table.notes += [Note("decimal_comma")] * comma + [Note("rows_left_out", {"count": left_out})] * (left_out > 0)
    return [table]


def _with_points(text: str) -> tuple[str, bool]:
    """Return the text with decimal points; decimals have a comma where none has a point."""
    if _POINT.search(text) or len(_COMMA.findall(text[:100_000])) < 3:
        return text, False
    return re.sub(r"(?<=\d),(?=\d)", ".", text), True


def _parsed(text: str) -> list[Line]:
    """Return the lines that print an epoch, a value, or a part of the data."""
    lines = list(clean(text))
    after = _names_follow(lines)
    plans: dict[str, Plan | str] = {}
    out = []
    skip = False
    for line in lines:
        key = shape(line)
        plan = plans.get(key)
        if plan is None:
            plan = plans[key] = _plan(key, after)
        if isinstance(plan, str):
            skip = skip or plan == "repeat"
        elif skip and plan.pairs:
            skip = False  # printed above already
        else:
            out.append(line_of(line, plan))
    return out


def _plan(line: str, after: bool) -> Plan | str:
    """Return what stands where, or why the line is left out: "repeat" leaves out the next one, too."""
    if _REPEAT.search(line[-200:]):
        return "repeat"
    plan = plan_of(line, after) if any(c.isdigit() for c in line) or _NAN.search(line) else Plan()
    if any(text in SUMMARY for _, text, _ in plan.pairs):
        return ""
    if not plan.pairs and plan.epoch is None and plan.step is None:
        header = _HEADER.fullmatch(line) if len(line) < MAX_HEADER else None
        return Plan(split=understand(header[1]).split) if header else ""
    return plan


def _names_follow(lines: Sequence[str]) -> bool:
    """Tell whether names stand behind their values: "0.53 train loss, 0.61 val loss"."""
    behind = total = 0
    for line in lines[:400]:
        if any(c.isdigit() for c in line):
            ahead, back = _named(plan_of(line)), _named(plan_of(line, after=True))
            total += bool(ahead or back)
            behind += line.rstrip(" .,;|)]")[-1:].isalpha() and len(back) > len(ahead)
    return behind > 0 and behind >= 0.8 * total


def _named(plan: Plan) -> list[Name]:
    return [name for name, _, _ in plan.pairs if name.kind in ("loss", "split", "accuracy")]


def _x_kind(losses: Sequence[Line], lines: Sequence[Line]) -> str:
    """Return what counts the rows: "epoch", "step", "first" (a bare number at the start of the line) or ""."""
    if len({line.epoch for line in lines if line.epoch is not None}) > 1:
        return "epoch"
    firsts = [line.first for line in losses if line.first is not None and not line.plan.bar]
    if len(firsts) >= OWN_X * len(losses) and len(set(firsts)) > 1:
        return "first"
    return "step" if len({line.step for line in lines if line.step is not None}) > 1 else ""


def _style(kind: str, losses: Sequence[Line], lines: Sequence[Line]) -> str:
    """Return whether a line with a loss names its own epoch ("line"), or a line above ("above") or below does."""
    own = sum(getattr(line, kind) is not None for line in losses) if kind else 0
    if own >= OWN_X * len(losses):
        return "line"
    if not kind:
        return "none"
    named = [index for index, line in enumerate(lines) if getattr(line, kind) is not None]
    valued = [index for index, line in enumerate(lines) if line.has_loss()]
    before_first = any(not lines[index].partial for index in valued if index < named[0])
    return "below" if before_first and valued[-1] <= named[-1] else "above"

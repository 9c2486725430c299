"""Names and values in one printed line.

A log prints the same line again and again with other digits. So a line is taken apart once, with each digit a 0, and
what is found is where the numbers stand and what they are; `plan.line_of` reads the digits there.
"""

import re
from functools import lru_cache

from core.logs.families.line_state import LineState, add_context, add_value, claimed
from core.logs.families.lines import without_clocks, without_news
from core.logs.families.plan import Plan
from core.logs.names import understand
from core.logs.numbers import NUMBER

# Stands behind a number that is so many of a total: "3/10".
_COUNT = "\x1f"
_OF = re.compile(r"(?<![\d,])(\d[\d,]*+)(\s*(?:/|\bof\b|\bout of\b)\s*)(\d[\d,]*)(?![\w.])")
# tqdm over the epochs themselves: "Epochs:  33%|███      | 1/3"
_EPOCH_BAR = re.compile(r"\W*epochs?\W*\d+ ?%", re.IGNORECASE)
_BAR = re.compile(r"\[[=>#\-.·━█▏▎▍▌▋▊▉ ]{3,}\]|[█▏▎▍▌▋▊▉━╸]|- ETA\b|\bit/s|s/it\b|\d%\|")
_BRACKETED = re.compile(r"[(\[]\s*([A-Za-z_][A-Za-z_ ]{0,30})\s*[)\]]")
_SEGMENTS = re.compile(r"[,;|\t{}\[\]()<>]|\s-+\s|\s{3,}|[:=](?=\s|$|\w)|\*{2,}|-{3,}|→|=>")
_TRIM = " \t:=-/[({'\"`~≈→>*|,;#.\\" + _COUNT
_LEADING = re.compile(r"^(?:(?:and|has|have|with|the|a|its|is|was|are|got|had|of|at|to|in|by) )+", re.IGNORECASE)
_EMPTY = frozenset(("is", "was", "of", "at", "to", "by", "and", "are", "±", "+/", "+"))
_NO_EPOCH = frozenset(("epochs", "num", "max", "total", "best", "patience", "warmup", "n", "time", "remaining"))
_COUNTED = re.compile(
    r"(.*(?:loss|cost|error|acc|accuracy))\s+(?:(?:at|after|for|in|of|on) )?(?:the )?(epoch|iteration|iter|step|round)",
    re.IGNORECASE,
)
MAX_PAIRS = 200


def plan_of(line: str, after: bool = False) -> Plan:
    """Take a line apart; with `after`, a name stands behind its number. All steps leave numbers where they are."""
    out = Plan(record=line.lstrip().startswith("{"))
    line = without_news(line)
    out.bar = _BAR.search(line) is not None
    line = without_clocks(line)
    line = _OF.sub(lambda found: _part_of_total(found, out), line)
    found = list(NUMBER.finditer(line))[:MAX_PAIRS]
    state = LineState(line)
    previous_end = 0
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(line)
        between = line[match.end() : end] if after else line[previous_end : match.start()]
        _take(out, state, between, match, first=index == 0)
        previous_end = match.end()
    if state.loose and (out.epoch is None or len(set(state.loose.values())) > 1):
        out.pairs = [claimed(pair, state.loose.get(index, "")) for index, pair in enumerate(out.pairs)]
    return out


def _part_of_total(found: re.Match[str], out: Plan) -> str:
    """Leave the number of "3/10", mark it, and note how far a bar is; a bar's own count is no value of its line."""
    here, total = found.span(1), found.span(3)
    blank = " " * (found.end() - found.end(1) - 1)
    before = found.string[max(0, found.start() - 24) : found.start()].lower()
    if out.bar and out.epoch is None and _EPOCH_BAR.match(found.string):
        out.epoch = here
        return " " * (found.end() - found.start())
    if out.bar and "epoch" not in before[-12:]:
        out.counts.append((here, total))
        return " " * (found.end() - found.start())
    if "acc" in before.rsplit(",", 1)[-1]:
        out.ratios[here] = total
    return found[1] + _COUNT + blank


@lru_cache(maxsize=20_000)
def _segments(between: str) -> tuple[str, ...]:
    """Return the parts of what stands between two numbers; the last one is the name of the second number."""
    text = _BRACKETED.sub(r" \1 ", between).strip(_TRIM + ")]}")
    return tuple(part for part in (_LEADING.sub("", part.strip(_TRIM)) for part in _SEGMENTS.split(text)) if part)


def _take(out: Plan, state: LineState, between: str, match: re.Match[str], first: bool) -> None:
    """Put one number where its name says."""
    parts = _segments(between)
    text = parts[-1] if parts else ""
    for part in parts[:-1]:
        add_context(out, state, understand(part))
    if not text or text.lower() in _EMPTY:
        _nameless(out, state, between, match, first)
    elif not _counts(out, state, text, match):
        add_value(out, state, understand(text), text, match.span())


def _counts(out: Plan, state: LineState, text: str, match: re.Match[str]) -> bool:
    """Take a number as that of the epoch or the step, if its name says so."""
    name, span = understand(text), match.span()
    positive = match[0][0] != "-" and match[0][0].isdigit()
    if name.kind == "split" and state.line[match.end() : match.end() + 1] == _COUNT:
        out.split, out.step = name.split, span
    elif out.bar and state.line[match.end() : match.end() + 1] == "%" and name.kind not in ("loss", "accuracy"):
        out.split = name.split or state.split  # how far a bar is: "Validation: 100%|██████| 10/10"
    elif name.split and state.line[match.start() - 1 : match.start()] == "#":
        out.split = name.split  # Caffe: "Test net output #0: loss = ..."
    elif name.kind == "epoch" and positive:
        words = text.lower().replace("_", " ").split()
        counted = state.line[match.end() : match.end() + 1] == _COUNT or out.bar
        if _NO_EPOCH.isdisjoint(words) or (words == ["epochs"] and counted):
            out.epoch = out.epoch or span
        out.split = name.split or state.split
    elif name.kind == "step" and positive:
        out.step = out.step or span
        out.split = name.split or state.split
    elif (found := _COUNTED.fullmatch(text)) and match[0].isdigit():
        state.carried = found[1]
        if found[2].lower() == "epoch":
            out.epoch = span
        else:
            out.step = span
        return True
    else:
        return False
    state.split, state.carried = out.split, ""
    return True


def _nameless(out: Plan, state: LineState, between: str, match: re.Match[str], first: bool) -> None:
    line, end = state.line, match.end()
    if state.carried:
        carried, state.carried = state.carried, ""
        add_value(out, state, understand(carried), carried, match.span())
    elif first and out.epoch is None and match[0].isdigit() and len(match[0]) < 13:
        out.first = match.span()
    elif line[end : end + 1] == _COUNT and out.step is None:
        out.step = match.span()
    elif out.pairs and between.strip(" ") == "(" and line[end : end + 1] == ")" and "." in match[0]:
        # "loss 0.51 (0.63)": the value of the batch, and the mean of the epoch so far.
        out.pairs[-1] = (*out.pairs[-1][:2], match.span())
        out.running = out.bar = True
    elif out.pairs and between.strip(" ") in ("/", ",") and out.pairs[-1][0].both:
        # "train/val loss: 0.5/0.6"
        name, _, span = out.pairs.pop()
        for split, where in (("train", span), ("val", match.span())):
            text = " ".join((split, *name.stem))
            out.pairs.append((understand(text), text, where))

"""What many seeds show, in sentences: how often each verdict occurs, two settings pair by pair, the best of five."""

from collections import Counter
from collections.abc import Sequence
from math import inf, isfinite
from typing import NamedTuple

from core.comparison import HIGHER_IS_BETTER, Paired, chance_of_gain
from pages.ui.compare.run_summary import RunSummary
from pages.ui.compare.text import written
from pages.ui.i18n import Text, number, percent
from pages.ui.verdict.icons import ICONS

# So many seeds are tried by who takes the best one.
TRIES = 5


def counts(runs: Sequence[RunSummary]) -> list[tuple[str, int]]:
    """Return how often each verdict occurs, the most frequent first."""
    return sorted(Counter(run.verdict for run in runs).items(), key=lambda pair: (-pair[1], pair[0]))


def icon(verdict: str) -> str:
    """Return the icon of a verdict; a penalty's is that of what it leads to."""
    return ICONS["underfitting" if verdict == "penalty" else verdict]


def count_lines(runs: Sequence[RunSummary], t: Text) -> list[str]:
    """Return a line for each verdict: overfitting in 11 of 16."""
    return [
        t("luck.count", icon=icon(id), name=t(f"verdict.{id}.name"), k=k, n=len(runs)) for id, k in counts(runs)
    ]  # fmt: skip


def verdict_sentence(runs: Sequence[RunSummary], t: Text) -> str:
    """Return whether the verdict depends on the seed."""
    found = counts(runs)
    name, k = t(f"verdict.{found[0][0]}.name"), found[0][1]
    id = "one" if len(runs) == 1 else "always" if len(found) == 1 else "mostly" if k > 0.8 * len(runs) else "mixed"
    return t(f"luck.verdicts.{id}", name=name, k=k, n=len(runs), kinds=len(found))


def spread_sentence(runs: Sequence[RunSummary], t: Text) -> str:
    """Return between which numbers the final losses lie, and which run is the one in the middle."""
    finals = sorted(run.final["loss"] for run in runs)
    finite = [value for value in finals if isfinite(value)]
    if not finite:
        return t("luck.spread.none", n=len(runs))
    middle = runs[median_run(runs)]
    values = {"low": number(finite[0]), "high": number(finite[-1]), "middle": _value(middle.final["loss"], "loss", t)}
    id = "said" if len(finite) == len(finals) else "some"
    return t(f"luck.spread.{id}", gone=len(finals) - len(finite), n=len(runs), **values)


def median_run(runs: Sequence[RunSummary]) -> int:
    """Return the place of the run whose final validation loss is the middle one, the lower of two."""
    order = sorted(range(len(runs)), key=lambda i: runs[i].final["loss"])
    return order[(len(runs) - 1) // 2]


def badness(runs: Sequence[RunSummary], unit: str) -> list[float]:
    """Return the final values so that lower is better, whatever the unit."""
    sign = -1.0 if unit in HIGHER_IS_BETTER else 1.0
    return [sign * run.final[unit] for run in runs]


def paired_sentences(found: Paired, unit: str, is_same: bool, t: Text) -> list[str]:
    """Return which of two settings is better, how sure that is, and what the numbers mean."""
    better = t(f"luck.paired.{'higher' if unit in HIGHER_IS_BETTER else 'lower'}")
    if found.ties == found.n:
        return [t("luck.paired.alike", n=found.n)]
    low, high = found.interval
    values = {"wins": found.wins, "n": found.n, "p": share(found.probability), "low": share(low), "high": share(high)}
    says = [t("luck.paired.count", better=better, what=t(f"luck.what.{unit}"), **values)]
    if found.ties:
        says.append(t("luck.paired.ties", ties=found.ties))
    says.append(t(f"luck.paired.{_answer(found, is_same)}"))
    interval = t("luck.paired.interval", low=share(low), high=share(high))
    return [" ".join(says), *_size(found, unit, t), interval]


def _answer(found: Paired, is_same: bool) -> str:
    if not found.differs:
        return "same_none" if is_same else "none"
    if is_same:
        return "same_alarm"
    return "a_better" if found.probability > 0.5 else "b_better"


def _size(found: Paired, unit: str, t: Text) -> list[str]:
    """Return the difference in the middle, where it and its interval are numbers."""
    low, high = found.difference_interval
    if not all(map(isfinite, (found.difference, low, high))):
        return []
    # As lower is better: below 0 where A is better. An accuracy was counted with the other sign.
    sign = -1.0 if unit in HIGHER_IS_BETTER else 1.0
    low, high = sorted((sign * low, sign * high))
    values = {"middle": signed(sign * found.difference), "low": signed(low), "high": signed(high)}
    return [t("luck.paired.size", what=t(f"luck.what.{unit}"), **values)]


def share(value: float) -> str:
    """Return a probability with two digits."""
    return f"{value:.2f}"


def signed(value: float) -> str:
    """Return a difference with its sign."""
    return number(value) if value <= 0 else f"+{number(value)}"


class BestOf(NamedTuple):
    """The best of a few seeds against one run: what it seems to win, and how often luck alone wins as much."""

    one: float
    best: float
    fair: float
    """The best of as many seeds of the setting that the one run is of."""
    chance: float
    """How often the best of as many runs of that same setting is lower than another one run by at least as much."""
    chance_of_any: float
    is_same: bool


def best_of(a: Sequence[float], b: Sequence[float] | None) -> BestOf:
    """Return what taking the best of five does: of b, or of the same setting (the runs after the first).

    Lower is better. Of b the first five are taken; chances are counted over all runs of a, which need to be six or
    more.
    """
    tried = list(a[1 : TRIES + 1] if b is None else b[:TRIES])
    one, best = a[0], min(tried)
    gain = 0.0 if one == best else one - best
    return BestOf(
        one, best, min(a[:TRIES]), chance_of_gain(a, TRIES, gain), chance_of_gain(a, TRIES, _LEAST), b is None
    )  # fmt: skip


# Any gain at all.
_LEAST = 5e-324


def best_of_sentences(found: BestOf, unit: str, n: int, t: Text) -> list[str]:
    """Return what the best of five seems to win, and what luck alone does."""
    of, what = ("same" if found.is_same else "other"), t(f"luck.what.{unit}")
    sign = -1.0 if unit in HIGHER_IS_BETTER else 1.0
    ends = {"one": _value(sign * found.one, unit, t), "best": _value(sign * found.best, unit, t), "what": what}
    wins = found.best < found.one
    says = [t(f"luck.best.{of}_{'wins' if wins else 'fails'}", tries=TRIES, **ends)]
    any_gain = percent(found.chance_of_any, t)
    says.append(t("luck.best.any", tries=TRIES, share=any_gain, n=n))
    if wins:
        says.append(t("luck.best.as_much", share=percent(found.chance, t)))
        if not found.is_same:
            says.append(t("luck.best.fair", tries=TRIES, a=_value(sign * found.fair, unit, t), b=ends["best"]))
    return [*says, t("luck.best.moral")]


def _value(value: float, unit: str, t: Text) -> str:
    return written(unit, value, t) if abs(value) < inf else t("sweep.no_number")

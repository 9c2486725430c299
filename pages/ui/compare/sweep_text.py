"""A sweep in one sentence: where the final loss is lowest, how flat it is around it, and where the value in use is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from core.config import ResolvedConfig
from pages.ui import i18n
from pages.ui.compare.run_summary import RunSummary
from pages.ui.compare.text import data_unit
from pages.ui.i18n import Text, number

# Values that end within this share of the lowest cannot be told apart by one run each.
_FLAT = 0.05


@dataclass(frozen=True)
class Sweep:
    """The runs of one setting's values in rising order, as far as they are trained, in one unit."""

    config: ResolvedConfig
    field: str
    values: Sequence[Any]
    runs: Sequence[RunSummary]
    unit: str

    @property
    def finals(self) -> list[float]:
        return [run.final[self.unit] for run in self.runs]

    @property
    def used(self) -> int:
        """Return the place of the value in use."""
        return list(self.values).index(getattr(self.config.resolved(), self.field))


def value_text(t: Text, field: str, value: Any) -> str:
    """Return a value as it stands on an axis."""
    return t("sweep.all_rows") if field == "batch_size" and value == 0 else i18n.plain(value)


def unit_text(unit: str, config: ResolvedConfig, t: Text) -> str:
    """Return the name of a unit, with the data's own where that has a name."""
    return (
        t("glossary.loss.name")
        if unit == "loss"
        else t("compare_runs.axis_name.error", unit=data_unit(unit, config, t))
    )


def sentence(found: Sweep, t: Text) -> str:
    """Return what the sweep shows, with its numbers."""
    finals, names = found.finals, [value_text(t, found.field, value) for value in found.values]
    finite = [value for value in finals if isfinite(value)]
    field = t(f"common.field.{found.field}")
    if not finite:
        return t("sweep.none", field=field)
    best = finals.index(min(finite))
    low, high = _flat_around(finals, best)
    ends = {"field": field, "value": names[best], "loss": number(finals[best]), "what": t(f"sweep.what.{found.unit}")}
    if len(finals) > 1 and low == 0 and high == len(finals) - 1:
        shape = t("sweep.flat_all", low=number(min(finite)), high=number(max(finite)))
    elif low < high:
        shape = t("sweep.flat", low=names[low], high=names[high], worst=number(max(finals[low : high + 1])))
    else:
        shape = _beside(finals, names, best, t)
    parts = [t("sweep.lowest", **ends), shape, _edge(found, best, names, t), _used(found, best, t)]
    return " ".join(part for part in parts if part)


def _flat_around(finals: Sequence[float], best: int) -> tuple[int, int]:
    """Return the first and the last place, in one stretch around the lowest, that ends about as low."""
    most = finals[best] + max(_FLAT * abs(finals[best]), 1e-9)
    low = high = best
    while low > 0 and finals[low - 1] <= most:
        low -= 1
    while high < len(finals) - 1 and finals[high + 1] <= most:
        high += 1
    return low, high


def _beside(finals: Sequence[float], names: Sequence[str], best: int, t: Text) -> str:
    """Return where the values next to the lowest end."""
    beside = [i for i in (best - 1, best + 1) if 0 <= i < len(finals)]
    ends = [t("sweep.end", value=names[i], loss=_loss(finals[i], t)) for i in beside]
    if len(ends) == 2:
        return t("sweep.beside_two", one=ends[0], other=ends[1])
    return t("sweep.beside_one", one=ends[0]) if ends else ""


def _edge(found: Sweep, best: int, names: Sequence[str], t: Text) -> str:
    """Return that the lowest may lie further on, where it stands at the end of what was tried."""
    if len(found.runs) < len(found.values):
        return t("sweep.so_far", n=len(found.runs), wanted=len(found.values))
    at_edge = best in (0, len(names) - 1) and len(names) > 1
    bounded = found.field in ("noise", "outliers", "dropout", "l2", "batch_size", "patience") and best == 0
    return t("sweep.edge", value=names[best]) if at_edge and not bounded else ""


def _used(found: Sweep, best: int, t: Text) -> str:
    used = found.used
    if used >= len(found.runs) or used == best:
        return t("sweep.used_best") if used == best else ""
    name, loss = value_text(t, found.field, found.values[used]), _loss(found.finals[used], t)
    return t("sweep.used", value=name, loss=loss)


def _loss(value: float, t: Text) -> str:
    return number(value) if isfinite(value) else t("sweep.no_number")

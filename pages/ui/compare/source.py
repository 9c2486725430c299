"""What is compared: a ready comparison, the visitor's pins, or a run and what was tried to make it better."""

from collections.abc import Sequence
from dataclasses import dataclass

from core import pins
from core.comparison import common_unit
from core.comparison.presets import COMPARISONS, Comparison
from core.config import RunConfig
from pages.ui.session import Session
from pages.ui.session.params import Param, one_of

DEFAULT, PINS, TRIED = "losses_outliers", "pins", "tried"
OWN_RATES = "_own_rates"


def _tried(text: str) -> tuple[RunConfig, ...]:
    """Return the one config of a link, none for ""; ValueError for all else."""
    configs = pins.from_link(text)
    if len(configs) > 1:
        raise ValueError("one config at the most")
    return configs


URL_PARAMS = {
    # "" is what there is: what was tried, else pins, else the default.
    "comparison": one_of("", TRIED, PINS, *COMPARISONS),
    "tried": Param((), _tried, pins.to_link, longest=pins.MAX_LINK),
    "axis": one_of("epochs", "updates"),
}


@dataclass(frozen=True)
class Compared:
    """The configs that are compared, resolved and all different, and the unit that their curves share, if any."""

    id: str
    configs: tuple[RunConfig, ...]
    unit: str | None
    ready: Comparison | None = None


def options(session: Session) -> list[str]:
    """Return the ids of what can be chosen: the visitor's own first, then the ready ones, one for each topic."""
    own = [TRIED] * bool(_pair(session)) + [PINS] * bool(session.pins)
    return own + [id for id in COMPARISONS if not id.endswith(OWN_RATES)]


def current(session: Session) -> Compared:
    """Return what the page shows."""
    id = session.page_params["comparison"]
    configs = {TRIED: _pair(session), PINS: session.pins}
    if id in COMPARISONS:
        return _ready(COMPARISONS[id])
    for own in (id, TRIED, PINS):
        if configs.get(own):
            return Compared(own, configs[own], common_unit(configs[own]))
    return _ready(COMPARISONS[DEFAULT])


def topic(id: str) -> str:
    """Return the id of a comparison without what it says of rates."""
    return id.removesuffix(OWN_RATES)


def _ready(comparison: Comparison) -> Compared:
    return Compared(comparison.id, tuple(c.resolved() for c in comparison.configs), comparison.unit, comparison)


def _pair(session: Session) -> tuple[RunConfig, ...]:
    """Return the experiment and what was tried, () where nothing was, or the same."""
    tried: Sequence[RunConfig] = session.page_params["tried"]
    base = session.config.resolved()
    return (base, *tried) if tried and tried[0] != base else ()

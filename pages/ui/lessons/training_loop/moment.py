"""Where the loop stands, recomputed from the link alone: how many steps, which loss, which rate, which points."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.diagnosis import Diagnosis, diagnose_alone
from core.lessons import line_loop
from core.lessons.line_loop import LONG, RATES, SEEDS, Floats, Look, Points, Walk
from pages.ui.session.params import one_of, whole

# The steps of a round; rates by name, the default first.
STEPS = ("predict", "measure", "update", "again", "compare")
PACES = ("right", "small", "large")
LAST = len(STEPS) * LONG
URL_PARAMS = {
    "step": whole(0, 0, LAST),
    "measure": one_of(*RATES),
    "pace": one_of(*PACES),
    "seed": whole(0, 0, SEEDS - 1),
}


@dataclass(frozen=True)
class Moment:
    """The loop after `step` single steps, five to a round; `points` and `walk` belong to the choices made."""

    step: int
    loss: str
    pace: str
    seed: int
    points: Points
    walk: Walk

    @property
    def name(self) -> str:
        """Return the step that was just made, "start" before the first."""
        return STEPS[(self.step - 1) % len(STEPS)] if self.step else "start"

    @property
    def round(self) -> int:
        """Return the round of that step, counted from 0."""
        return max(self.step - 1, 0) // len(STEPS)

    @property
    def rounds_done(self) -> int:
        return self.step // len(STEPS)

    @property
    def next(self) -> str:
        """Return the step whose turn it is, "" after the last round."""
        return STEPS[self.step % len(STEPS)] if self.step < LAST else ""

    @property
    def updated(self) -> bool:
        """Tell whether the line of this round has made way for its successor."""
        return self.name in ("update", "again", "compare")

    @property
    def shown(self) -> int:
        """Return the index of the line that is drawn."""
        return self.round + self.updated

    @property
    def rate(self) -> float:
        return RATES[self.loss][self.pace]

    def line(self, number: int) -> Floats:
        line: Floats = self.walk.lines[number]
        return line

    def look(self, number: int) -> Look:
        return line_loop.look(self.line(number), self.points, self.loss)


def of(state: Mapping[str, Any]) -> Moment:
    """Return the moment of a page's state."""
    loss, pace, seed = state["measure"], state["pace"], state["seed"]
    return Moment(state["step"], loss, pace, seed, line_loop.points(seed), walk(seed, loss, pace))


@lru_cache(maxsize=128)
def walk(seed: int, loss: str, pace: str) -> Walk:
    """Return all rounds at once: a visitor then goes along them."""
    return line_loop.walk(line_loop.first_line(seed), line_loop.points(seed), loss, RATES[loss][pace], LONG)


@lru_cache(maxsize=128)
def reading(seed: int, loss: str, pace: str) -> Diagnosis:
    """Return what the whole curve shows. There is no validation here yet."""
    return diagnose_alone(walk(seed, loss, pace).losses)


def drop_end(found: Diagnosis) -> float:
    """Return where the sharp drop ends, -1 where the curve has no drop and flattening to name."""
    return found.drop_end if found.verdict == "healthy" and found.drop_end is not None else -1.0


def after(step: int, pressed: str) -> int:
    """Return the number of steps once a button was pressed: a step's own id, "all" five, or "long" for every round.

    A step that is not next in turn changes nothing: a double click is one step.
    """
    if pressed == "long":
        return LAST
    if pressed == "all":
        return min(LAST, (step // len(STEPS) + 1) * len(STEPS))
    return step + 1 if step < LAST and STEPS[step % len(STEPS)] == pressed else step

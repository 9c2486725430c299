"""Three dart throwers who learn from what they are told: hit or miss, the distance, or the distance and which way.

The board is a plane in centimetres with its centre, the right answer, at (0, 0). A dart lands at its thrower's aim
plus the shake of a hand. All three begin with the same wrong aim and have the same shakes; each hears only its own
kind of feedback and decides by that alone. The third does gradient descent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.losses import LOSSES
from core.optimizers import OPTIMIZERS

Floats = NDArray[np.float64]

# In centimetres: the board's edge, the edge of the bull's-eye (about as large as on a real board), where all three aim
# at first, and the spread of a shake to either side.
BOARD, BULL, FIRST_MISS, SHAKE = 20.0, 2.0, 15.0, 1.0
# The third thrower's learning rate: a step is 2 · rate of the miss, so here three tenths of it.
RATE = 0.15
# The last throws by which a thrower is judged: one alone may be luck.
LAST = 5
_SQUARED = LOSSES["mse"]


def distance(place: Floats) -> Floats:
    """Return how far from the centre darts are, `(...)`, for places `(..., 2)` in centimetres."""
    return np.asarray(np.hypot(place[..., 0], place[..., 1]))


def miss_points(place: Floats) -> Floats:
    """Return each dart's loss, x² + y²: its distance times itself; `(...)` for places `(..., 2)`."""
    return np.asarray(_SQUARED.value(place, np.zeros_like(place)).sum(axis=-1))


class Thrower(Protocol):
    """Somebody with an aim `(2,)`, which changes when told something about the dart that was thrown there."""

    aim: Floats

    def learn(self, feedback: Floats) -> None:
        """Take what is said about the last dart, and choose the next aim."""


class ByHits:
    """Told 1 for a hit and 0 for a miss. Tries anywhere on the board until something hits, then close to that."""

    def __init__(self, aim: Floats, rng: np.random.Generator) -> None:
        """Start at an aim; `rng` gives the ideas of what to try."""
        self.aim, self._rng = aim, rng
        self._hit: Floats | None = None

    def learn(self, feedback: Floats) -> None:
        """Stay after a hit; after a miss try another place."""
        if feedback:
            self._hit = self.aim
        elif self._hit is None:
            self.aim = _anywhere(self._rng)
        else:
            self.aim = _near(self._hit, BULL / 2, self._rng)


class ByDistance:
    """Told the distance. Tries a random change, a bold one when far off, and keeps it if the distance shrank."""

    def __init__(self, aim: Floats, rng: np.random.Generator) -> None:
        """Start at an aim; `rng` gives the changes to try."""
        self.aim, self._rng = aim, rng
        self._kept, self._shortest = aim, np.inf

    def learn(self, feedback: Floats) -> None:
        """Keep the change or go back; then try another one, half as wide as the dart was far."""
        if feedback < self._shortest:
            self._kept, self._shortest = self.aim, float(feedback)
        self.aim = _near(self._kept, self._shortest / 2, self._rng)


class ByDirection:
    """Told how far off the dart is, and which way, `(2,)`. Steps against it: gradient descent on the miss points."""

    def __init__(self, aim: Floats, rng: np.random.Generator) -> None:
        """Start at an aim; nothing is left to chance."""
        self.aim = aim
        self._optimizer = OPTIMIZERS["gd"](RATE, 2)

    def learn(self, feedback: Floats) -> None:
        """Take one step downhill in miss points."""
        aim = self.aim.copy()
        self._optimizer.step(aim, _SQUARED.gradient(feedback, np.zeros(2)))
        self.aim = aim


@dataclass(frozen=True)
class Feedback:
    """A thrower, and the only thing it is told about a dart: a function of where the dart landed."""

    thrower: Callable[[Floats, np.random.Generator], Thrower]
    measure: Callable[[Floats], Floats]


THROWERS: dict[str, Feedback] = {
    "hits": Feedback(ByHits, lambda place: np.asarray(float(distance(place) <= BULL))),
    "distance": Feedback(ByDistance, distance),
    "direction": Feedback(ByDirection, lambda place: place),
}


@lru_cache(maxsize=256)
def game(seed: int, n_throws: int) -> dict[str, Floats]:
    """Return where the darts of each thrower landed, `(n_throws, 2)`; a longer game begins like a shorter one."""
    # Streams of their own, so that trying more or less changes no hand.
    first, shakes = np.random.default_rng((seed, 0)), np.random.default_rng((seed, 1))
    angle = first.uniform(0.0, 2 * np.pi)
    aim = FIRST_MISS * np.array([np.cos(angle), np.sin(angle)])
    hand = shakes.normal(0.0, SHAKE, (n_throws, 2))
    return {id: _thrown(feedback, aim, hand, seed) for id, feedback in THROWERS.items()}


def _thrown(feedback: Feedback, aim: Floats, hand: Floats, seed: int) -> Floats:
    thrower = feedback.thrower(aim, np.random.default_rng((seed, 2)))
    places = np.empty_like(hand)
    for place, shake in zip(places, hand, strict=True):
        place[:] = thrower.aim + shake
        thrower.learn(feedback.measure(place))
    places.flags.writeable = False
    return places


def recent_miss(places: Floats) -> float:
    """Return the mean distance of the last throws, of at most five, in centimetres."""
    return float(distance(places[-LAST:]).mean())


@lru_cache(maxsize=4)
def many_games(n_games: int, n_throws: int) -> dict[str, Floats]:
    """Return each thrower's `recent_miss` in the games of seeds 0, 1, …, `(n_games,)`."""
    games = [game.__wrapped__(seed, n_throws) for seed in range(n_games)]
    return {id: np.array([recent_miss(played[id]) for played in games]) for id in THROWERS}


def _anywhere(rng: np.random.Generator) -> Floats:
    """Return a place on the board, every spot alike likely."""
    angle, far = rng.uniform(0.0, 2 * np.pi), BOARD * np.sqrt(rng.uniform())
    return np.array([far * np.cos(angle), far * np.sin(angle)])


def _near(aim: Floats, spread: float, rng: np.random.Generator) -> Floats:
    """Return a place around an aim, brought back to the board's edge where it lies beyond: nobody aims at the wall."""
    place = aim + rng.normal(0.0, spread, 2)
    return np.asarray(place * min(1.0, BOARD / float(distance(place))))

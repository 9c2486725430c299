"""Four curves of real runs, to be sorted by what they show: held against the diagnosis of each."""

from collections.abc import Callable, Sequence

from core.config import RunConfig
from core.exercises.curves import diagnosis
from core.exercises.exercise import Answer, CertifiedSeeds, Exercise, Feedback, WrongAnswer, choice, passed, wrong
from core.training import Run

CURVES = ("a", "b", "c", "d")
SORTS = ("overfitting", "healthy", "underfitting", "still_improving", "unstable", "cannot_tell")
# Where two readers may well differ, both answers count: a run of a few epochs may be called not finished yet.
_ACCEPTED = {"noisy": ("cannot_tell",), "too_short": ("cannot_tell", "still_improving")}


def accepted(run: Run) -> tuple[str, ...]:
    """Return what a curve may be called, the best name first."""
    verdict = diagnosis(run).verdict
    return _ACCEPTED.get(verdict, (verdict,))


# What such an answer shows, by (what was said, what it is); "" stands for anything else.
_MISREAD = {
    ("overfitting", ""): "gap_for_overfitting",
    ("healthy", "overfitting"): "rise_overlooked",
    ("healthy", "underfitting"): "flat_and_high",
    ("healthy", "still_improving"): "end_overlooked",
    ("still_improving", "overfitting"): "rise_overlooked",
    ("still_improving", ""): "flat_for_falling",
    ("underfitting", ""): "guess_overlooked",
    ("unstable", ""): "jitter_for_unstable",
    ("cannot_tell", ""): "too_careful",
    ("healthy", "unstable"): "jumps_overlooked",
    ("still_improving", "unstable"): "jumps_overlooked",
    ("underfitting", "unstable"): "jumps_overlooked",
    ("overfitting", "unstable"): "jumps_overlooked",
}


def _misread(given: str, verdict: str) -> str:
    if verdict == "cannot_tell":
        return "jitter_for_unstable" if given == "unstable" else "too_sure"
    return _MISREAD.get((given, verdict)) or _MISREAD[given, ""]


def _judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
    right = [accepted(run) for run in runs]
    off = [i for i, curve in enumerate(CURVES) if answer[curve] not in right[i]]
    values = {"right": len(CURVES) - len(off), "n": len(CURVES)}
    if not off:
        return passed(**values)
    first = off[0]
    return wrong(_misread(str(answer[CURVES[first]]), right[first][0]), curve=CURVES[first].upper(), **values)


def _run(dataset: str, seed: int, **settings: object) -> RunConfig:
    return RunConfig(dataset, data_seed=seed, weights_seed=seed, **{"n_val": 200, **settings})  # type: ignore[arg-type]


# One kind of curve each, by the seed. Training never rises in those that are made of smooth steps.
_KINDS: dict[str, Callable[[int], RunConfig]] = {
    "overfitting": lambda seed: _run("moons", seed, n_train=60, hidden=(16, 16)),
    "healthy": lambda seed: _run("cat_dog_fish", seed),
    "healthy_gap": lambda seed: _run("friedman", seed, model="linear", n_train=30, epochs=300),
    "underfitting": lambda seed: _run("circles", seed, model="linear", epochs=150),
    "unfinished": lambda seed: _run("friedman", seed, model="linear", n_train=100, learning_rate=0.002, epochs=150),
    "unstable": lambda seed: _run("circles", seed, learning_rate=10.0, epochs=100),
    "noisy": lambda seed: _run(
        "friedman", seed, model="linear", n_train=200, n_val=5, batch_size=4, learning_rate=0.05, epochs=80
    ),
    "short": lambda seed: _run("moons", seed, epochs=6),
}
# Seeds of data and weights whose curve is a clear case of its kind, and stays one when the learning rate is changed
# in its tenth digit.
_SEEDS = {
    "overfitting": (0, 1, 2, 3, 4, 5),
    "healthy": (0, 1, 2, 3, 4, 6),
    "healthy_gap": (2, 5, 12, 13),
    "underfitting": (2, 4, 6, 7, 8, 10),
    "unfinished": (0, 1, 2, 3, 5, 7),
    "unstable": (0, 2, 3, 5, 6, 9),
    "noisy": (5, 6, 12, 23, 26, 29),
    "short": (0, 3, 6),
}
# What a certified curve of each kind has to be called; a gap makes a healthy one worth asking for.
_CALLED = {
    "overfitting": "overfitting", "healthy": "healthy", "healthy_gap": "healthy", "underfitting": "underfitting",
    "unfinished": "still_improving", "unstable": "unstable", "noisy": "cannot_tell", "short": "cannot_tell",
}  # fmt: skip


def _is_called(kind: str) -> Callable[[Sequence[Run]], bool]:
    return lambda runs: accepted(runs[0])[0] == _CALLED[kind]


def _one_run(kind: str) -> Callable[[int], tuple[RunConfig, ...]]:
    return lambda seed: (_KINDS[kind](seed),)


# Some have a curve that cannot be told, some have two of one kind, so that none follows from the others.
_SORTED = (
    ("healthy_gap", "overfitting", "underfitting", "noisy"),
    ("unstable", "healthy", "unfinished", "overfitting"),
    ("underfitting", "short", "overfitting", "healthy"),
    ("overfitting", "unfinished", "overfitting", "healthy_gap"),
    ("noisy", "unstable", "healthy", "unfinished"),
    ("healthy", "underfitting", "healthy_gap", "overfitting"),
    ("unfinished", "noisy", "underfitting", "unstable"),
    ("overfitting", "healthy", "short", "unstable"),
    ("underfitting", "overfitting", "unfinished", "healthy"),
    ("unstable", "healthy_gap", "noisy", "overfitting"),
    ("healthy", "unfinished", "unstable", "underfitting"),
    ("unfinished", "overfitting", "noisy", "healthy"),
)


def _four(variant: int) -> tuple[RunConfig, ...]:
    """Return the four runs of a variant; each takes a seed of its kind that its neighbours do not."""
    seen = [kind for kinds in _SORTED[:variant] for kind in kinds]
    configs = []
    for kind in _SORTED[variant]:
        seeds = _SEEDS[kind]
        configs.append(_KINDS[kind](seeds[seen.count(kind) % len(seeds)]))
        seen.append(kind)
    return tuple(configs)


def _solve(variant: int, runs: Sequence[Run]) -> Answer:
    return {curve: accepted(run)[0] for curve, run in zip(CURVES, runs, strict=True)}


def _sorted(**given: str) -> WrongAnswer:
    """Return all four curves sorted rightly, but for some."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        return {curve: accepted(run)[0] for curve, run in zip(CURVES, runs, strict=True)} | given

    return answer


EXERCISE = Exercise(
    "sort_curves", "which", tuple(choice(curve, *SORTS) for curve in CURVES), _judge,
    (*dict.fromkeys(_MISREAD.values()), "too_sure"), solve=_solve, initial_configs=_four,
    certified=tuple(
        CertifiedSeeds(f"sort_curves_{kind}", _SEEDS[kind], _one_run(kind), _is_called(kind)) for kind in _KINDS
    ),
    minutes=4,
    wrong_answers={
        "gap_for_overfitting": _sorted(a="overfitting"),
        "flat_for_falling": _sorted(a="still_improving"),
        "guess_overlooked": _sorted(a="underfitting"),
        "rise_overlooked": _sorted(b="healthy"),
        "too_careful": _sorted(b="cannot_tell"),
        "flat_and_high": _sorted(c="healthy"),
        "too_sure": _sorted(d="overfitting"),
        "jitter_for_unstable": _sorted(d="unstable"),
    },
)  # fmt: skip

"""A run that goes wrong because of one setting: which one? The same run with it mended comes after the answer."""

from collections.abc import Sequence
from dataclasses import fields

from core.config import RunConfig
from core.exercises.exercise import VARIANTS, Answer, Exercise, Feedback, always, choice, passed, wrong
from core.training import Run

SUSPECTS = ("learning_rate", "model", "loss", "n_train", "n_val", "epochs")


def culprit(bad: RunConfig, mended: RunConfig) -> str:
    """Return the one setting in which two runs differ."""
    return next(f.name for f in fields(RunConfig) if getattr(bad, f.name) != getattr(mended, f.name))


def _judge(answer: Answer, runs: Sequence[Run]) -> Feedback:
    bad, mended = (run.config for run in runs)
    given, right = str(answer["setting"]), culprit(bad, mended)
    if given == right:
        return passed()
    creeping = right == "learning_rate" and (bad.learning_rate or 0) < (mended.learning_rate or 0)
    return wrong("longer_instead" if given == "epochs" and creeping else given)


def _of(dataset: str, bad: dict[str, object], good: dict[str, object], **both: object) -> tuple[dict[str, object], ...]:
    common = {"dataset": dataset, "n_val": 200, **both}
    return {**common, **bad}, {**common, **good}


_NET = {"model": "mlp", "hidden": (8,), "optimizer": "adam", "learning_rate": 0.03, "epochs": 200}
_FEW = {"model": "linear", "n_train": 200, "batch_size": 4, "learning_rate": 0.05, "epochs": 80}
# Bad and mended settings with their seed: rates far too high and too low, a model that is too simple, five
# validation rows. The seeds are those with which the mended run is healthy and the other shows its fault plainly.
_CASES = (
    (_of("cat_dog_fish", {"learning_rate": 30.0}, {"learning_rate": 0.3}), 3),
    (_of("circles", {"model": "linear"}, {"model": "mlp"}, **_NET), 2),
    (_of("house_prices", {"learning_rate": 0.0005}, {"learning_rate": 0.05}, epochs=150), 0),
    (_of("friedman", {"n_val": 5}, {"n_val": 200}, **_FEW), 5),
    (_of("circles", {"learning_rate": 20.0}, {"learning_rate": 1.0}, epochs=150), 0),
    (_of("xor", {"model": "linear"}, {"model": "mlp"}, **_NET), 3),
    (_of("friedman", {"learning_rate": 0.002}, {"learning_rate": 0.03}, model="linear", n_train=100, epochs=150), 1),
    (_of("cat_dog_fish", {"learning_rate": 30.0}, {"learning_rate": 0.3}), 1),
    (_of("friedman", {"n_val": 5}, {"n_val": 200}, **_FEW), 12),
    (_of("circles", {"model": "linear"}, {"model": "mlp"}, **_NET), 6),
    (_of("blobs", {"learning_rate": 0.01}, {"learning_rate": 0.3}, epochs=100), 0),
    (_of("cat_dog_fish", {"learning_rate": 30.0}, {"learning_rate": 0.3}), 5),
)
assert len(_CASES) == VARIANTS


def _two(variant: int) -> tuple[RunConfig, ...]:
    settings, seed = _CASES[variant]
    return tuple(RunConfig(**given, data_seed=seed, weights_seed=seed) for given in settings)  # type: ignore[arg-type]


def _solve(variant: int, runs: Sequence[Run]) -> Answer:
    return {"setting": culprit(*(run.config for run in runs))}


EXERCISE = Exercise(
    "find_bad_setting", "which", (choice("setting", *SUSPECTS),), _judge, (*SUSPECTS, "longer_instead"),
    solve=_solve, initial_configs=_two, minutes=3,
    wrong_answers={reason: always(setting=reason) for reason in ("model", "loss", "n_train", "n_val", "epochs")},
)  # fmt: skip

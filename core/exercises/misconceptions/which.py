"""Wrong answers to what is to be told apart: curves misread, losses misplaced, causes mistaken."""

from collections.abc import Sequence

from core.exercises.exercise import Answer, always
from core.exercises.misconceptions.answers import Answers, Make
from core.exercises.which import sorting
from core.training import Run


def _sorted(**said: str) -> Make:
    """Return all four curves sorted rightly, but for some."""

    def answer(variant: int, runs: Sequence[Run]) -> Answer:
        return {curve: sorting.accepted(run)[0] for curve, run in zip(sorting.CURVES, runs, strict=True)} | said

    return answer


def _fitting_but(**said: str) -> Make:
    """Return a loss that fits for each task, and the reason, but for some."""
    return always(**{"prices": "mae", "spam": "cross_entropy", "animals": "cross_entropy", "why": "weigh_less"} | said)


ANSWERS: dict[str, Answers] = {
    # The class's version has a healthy run with a gap, an overfitting one, an underfitting one, and one that is noise.
    "sort_curves": {
        "gap_for_overfitting": _sorted(a="overfitting"),
        "flat_for_falling": _sorted(a="still_improving"),
        "guess_overlooked": _sorted(a="underfitting"),
        "rise_overlooked": _sorted(b="healthy"),
        "too_careful": _sorted(b="cannot_tell"),
        "flat_and_high": _sorted(c="healthy"),
        "too_sure": _sorted(d="overfitting"),
        "jitter_for_unstable": _sorted(d="unstable"),
    },
    "which_loss": {
        "mse_with_errors": _fitting_but(prices="mse"),
        "classes_for_prices": _fitting_but(prices="cross_entropy"),
        "accuracy_as_loss": _fitting_but(spam="accuracy"),
        "mse_for_classes": _fitting_but(animals="mse"),
        "sizes_for_classes": _fitting_but(animals="mae"),
        "immune": _fitting_but(why="immune"),
        "always": _fitting_but(prices="huber", why="always"),
        "smaller": _fitting_but(why="smaller"),
    },
    "trap_gap": {reason: always(why=reason) for reason in ("gap", "stopped", "train_low")},
    "trap_log": {
        "flattered": always(rise="hardly"),
        "too_little": always(rise="half"),
        "overdone": always(rise="tripled"),
    },
    "trap_below": {reason: always(why=reason) for reason in ("bug", "leaked", "too_small")},
    "find_bad_setting": {reason: always(setting=reason) for reason in ("model", "loss", "n_train", "n_val", "epochs")},
    # The class's version was mended by more rows.
    "which_cure": {"new_level": always(cure="penalty"), "runs_on": always(cure="stop_early")},
    # In the class's version both are the same setting.
    "lucky_seeds": {
        "luck_for_skill": always(better="b"),
        "backwards": always(better="a"),
        "equal": always(better="equal"),
    },
    "is_it_luck": {
        "luck_for_skill": always(better="b"),
        "backwards": always(better="a"),
        "equal": always(better="equal"),
    },
}

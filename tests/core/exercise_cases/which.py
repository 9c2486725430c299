from core.exercises.which import sorting
from tests.core.exercise_cases import Cases


def _always(**answer):
    return lambda variant, runs: dict(answer)


def _sorted(**said):
    """Return all four curves sorted rightly, but for some."""

    def answer(variant, runs):
        return {curve: sorting.accepted(run)[0] for curve, run in zip(sorting.CURVES, runs, strict=True)} | said

    return answer


_FITTING = {"prices": "mae", "spam": "cross_entropy", "animals": "cross_entropy", "why": "weigh_less"}

CASES = {
    # The first version has a healthy run with a gap, an overfitting one, an underfitting one, and one that is noise.
    "sort_curves": Cases(
        wrong={
            "gap_for_overfitting": _sorted(a="overfitting"),
            "flat_for_falling": _sorted(a="still_improving"),
            "guess_overlooked": _sorted(a="underfitting"),
            "rise_overlooked": _sorted(b="healthy"),
            "too_careful": _sorted(b="cannot_tell"),
            "flat_and_high": _sorted(c="healthy"),
            "too_sure": _sorted(d="overfitting"),
            "jitter_for_unstable": _sorted(d="unstable"),
        },
    ),
    "which_loss": Cases(
        wrong={
            "mse_with_errors": _always(**_FITTING | {"prices": "mse"}),
            "classes_for_prices": _always(**_FITTING | {"prices": "cross_entropy"}),
            "accuracy_as_loss": _always(**_FITTING | {"spam": "accuracy"}),
            "mse_for_classes": _always(**_FITTING | {"animals": "mse"}),
            "sizes_for_classes": _always(**_FITTING | {"animals": "mae"}),
            "immune": _always(**_FITTING | {"why": "immune"}),
            "always": _always(**_FITTING | {"prices": "huber", "why": "always"}),
            "smaller": _always(**_FITTING | {"why": "smaller"}),
        },
    ),
    "trap_gap": Cases(
        wrong={reason: _always(why=reason) for reason in ("gap", "stopped", "train_low")},
    ),
    "trap_log": Cases(
        wrong={
            "flattered": _always(rise="hardly"),
            "too_little": _always(rise="half"),
            "overdone": _always(rise="tripled"),
        },
    ),
    "trap_below": Cases(
        wrong={reason: _always(why=reason) for reason in ("bug", "leaked", "too_small")},
    ),
    "find_bad_setting": Cases(
        wrong={reason: _always(setting=reason) for reason in ("model", "loss", "n_train", "n_val", "epochs")},
    ),
    "is_it_luck": Cases(
        wrong={
            "luck_for_skill": _always(better="b"),
            "backwards": _always(better="a"),
            "equal": _always(better="equal"),
        },
    ),
}

"""What is said beside the verdict: for each id a log that shows it, one that does not, and the values it is given."""

import math

import numpy as np
import pytest

from core.diagnosis import CHECKS, diagnose, diagnose_alone

NAN, INF = math.nan, math.inf

SETTLES = [1.0, 0.6, 0.4, 0.3, 0.25, 0.22, 0.21, 0.20, 0.205, 0.20, 0.20, 0.20]
FALLS = [1.0, 0.7, 0.5, 0.4, 0.32, 0.26, 0.21, 0.17, 0.14, 0.11, 0.09, 0.07]
TURNS = [1.0, 0.8, 0.65, 0.55, 0.50, 0.52, 0.55, 0.60, 0.66, 0.72, 0.79, 0.86]
FOLLOWS = [1.1, 0.7, 0.45, 0.33, 0.27, 0.24, 0.23, 0.22, 0.22, 0.22, 0.22, 0.22]
FLAT = [0.500, 0.502, 0.499, 0.501, 0.500, 0.498, 0.501, 0.500, 0.502, 0.499, 0.500, 0.501]
BLOWS_UP = [1.0, 1.4, 2.2, 4.0, 8.0, 17.0, 33.0, 66.0, 130.0, 260.0, 530.0, 1060.0]
JUMPS = [0.7, 1.4, 0.6, 0.9, 1.8, 0.7, 0.5, 1.9, 1.2, 0.6, 1.1, 0.8]
AUC = [0.61, 0.70, 0.75, 0.78, 0.80, 0.81, 0.82, 0.825, 0.83, 0.832, 0.834, 0.835]


def ids(diagnosis):
    return [finding.id for finding in diagnosis.findings]


def values(diagnosis, id):
    return next(finding.values for finding in diagnosis.findings if finding.id == id)


# --- the verdict and the finding together -----------------------------------------------------------------------------

# A first row far above the second, which is itself above all others; the turn at epoch 5 lies below both.
TWO_FAR_ROWS = [13, 3.6, 3, 2.8, 2.6, 2.4, 2.2, 2, 1.8, 1.6, 1.4, 1.2, 1, 0.9, 0.86]
TURNS_BELOW = [10, 3.7, 2.9, 2.7, 2.6, 2.55, 2.6, 2.65, 2.7, 2.75, 2.8, 2.85, 2.9, 2.95, 3]
STILL = [17.1, 12.3, 8.96, 6.6, 5.2, 4.1, 3.4, 2.9, 2.4, 2.1, 1.8, 1.6, 1.4, 1.3, 1.2, 1.12, 1.04, 0.98, 0.93, 0.87]


def test_a_rise_counts_beside_the_present_level_however_high_the_first_rows_were():
    d = diagnose(TWO_FAR_ROWS, TURNS_BELOW)
    assert (d.verdict, d.overfit_from) == ("overfitting", 5.0)


def test_a_fall_counts_beside_the_present_level_too():
    assert diagnose(STILL, [1.02 * loss for loss in STILL]).verdict == "still_improving"
    assert diagnose(STILL, STILL).verdict == "still_improving"
    settled = [*STILL[:8], *[2.4, 2.38, 2.4, 2.39, 2.4, 2.38, 2.4, 2.39, 2.4, 2.4, 2.38, 2.4]]
    assert diagnose(settled, [1.02 * loss for loss in settled]).verdict == "healthy"


def test_a_slow_rise_of_a_long_run_is_seen_though_it_is_little_beside_the_fall():
    at = np.arange(100_000.0)
    train = np.exp(-at / 2e4) + 0.01
    d = diagnose(train, train + 0.1 * (at / 1e5) ** 2)
    assert d.verdict == "overfitting"
    assert 0.6e5 < d.overfit_from < 0.8e5


def test_train_that_halves_what_is_left_while_validation_stands_is_a_widening_gap():
    train = [40.0, 4, 2.2, 1.6, 1.2, 0.9, 0.7, 0.5, 0.4, 0.3, 0.2, 0.15]
    stands = [41.0, 4.5, 3.1, 3.0, 2.9, 2.9, 2.95, 2.9, 2.9, 2.95, 2.9, 2.9]
    assert diagnose(train, stands).verdict == "widening_gap"


# --- what is not a number ---------------------------------------------------------------------------------------------


def test_a_validation_loss_that_is_never_a_number():
    d = diagnose(SETTLES, [NAN] * 12)
    assert d.verdict == "incomparable"
    assert values(d, "printed_nan") == {
        "loss": "val", "epoch": 0.0, "last": None, "last_epoch": None, "infinite": False, "to_the_end": True,
    }  # fmt: skip
    assert values(d, "training_only")["reading"] == "falls"


def test_a_validation_loss_that_stops_being_a_number():
    d = diagnose(SETTLES, [*FOLLOWS[:5], *[NAN] * 7], epochs=range(1, 13))
    assert values(d, "printed_nan") == {
        "loss": "val", "epoch": 6.0, "last": 0.27, "last_epoch": 5.0, "infinite": False, "to_the_end": True,
    }  # fmt: skip


def test_losses_that_break_at_the_second_epoch_name_that_epoch_and_the_number_before():
    d = diagnose([0.62, *[NAN] * 5], [0.53, *[NAN] * 5], epochs=range(1, 7))
    assert d.verdict == "unstable"
    train, val = (finding.values for finding in d.findings if finding.id == "printed_nan")
    assert (train["loss"], train["epoch"], train["last"], train["last_epoch"]) == ("train", 2.0, 0.62, 1.0)
    assert (val["loss"], val["epoch"], val["last"]) == ("val", 2.0, 0.53)


def test_an_infinity_is_told_from_nan():
    d = diagnose([0.79, 0.87, INF], None, epochs=[82, 83, 84])
    assert d.verdict == "unstable"
    assert values(d, "printed_nan")["infinite"]
    assert values(d, "printed_nan")["epoch"] == 84.0
    passing = diagnose(SETTLES, [INF, *FOLLOWS[1:]])
    assert passing.verdict == "healthy"
    assert not values(passing, "printed_nan")["to_the_end"]


@pytest.mark.parametrize(
    "val",
    [
        None,
        [None] * 12,
        [*FOLLOWS[:3], NAN, *FOLLOWS[4:]],
        [*FOLLOWS[:-1], NAN],
        [loss for value in FOLLOWS[:4] for loss in (value, NAN, NAN)],
        FOLLOWS[:5],
    ],
)
def test_missing_is_not_printed(val):
    assert "printed_nan" not in ids(diagnose(SETTLES, val))


def test_who_knows_what_was_printed_can_say_so():
    gap = [*FOLLOWS[:3], NAN, *FOLLOWS[4:]]
    assert values(diagnose(SETTLES, gap, printed=True), "printed_nan")["epoch"] == 3.0
    assert ids(diagnose(SETTLES, [None, *gap[1:3], None, *gap[4:]], printed=True)) == []
    assert "printed_nan" not in ids(diagnose(SETTLES, [*FOLLOWS[:5], *[NAN] * 7], printed=False))
    assert ids(diagnose(SETTLES, [NAN] * 12, printed=False)) == ["training_only"]


# --- one loss alone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reading", "verdict", "losses"),
    [
        ("falls", "incomparable", SETTLES),
        ("falls", "incomparable", FALLS),
        ("flat", "underfitting", FLAT),
        ("exploded", "unstable", BLOWS_UP),
        ("jumps", "unstable", JUMPS),
        ("rises", "unstable", [1.0, 0.6, 0.4, 0.3, 0.2, 0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5]),
    ],
)
def test_a_training_loss_has_a_reading_of_its_own(reading, verdict, losses):
    d = diagnose(losses)
    assert values(d, "training_only")["reading"] == reading
    assert d.verdict == verdict
    assert d.evidence.train_start == pytest.approx(losses[0])
    assert math.isnan(d.evidence.rise)


def test_a_fall_that_goes_on_is_told_from_one_that_has_settled():
    found = values(diagnose(FALLS), "training_only")
    assert found == {"reading": "falls", "still": True, "start": 1.0, "lowest": 0.07, "end": 0.07}
    assert not values(diagnose(SETTLES), "training_only")["still"]


def test_a_validation_loss_alone_is_read_likewise_and_compared_with_nothing():
    d = diagnose(None, FALLS)
    assert (d.verdict, d.best_epoch) == ("incomparable", 11.0)
    assert values(d, "validation_only")["reading"] == "falls"
    assert d.skipped["identical_losses"] == "no_training_loss"
    assert diagnose(FALLS).skipped["identical_losses"] == "no_validation_loss"


def test_a_curve_by_itself_is_never_incomparable():
    found = {name: diagnose_alone(losses).verdict for name, losses in (("s", SETTLES), ("f", FALLS), ("b", BLOWS_UP))}
    assert found == {"s": "healthy", "f": "still_improving", "b": "unstable"}


# --- columns that are not what they seem ------------------------------------------------------------------------------


def test_all_zeros_are_no_losses():
    d = diagnose([0.0] * 10, [0.0] * 10)
    assert (d.verdict, ids(d)) == ("incomparable", ["all_zero"])
    assert values(d, "all_zero") == {"loss": "both"}
    assert values(diagnose(SETTLES, [0.0] * 12), "all_zero") == {"loss": "val"}
    assert "all_zero" not in ids(diagnose([*SETTLES[:3], *[0.0] * 9], FOLLOWS))


def test_the_same_loss_twice_is_never_healthy():
    d = diagnose(SETTLES, SETTLES)
    assert (d.verdict, ids(d)) == ("incomparable", ["identical_losses"])
    assert "identical_losses" not in ids(diagnose(SETTLES, [*SETTLES[:-1], 0.201]))
    assert "identical_losses" not in ids(diagnose([0.69] * 12, [0.69] * 12))  # rounded and stuck, not the same


@pytest.mark.parametrize("factor", [9, 60, 2000])
def test_train_far_above_validation_cannot_come_from_overfitting(factor):
    d = diagnose([factor * loss for loss in FOLLOWS], FOLLOWS)
    assert d.verdict == "incomparable"
    assert values(d, "different_scales")["factor"] == pytest.approx(factor)


def test_train_somewhat_above_validation_and_validation_far_above_train_are_no_other_scale():
    assert ids(diagnose([3.8 * loss for loss in FOLLOWS], FOLLOWS)) == []
    assert "different_scales" not in ids(diagnose(FOLLOWS, [60 * loss for loss in FOLLOWS]))
    # A sum over the batch in the first epochs only, as some tools have it.
    assert ids(diagnose([4.9, 0.75, 0.51, *SETTLES[3:]], [0.36, 0.23, 0.215, *SETTLES[3:]])) == []


def test_two_values_that_take_turns():
    turns = [0.448, 0.392, 0.531, 0.393, 0.531, 0.392, 0.529, 0.392, 0.529, 0.392, 0.529, 0.392, 0.528]
    d = diagnose(None, turns)
    assert values(d, "alternating") == pytest.approx({"loss": "val", "low": 0.392, "high": 0.529}, abs=1e-3)
    assert "alternating" in ids(diagnose(turns, SETTLES))
    assert "alternating" not in ids(diagnose(None, JUMPS))
    assert "alternating" not in ids(diagnose(None, [0.5 + 1e-6 * (row % 2) for row in range(20)]))
    assert "alternating" not in ids(diagnose(FALLS, TURNS))


@pytest.mark.parametrize("times", [1, 100])
def test_a_score_in_the_column_of_the_loss_is_not_called_unstable(times):
    score = [times * value for value in AUC]
    d = diagnose(score, [0.97 * value for value in score])
    assert (d.verdict, ids(d)) == ("incomparable", ["rising_score"])
    assert values(d, "rising_score") == pytest.approx({"loss": "both", "start": score[0], "end": score[-1]})
    assert "rising_score" in ids(diagnose(score))


@pytest.mark.parametrize(
    "loss",
    [
        BLOWS_UP,
        [0.71, 0.73, 0.75, 0.77, 0.79, 0.81, 0.83, 0.85, 0.87, 0.89, 0.91, 0.93],  # steadily: it has no ceiling
        [0.6, *[1.9] * 11],  # one leap
        JUMPS,
        TURNS,
    ],
)
def test_a_loss_that_rises_is_no_score(loss):
    assert "rising_score" not in ids(diagnose(loss, [1.1 * value for value in loss]))
    assert "rising_score" not in ids(diagnose(FALLS, AUC))  # train falls: this may well be a validation loss


# --- where a log begins, and how much of it there is ------------------------------------------------------------------


def test_level_since_a_late_first_row_is_not_called_underfitting():
    level = [50.2, 51.0, 51.2, 50.5, 51.4, 51.3, 50.9, 51.6, 51.0, 51.1, 51.6, 50.6, 51.0, 51.3]
    beside = [value + 5.6 for value in level[::-1]]
    d = diagnose(level, beside, epochs=range(63, 77))
    assert d.verdict == "healthy"
    assert values(d, "late_start") == {"epoch": 63.0, "level": True}
    assert diagnose(level, beside).verdict == "underfitting"


@pytest.mark.parametrize(
    ("epochs", "late"),
    [(range(12), False), (range(1, 13), False), (range(2, 14), True), (range(500, 6500, 500), False),
     (np.arange(1, 13) / 7.5, False), (range(1000, 7000, 500), True)],
)  # fmt: skip
def test_a_log_begins_late_where_rows_before_its_first_are_missing(epochs, late):
    assert ("late_start" in ids(diagnose(SETTLES, FOLLOWS, epochs))) == late


@pytest.mark.parametrize(("level", "classes"), [(0.693, 2), (1.386, 4), (1.79, 6), (2.303, 10), (4.605, 100)])
def test_a_loss_that_stands_at_ln_k_is_guessing_among_k(level, classes):
    losses = [1.03 * level, *[level] * 5, level + 0.001, level - 0.001, *[level] * 4]
    d = diagnose(losses, [level] * 12)
    assert d.verdict == "underfitting"
    assert values(d, "at_chance")["classes"] == classes
    assert values(d, "at_chance")["guess"] == pytest.approx(math.log(classes))


def test_other_levels_are_not_chance_and_a_known_guess_goes_before():
    assert "at_chance" not in ids(diagnose(FLAT, FLAT[::-1]))
    assert "at_chance" not in ids(diagnose([0.693] * 12, [0.85] * 12))
    assert "at_chance" not in ids(diagnose([0.693] * 12, [0.693] * 12, n_classes=10))
    assert values(diagnose([math.log(37)] * 12, n_classes=37), "at_chance")["classes"] == 37
    assert diagnose([0.693] * 12, [0.693] * 12, baseline=0.693).skipped["at_chance"] == "baseline_given"


CLEAN = [0.60, 0.50, 0.53, 0.58, 0.64, 0.71, 0.79]


@pytest.mark.parametrize("rows", [6, 7])
def test_a_few_clean_rows_that_rise_far_beyond_chance_are_overfitting(rows):
    d = diagnose(FALLS[:rows], CLEAN[:rows])
    assert (d.verdict, d.overfit_from) == ("overfitting", 1.0)
    assert values(d, "few_points") == {"points": rows}


def test_a_few_rows_of_other_kinds():
    assert diagnose(FALLS[:8], [1.1 * loss for loss in FALLS[:8]]).verdict == "still_improving"
    assert diagnose([0.71, 0.73, 0.75, 0.77], [0.71, 0.73, 0.75, 0.77]).verdict == "unstable"
    assert diagnose(SETTLES[:9], FOLLOWS[:9]).verdict == "too_short"  # never healthy
    assert diagnose(FALLS[:6], [0.60, 0.50, 0.53, 0.51, 0.55, 0.52]).verdict == "too_short"
    assert "few_points" not in ids(diagnose(SETTLES, FOLLOWS))


def test_a_handful_of_noisy_rows_is_seldom_called_anything():
    """Level validation losses with noise, under a falling train: a verdict would be chance."""
    rng = np.random.default_rng(0)
    for rows in (5, 6, 7, 8, 9):
        said = [diagnose(FALLS[:rows], 1 + 0.1 * rng.normal(size=rows)).verdict for _ in range(200)]
        assert said.count("too_short") >= 195


# --- accuracies -------------------------------------------------------------------------------------------------------


def test_an_accuracy_that_never_changes():
    d = diagnose(SETTLES, FOLLOWS, val_accuracy=[0.62] * 12, train_accuracy=[0.6, *[0.61] * 11])
    assert values(d, "constant_accuracy") == {"split": "both", "accuracy": 0.62}
    assert ids(diagnose(SETTLES, FOLLOWS, val_accuracy=[1.0] * 12)) == []
    assert ids(diagnose(SETTLES, FOLLOWS, val_accuracy=np.linspace(0.5, 0.8, 12))) == []


def test_accuracy_that_rises_while_the_loss_rises():
    rises = [0.6, 0.65, 0.69, 0.72, 0.74, 0.75, 0.76, 0.77, 0.78, 0.785, 0.79, 0.79]
    d = diagnose(FALLS, TURNS, val_accuracy=rises)
    assert d.verdict == "overfitting"
    assert values(d, "accuracy_still_rises") == {"before": 0.74, "after": 0.79}
    assert ids(diagnose(FALLS, TURNS, val_accuracy=[*rises[:5], *[0.74] * 7])) == []
    assert ids(diagnose(SETTLES, FOLLOWS, val_accuracy=rises)) == []


def test_accuracies_follow_their_rows_when_these_are_sorted():
    order = [3, 0, 11, 5, 1, 2, 10, 4, 9, 6, 8, 7]
    rises = [0.6, 0.65, 0.69, 0.72, 0.74, 0.75, 0.76, 0.77, 0.78, 0.785, 0.79, 0.79]
    train, val, accuracy = ([column[row] for row in order] for column in (FALLS, TURNS, rises))
    found = diagnose(train, val, order, val_accuracy=accuracy).findings
    assert found == diagnose(FALLS, TURNS, val_accuracy=rises).findings
    assert diagnose(FALLS, TURNS, val_accuracy=rises[:3]).verdict == "overfitting"


# --- what was looked for ----------------------------------------------------------------------------------------------


def test_every_check_ran_or_says_why_not():
    for columns in ((FALLS, TURNS), (FALLS, None), ([], None), ([1.0], [1.0]), (None, FALLS)):
        d = diagnose(*columns)
        assert {*d.checked} | {*d.skipped} == {*CHECKS}
        assert not {*d.checked} & {*d.skipped}
    assert diagnose(FALLS, TURNS).skipped == {
        "constant_accuracy": "no_accuracy", "accuracy_still_rises": "no_validation_accuracy",
    }  # fmt: skip


def test_a_plain_log_has_nothing_to_find():
    assert ids(diagnose(SETTLES, FOLLOWS)) == []
    assert ids(diagnose(FALLS, TURNS, range(1, 13))) == []

"""Curves short enough to read, with the verdict that a person would give; then the traps of real logs."""

import math

import numpy as np
import pytest

from core.diagnosis import VERDICTS, Evidence, diagnose
from core.diagnosis.order import RULES
from core.diagnosis.shapes import drop, isotonic_decreasing, noise
from tests.benchmarks.diagnosis import long_run

NAN, INF = math.nan, math.inf

# Three falls of train that most curves below share: to the end, to a floor, and not at all.
FALLS = [1.0, 0.7, 0.5, 0.4, 0.32, 0.26, 0.21, 0.17, 0.14, 0.11, 0.09, 0.07]
SETTLES = [1.0, 0.6, 0.4, 0.3, 0.25, 0.22, 0.21, 0.20, 0.20, 0.20, 0.20, 0.20]
STAYS = [1.00, 1.01, 0.99, 1.00, 1.01, 0.99, 1.00, 1.01, 0.99, 1.00, 1.00, 0.99]

TURNS = [1.0, 0.8, 0.65, 0.55, 0.50, 0.52, 0.55, 0.60, 0.66, 0.72, 0.79, 0.86]
LEVELS = [1.0, 0.7, 0.5, 0.42, 0.41, 0.40, 0.41, 0.40, 0.41, 0.40, 0.40, 0.41]
FOLLOWS = [1.1, 0.7, 0.45, 0.33, 0.27, 0.24, 0.23, 0.22, 0.22, 0.22, 0.22, 0.22]
SINKS = [1.1, 0.8, 0.62, 0.53, 0.46, 0.40, 0.35, 0.31, 0.27, 0.23, 0.20, 0.17]
SHAKES = [1.0, 0.8, 1.3, 0.7, 1.2, 0.7, 1.1, 0.6, 1.2, 0.7, 1.1, 0.8]


@pytest.mark.parametrize(
    ("verdict", "train", "val"),
    [
        ("healthy", SETTLES, FOLLOWS),
        ("healthy", SETTLES, [0.8 * loss for loss in SETTLES]),  # validation below train is no trouble
        ("overfitting", FALLS, TURNS),
        ("overfitting", FALLS, [0.50, 0.52, 0.52, 0.54, 0.55, 0.57, 0.58, 0.60, 0.61, 0.63, 0.64, 0.66]),
        ("widening_gap", FALLS, LEVELS),
        ("widening_gap", FALLS, [0.5] * 12),
        ("underfitting", STAYS, STAYS[::-1]),
        ("underfitting", [0.693, 0.6925, 0.692, 0.6915, 0.6912] + [0.691] * 7, [0.693] * 12),
        ("still_improving", FALLS, SINKS),
        ("still_improving", [1.0 - 0.001 * epoch for epoch in range(12)], [1.1 - 0.001 * epoch for epoch in range(12)]),
        ("unstable", [1.0, 0.5, 0.3, 0.2, 0.2, 0.3, 0.5, 0.8, 2.0, 9.0, 40.0, 200.0], TURNS),
        ("unstable", [1.0, 0.6, 0.4, 0.3, 0.2, 0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5], TURNS),
        ("unstable", SETTLES, [1.1, 0.7, 5e4, 0.33, 0.27, 0.24, 0.23, 0.22, 0.22, 0.22, 0.22, 0.22]),
        ("unstable", [1.0, 0.6, *[0.40, 0.45] * 10], [1.0, 0.6, *[0.40, 0.45] * 10]),
        ("noisy", FALLS, SHAKES),
        ("too_short", FALLS[:9], TURNS[:9]),
        ("incomparable", FALLS, None),
        ("incomparable", FALLS, [NAN] * 12),
        ("incomparable", FALLS, [500 * loss for loss in SINKS]),
        ("incomparable", [-loss for loss in FALLS[::-1]], SINKS),
    ],
)
def test_a_curve_gets_the_verdict_that_a_person_gives(verdict, train, val):
    assert diagnose(train, val).verdict == verdict


def test_every_verdict_has_an_example_above_and_a_rule():
    assert set(VERDICTS) == {
        "healthy", "overfitting", "widening_gap", "underfitting", "still_improving", "unstable", "noisy", "too_short",
        "incomparable",
    }  # fmt: skip
    assert {verdict for verdict, _ in RULES} == set(VERDICTS) - {"healthy"}


def test_overfitting_is_dated_and_its_numbers_are_given():
    d = diagnose(FALLS, TURNS, epochs=range(1, 13))
    assert (d.best_epoch, d.overfit_from) == (5.0, 5.0)
    assert d.turn_range == (5.0, 6.0)
    assert d.drop_end == 4.0
    assert d.drop_range == (3.0, 6.0)
    assert d.evidence.best == 0.50
    assert d.evidence.low == pytest.approx(0.52)
    assert d.evidence.end == pytest.approx(0.79)
    assert d.evidence.rise == pytest.approx(0.27)
    assert d.evidence.fall == pytest.approx(0.48)
    assert d.evidence.gap == pytest.approx(0.79 - 0.09)
    assert d.evidence.rise_in_noise > 10
    assert d.evidence["rise"] == dict(d.evidence)["rise"]


def test_the_best_epoch_is_named_whatever_the_verdict_but_overfitting_only_where_it_is():
    for train, val in ((SETTLES, FOLLOWS), (FALLS, LEVELS), (FALLS, SHAKES), (FALLS[:4], TURNS[:4])):
        d = diagnose(train, val)
        assert d.best_epoch == int(np.argmin(val))
        assert d.overfit_from is None


@pytest.mark.parametrize("baseline", [0.22, 0.21, 0.225])
def test_flat_and_no_better_than_the_best_constant_guess_is_underfitting(baseline):
    assert diagnose(SETTLES, FOLLOWS, baseline=baseline).verdict == "underfitting"


def test_train_far_below_the_guess_that_validation_does_not_beat_is_no_underfitting():
    """It has learned its rows by heart, and nothing that holds for others."""
    level = [1.0, 0.93, 0.9, 0.89, 0.88, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87]
    train = [1.0, 0.5, 0.3, 0.2, 0.15, *[0.14] * 7]
    assert diagnose(train, level, baseline=0.588).verdict == "widening_gap"
    assert diagnose([0.9 * loss for loss in level], level, baseline=0.588).verdict == "underfitting"


@pytest.mark.parametrize("baseline", [None, NAN, INF, 0.5])
def test_without_a_baseline_or_well_below_it_the_same_curve_is_healthy(baseline):
    assert diagnose(SETTLES, FOLLOWS, baseline=baseline).verdict == "healthy"


# --- the order of the rules -------------------------------------------------------------------------------------------


def test_a_short_run_that_exploded_is_unstable_rather_than_too_short():
    assert diagnose([1.0, 9.0, INF], [1.0, 8.0, INF]).verdict == "unstable"


def test_a_rise_above_the_baseline_is_overfitting_rather_than_underfitting():
    assert diagnose(FALLS, TURNS, baseline=0.6).verdict == "overfitting"


def test_a_steady_fall_is_still_improving_however_small_and_however_bad():
    train = [0.700 - 0.0001 * epoch for epoch in range(30)]
    assert diagnose(train, train, baseline=0.693).verdict == "still_improving"


def test_flat_train_is_underfitting_rather_than_noisy():
    assert diagnose(STAYS, SHAKES).verdict == "underfitting"


def test_a_train_loss_that_rises_too_is_no_overfitting():
    rises = [1.0, 0.4, 0.3, 0.2, 0.2, 0.25, 0.3, 0.35, 0.4, 0.4, 0.4, 0.4]
    assert diagnose(SETTLES, rises).verdict == "overfitting"
    along = [1.0, 0.5, 0.3, 0.20, 0.20, 0.205, 0.21, 0.22, 0.23, 0.24, 0.24, 0.24]
    assert diagnose(along, rises).overfit_from is None


def test_a_train_loss_that_stays_low_while_validation_loses_much_is_overfitting():
    """Neither "underfitting" nor "healthy": train learned all there is by heart before validation was lowest."""
    stays = [1.0, 0.3, 0.11, *[0.1] * 9]
    worse = [1.0, 0.4, 0.3, 0.3, 0.31, 0.35, 0.40, 0.45, 0.5, 0.55, 0.6, 0.6]
    assert diagnose(stays, worse).verdict == "overfitting"
    little = [1.0, 0.4, 0.3, 0.3, 0.30, 0.31, 0.32, 0.32, 0.33, 0.33, 0.34, 0.34]
    assert diagnose(stays, little).verdict == "healthy"
    assert diagnose([1.0] * 12, worse).verdict == "underfitting"


def test_a_rise_is_seen_beside_the_lowest_level_too():
    """From 1.9 down to 0.20 and up to 0.27: a third more, though only four hundredths of the fall."""
    val = [1.9, 0.8, 0.4, 0.25, 0.20, 0.20, 0.21, 0.23, 0.25, 0.26, 0.27, 0.27]
    assert diagnose(FALLS, val).verdict == "overfitting"
    assert diagnose(FALLS, [20 * loss if epoch == 0 else loss for epoch, loss in enumerate(val)]).overfit_from == 4.0
    assert diagnose(FALLS, [loss + 1 for loss in val]).overfit_from is None
    tiny = [1.9, 0.5, 0.1, 0.01, 0.0010, 0.0010, 0.0012, 0.0014, 0.0016, 0.0018, 0.002, 0.002]
    assert diagnose(FALLS, tiny).overfit_from is None


# --- rises that are none ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shown", [5, 6, 10])
def test_a_run_that_ends_where_the_rise_begins_is_not_overfitting(shown):
    times = 4
    train, val = (np.interp(np.arange(12 * times) / times, np.arange(12), curve) for curve in (FALLS, TURNS))
    begins = 4 * times + 1
    assert diagnose(train, val).verdict == "overfitting"
    assert diagnose(train[:begins], val[:begins]).overfit_from is None
    assert diagnose(FALLS[:shown], [*TURNS[:4], *[0.5] * 8][:shown]).overfit_from is None


def test_a_bump_that_is_won_back_is_not_overfitting():
    bump = [1.1, 0.7, 0.45, 0.60, 0.75, 0.50, 0.33, 0.26, 0.24, 0.23, 0.22, 0.22]
    assert diagnose(SETTLES, bump).verdict == "healthy"


def test_a_rise_that_is_undone_by_the_lowest_loss_of_all_is_not_overfitting():
    late_dip = [*TURNS[:-1], 0.45]
    assert diagnose(FALLS, late_dip).overfit_from is None


def test_one_high_last_value_is_not_overfitting():
    assert diagnose(FALLS, [*FOLLOWS[:-1], 0.5]).overfit_from is None


def test_a_small_rise_beside_all_that_was_won_is_not_overfitting():
    little = [1.0, 0.6, 0.4, 0.3, 0.25, 0.24, 0.241, 0.243, 0.245, 0.248, 0.25, 0.25]
    assert diagnose(FALLS, little).overfit_from is None


def test_a_rise_within_the_noise_is_not_overfitting():
    jitter = [1.0, 0.8, 0.6, 0.58, 0.50, 0.60, 0.52, 0.62, 0.53, 0.63, 0.52, 0.61]
    assert diagnose(FALLS, jitter).overfit_from is None


def test_a_rise_of_a_hundredth_is_not_overfitting_though_nothing_was_won_before():
    assert diagnose(FALLS, [0.500 + 0.001 * epoch for epoch in range(12)]).verdict == "widening_gap"
    assert diagnose(FALLS, [0.500 + 0.005 * epoch for epoch in range(12)]).verdict == "overfitting"


def test_a_median_that_rose_by_chance_is_not_overfitting():
    chance = [1.0, 0.7, 0.5, 0.46, 0.45, 0.46, 0.33, 0.51, 0.41, 0.37, 0.49, 0.54]
    d = diagnose(FALLS, chance)
    assert d.evidence.rise > 0.1 * d.evidence.fall
    assert 0 < d.evidence.rise_in_noise < 1.6
    assert d.verdict == "widening_gap"


def test_a_fall_by_chance_is_no_improvement():
    chance = [1.0, 0.7, 0.5, 0.33, 0.51, 0.48, 0.51, 0.43, 0.51, 0.38, 0.49, 0.42]
    d = diagnose(FALLS, chance)
    assert d.evidence.late_fall > 0.1 * d.evidence.fall
    assert 0 < d.evidence.late_fall_in_noise < 1.6
    assert d.verdict == "widening_gap"


def test_validation_that_falls_while_train_rises_is_not_called_still_improving():
    train = [1.0, 0.6, 0.4, 0.3, 0.25, 0.22, 0.21, 0.20, 0.21, 0.22, 0.23, 0.24]
    assert diagnose(train, SINKS).verdict == "healthy"


def test_a_narrow_gap_did_not_widen():
    train = [1.0, 0.8, 0.62, 0.58, 0.55, 0.53, 0.51, 0.50, 0.49, 0.48, 0.47, 0.46]
    assert diagnose(train, [1.0, 0.7, *[0.5] * 10]).verdict == "healthy"
    assert diagnose(train, [1.0, 0.8, *[0.7] * 10]).verdict == "widening_gap"


def test_small_steps_around_a_flat_validation_are_not_noisy():
    flat = [0.50, 0.51, 0.49, 0.50, 0.51, 0.50, 0.49, 0.50, 0.51, 0.50, 0.49, 0.50]
    assert diagnose(FALLS, flat).verdict == "widening_gap"


def test_train_that_jumps_instead_of_falling_is_unstable():
    jumps = [0.7, 1.4, 0.6, 0.9, 1.8, 0.7, 0.5, 1.9, 1.2, 0.6, 1.1, 0.8]
    assert diagnose(jumps, jumps).verdict == "unstable"


def test_train_that_leapt_far_above_its_start_is_unstable_though_it_settled():
    leap = [1.0, 9.0, 5.0, *SETTLES[3:]]
    assert diagnose(leap, leap).verdict == "unstable"
    step = [1.0, 2.0, 1.5, *SETTLES[3:]]
    assert diagnose(step, [1.1 * loss for loss in step]).verdict == "healthy"


def test_a_huge_first_loss_does_not_hide_a_rise():
    d = diagnose([900.0, *FALLS[1:]], [1e3, *TURNS[1:]])
    assert (d.verdict, d.overfit_from) == ("overfitting", 4.0)
    assert d.evidence.fall > 999
    assert d.evidence.fall_shown == pytest.approx(0.8 - d.evidence.low)


def test_one_step_to_the_optimum_is_healthy():
    assert diagnose([1.0] + [0.04] * 19, [1.1] + [0.05] * 19).verdict == "healthy"


# --- columns as they come in logs -------------------------------------------------------------------------------------


def test_nothing_and_next_to_nothing():
    for columns in (([], []), ([], None), ([NAN], [NAN]), ([None], [None])):
        d = diagnose(*columns)
        assert (d.verdict, d.drop_end, d.best_epoch, d.turn_range, d.overfit_from) == ("too_short", *[None] * 4)
    assert diagnose([0.5], [0.6]).best_epoch == 0.0
    assert diagnose([0.5, 0.4], [0.6, 0.5]).turn_range == (1.0, 1.0)
    assert math.isnan(diagnose([0.5], [0.6]).evidence.rise)


def test_gaps_do_not_change_the_verdict():
    train = [NAN if epoch == 3 else loss for epoch, loss in enumerate(FALLS)]
    val = [None if epoch == 9 else loss for epoch, loss in enumerate(TURNS)]
    d = diagnose(train, val)
    assert (d.verdict, d.overfit_from, d.evidence.points) == ("overfitting", 4.0, 10)
    assert d.evidence.missing == pytest.approx(1 / 12)


def test_validation_at_every_second_epoch_is_enough_at_every_third_it_is_not():
    every_second = [loss for value in TURNS for loss in (value, NAN)]
    assert diagnose(np.repeat(FALLS, 2), every_second).verdict == "overfitting"
    every_third = [loss for value in TURNS for loss in (value, NAN, NAN)]
    assert diagnose(np.repeat(FALLS, 3), every_third).verdict == "incomparable"


def test_losses_that_lie_in_alternate_rows_share_too_few():
    train = [loss for value in FALLS for loss in (value, NAN)]
    val = [loss for value in TURNS for loss in (NAN, value)]
    d = diagnose(train, val)
    assert (d.verdict, d.best_epoch, d.evidence.points) == ("too_short", 9.0, 0)


def test_a_last_row_without_one_of_the_losses_is_a_gap():
    assert diagnose([*FALLS, NAN], [*TURNS, 0.9]).verdict == "overfitting"
    assert diagnose([*FALLS, 0.05], [*TURNS, NAN]).verdict == "overfitting"


@pytest.mark.parametrize(
    "tail", [([INF], [INF]), ([NAN], [NAN]), ([INF], [1.0]), ([1.0], [-INF]), ([NAN] * 4, [INF] + [NAN] * 3)]
)
def test_a_run_that_leaves_the_numbers_is_unstable(tail):
    assert diagnose([*FALLS, *tail[0]], [*TURNS, *tail[1]]).verdict == "unstable"


def test_an_infinity_long_ago_is_a_gap():
    assert diagnose(SETTLES, [INF, *FOLLOWS[1:]]).verdict == "healthy"


def test_the_longer_list_is_read_as_far_as_the_shorter_goes():
    d = diagnose([*FALLS, 0.06, 0.05, 0.05], TURNS)
    assert (d.verdict, d.evidence.rows, d.evidence.points) == ("overfitting", 15, 12)
    assert diagnose(FALLS, TURNS[:5]).verdict == "incomparable"
    assert diagnose(FALLS, TURNS, epochs=range(11)).evidence.rows == 11
    assert diagnose(FALLS, TURNS, epochs=range(99)).evidence.rows == 12


def test_epochs_may_be_any_unit():
    for epochs in (range(1, 13), range(0, 1200, 100), np.linspace(0.5, 6.0, 12)):
        d = diagnose(FALLS, TURNS, epochs)
        assert (d.verdict, d.overfit_from, d.drop_end) == ("overfitting", float(epochs[4]), float(epochs[3]))


def test_rows_are_sorted_by_epoch_and_those_without_one_are_left_out():
    order = [3, 0, 11, 5, 1, 2, 10, 4, 9, 6, 8, 7]
    shuffled = ([curve[row] for row in order] for curve in (FALLS, TURNS))
    d = diagnose(*([0.0, *curve] for curve in shuffled), epochs=[None, *order])
    assert repr(d) == repr(diagnose(FALLS, TURNS))  # NaN is NaN, too


@pytest.mark.parametrize("loss", [1.0, -3.0, 1e300])
def test_constant_curves_are_underfitting(loss):
    d = diagnose([loss] * 20, [loss] * 20)
    assert (d.verdict, d.drop_end, d.best_epoch, d.turn_range) == ("underfitting", None, 0.0, (0.0, 19.0))


def test_negative_losses_are_read_like_others():
    train, val = ([loss - 2 for loss in curve] for curve in (FALLS, TURNS))
    assert diagnose(train, val).verdict == "overfitting"
    dice = [-0.30, -0.50, -0.62, -0.70, -0.75, -0.79, -0.81, -0.82, -0.83, -0.83, -0.83, -0.83]
    assert diagnose(dice, [loss + 0.03 for loss in dice]).verdict == "healthy"


@pytest.mark.parametrize("factor", [1e-300, 1e-3, 7.3, 1000, 1e300])
def test_multiplied_losses_give_the_same_reading_and_multiplied_evidence(factor):
    for train, val in ((FALLS, TURNS), (SETTLES, FOLLOWS), (FALLS, LEVELS), (FALLS, SINKS), (FALLS, SHAKES)):
        plain = diagnose(train, val, baseline=0.1)
        scaled = diagnose([factor * x for x in train], [factor * x for x in val], baseline=0.1 * factor)
        assert scaled.verdict == plain.verdict
        assert scaled.drop_end == plain.drop_end
        assert scaled.turn_range == plain.turn_range
        assert scaled.evidence.rise == pytest.approx(plain.evidence.rise * factor, rel=1e-6)
        assert scaled.evidence.rise_in_noise == pytest.approx(plain.evidence.rise_in_noise, rel=1e-6)


def test_the_first_of_equal_minima_is_the_best_epoch():
    assert diagnose(FALLS, [1.0, 0.5, 0.5, 0.6, 0.5, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]).best_epoch == 1.0


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="could not convert"):
        diagnose(["loss"], [0.5])


# --- long runs --------------------------------------------------------------------------------------------------------

EPOCHS = np.arange(401)


def test_the_longer_a_fall_is_shown_the_later_its_sharp_drop_ends():
    ends = [diagnose(np.exp(-np.arange(n + 1) / 20)).drop_end for n in (100, 400, 1600)]
    assert ends == [32.0, 60.0, 90.0]  # 88, but 1,601 rows are read in blocks of four


def test_a_straight_fall_has_no_sharp_drop():
    assert diagnose(1 - 0.001 * EPOCHS).drop_end is None
    assert diagnose(1 - 0.0001 * np.minimum(EPOCHS, 20)).drop_end is None


def test_the_lab_run_that_overfits():
    train = 0.69 * np.exp(-EPOCHS / 60) + 0.01
    val = np.where(EPOCHS < 72, 0.283 + 0.41 * (1 - EPOCHS / 72) ** 2, 0.283 + 0.347 * (EPOCHS - 72) / 328)
    d = diagnose(train, val, EPOCHS, baseline=0.693)
    assert (d.verdict, d.overfit_from) == ("overfitting", 72.0)
    low, high = d.turn_range
    assert 55 <= low < 72 < high <= 90


def test_a_staircase_that_is_still_falling():
    stairs = 0.7 - 0.3 / (1 + np.exp((30 - EPOCHS[:201]) / 4)) - 0.2 / (1 + np.exp((170 - EPOCHS[:201]) / 10))
    assert diagnose(stairs, stairs + 0.02).verdict == "still_improving"


def test_a_log_axis_explosion_that_stays_finite():
    assert diagnose(1.02**EPOCHS, 1.02**EPOCHS).verdict == "unstable"
    assert diagnose(np.exp(EPOCHS[:200] * 3.5), np.exp(EPOCHS[:200] * 3.5)).verdict == "unstable"


def test_100_000_noisy_points_are_read():
    """How long it takes is printed by `python -m tests.benchmarks.diagnosis`."""
    assert diagnose(*long_run(100_000)).verdict == "overfitting"


# --- measurements -----------------------------------------------------------------------------------------------------


def test_noise_is_the_spread_around_the_curve_whatever_its_trend_and_spikes():
    rng = np.random.default_rng(0)
    curve = 3 - np.arange(4000) / 1000 + rng.normal(0, 0.05, 4000)
    curve[::100] += 10
    assert noise(curve) == pytest.approx(0.05, rel=0.1)


def test_the_falling_curve_pools_what_rises():
    assert isotonic_decreasing(np.array([5.0, 1.0, 3.0, 2.0, 0.0])).tolist() == [5.0, 2.0, 2.0, 2.0, 0.0]
    assert isotonic_decreasing(np.array([1.0, 2.0, 3.0])).tolist() == [2.0, 2.0, 2.0]


def test_the_sharp_drop_ends_at_the_corner():
    corner = np.array([1.0, 0.75, 0.5, 0.25, 0.2, 0.15, 0.1, 0.05, 0.0])
    assert drop(np.arange(9.0), corner) == (3.0, (3.0, 3.0))
    assert drop(np.arange(9.0), corner[::-1]) == (None, None)
    assert drop(np.zeros(9), corner) == (None, None)


def test_unknown_evidence_is_refused():
    with pytest.raises(KeyError):
        Evidence()["loudness"]

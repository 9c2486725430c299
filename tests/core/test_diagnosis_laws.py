"""Laws of the diagnosis that hold for any two columns of numbers."""

import math

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.diagnosis import VERDICTS, diagnose

ODD = st.none() | st.sampled_from([math.nan, math.inf, -math.inf, 0.0, 5e-324, 1.7e308, -1.7e308])
COLUMNS = st.lists(st.floats(width=64) | ODD | st.floats(-2, 2), max_size=60)
FEW = settings(max_examples=50, deadline=None)


@st.composite
def curves(draw):
    """Return two plausible losses of one length: a fall, a rise later, noise."""
    n = draw(st.integers(3, 80))
    share = np.arange(n) / n
    steep, turn, rise, shake = (draw(st.floats(low, high)) for low, high in ((0.5, 9), (0.1, 1), (0, 2), (0, 0.2)))
    jitter = draw(hnp.arrays(float, (2, n), elements=st.floats(-1, 1)))
    train = np.exp(-steep * share) + 0.2 * shake * jitter[0]
    return train, np.exp(-steep * share) + rise * np.maximum(0, share - turn) + 0.1 + shake * jitter[1]


def reading(d):
    return d.verdict, d.drop_end, d.drop_range, d.best_epoch, d.turn_range, d.overfit_from


@settings(max_examples=200, deadline=None)
@given(COLUMNS, COLUMNS | st.none(), COLUMNS | st.none(), st.floats() | st.none())
def test_any_columns_are_read_without_a_warning(train, val, epochs, baseline):
    d = diagnose(train, val, epochs, baseline)
    assert d.verdict in VERDICTS
    assert (d.overfit_from is not None) == (d.verdict == "overfitting")
    assert (d.drop_end is None) == (d.drop_range is None)
    assert (d.best_epoch is None) == (d.turn_range is None)


@FEW
@given(curves())
def test_ranges_hold_what_they_surround_and_best_is_the_lowest(losses):
    d = diagnose(*losses)
    assert d.best_epoch == np.argmin(losses[1])
    assert d.turn_range[0] <= d.best_epoch <= d.turn_range[1]
    if d.drop_end is not None:
        assert d.drop_range[0] <= d.drop_end <= d.drop_range[1]


@FEW
@given(curves(), st.integers(-500, 500), st.floats(-1, 2))
def test_multiplying_both_losses_by_a_power_of_two_changes_nothing_but_the_evidence(losses, exponent, baseline):
    plain = diagnose(*losses, baseline=baseline)
    scaled = diagnose(*(np.ldexp(column, exponent) for column in losses), baseline=math.ldexp(baseline, exponent))
    assert reading(scaled) == reading(plain)
    assert scaled.evidence == plain.evidence.times_two_to(exponent)


@FEW
@given(curves(), st.floats(1e-6, 1e6))
def test_multiplying_both_losses_by_any_factor_keeps_verdict_and_best_epoch(losses, factor):
    plain = diagnose(*losses)
    assume(plain.verdict == diagnose(*(column * (1 + 1e-9 * column) for column in losses)).verdict)  # no near tie
    scaled = diagnose(*(column * factor for column in losses))
    assert (scaled.verdict, scaled.best_epoch) == (plain.verdict, plain.best_epoch)


@FEW
@given(curves(), st.integers(-1000, 1000), st.sampled_from([1, 2, 100]))
def test_shifting_and_stretching_epochs_moves_only_the_epochs(losses, first, step):
    plain, moved = diagnose(*losses), diagnose(*losses, epochs=first + step * np.arange(len(losses[0])))

    def there(epoch):
        return None if epoch is None else first + step * epoch

    def both(limits):
        return None if limits is None else (there(limits[0]), there(limits[1]))

    assert reading(moved) == (
        plain.verdict, there(plain.drop_end), both(plain.drop_range), there(plain.best_epoch),
        both(plain.turn_range), there(plain.overfit_from),
    )  # fmt: skip
    assert repr(moved.evidence) == repr(plain.evidence)  # NaN is NaN, too


@FEW
@given(curves())
def test_a_run_that_stops_at_its_lowest_validation_loss_does_not_overfit(losses):
    best = int(np.argmin(losses[1]))
    assert diagnose(*(column[: best + 1] for column in losses)).overfit_from is None


@FEW
@given(curves(), st.data())
def test_lists_arrays_and_rows_without_losses_read_alike(losses, data):
    train, val = losses
    plain = diagnose(train, val)
    assert repr(diagnose(train.tolist(), val.tolist())) == repr(plain)
    at = data.draw(st.integers(0, len(train) - 1))
    epochs = np.insert(np.arange(float(len(train))), at, at - 0.5)
    empty = diagnose(np.insert(train, at, np.nan), np.insert(val, at, np.nan), epochs)
    assume(len(train) != 9)  # an empty row counts as a row
    assert reading(empty) == reading(plain)

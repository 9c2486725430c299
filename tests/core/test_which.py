"""The exercises that tell apart: what counts beside the best answer, and that each version shows what it is about."""

from dataclasses import replace

import pytest

from core.config import RunConfig
from core.exercises import EXERCISES, VARIANTS
from core.exercises.which import causes, cures, luck, seeds, sorting, trap_below
from tests.trained import trained


def test_a_run_of_six_epochs_may_be_called_unfinished_too():
    assert sorting.accepted(trained(RunConfig(epochs=6))) == ("cannot_tell", "still_improving")
    assert sorting.accepted(trained(RunConfig("circles", model="linear"))) == ("underfitting",)


def test_cannot_tell_does_not_always_pass():
    pairs = [[luck.on_validation(trained(c)) for c in EXERCISES["is_it_luck"].configs(v)] for v in range(VARIANTS)]
    assert all(a.right < b.right for a, b in pairs)
    assert sum(luck.is_real(a, b) for a, b in pairs) == 4


def test_the_standard_error_of_an_accuracy():
    assert luck.Score(20, 40).error == pytest.approx(0.0790569)  # sqrt(0.5 * 0.5 / 40)
    assert luck.is_real(luck.Score(840, 1000), luck.Score(879, 1000))
    assert not luck.is_real(luck.Score(33, 40), luck.Score(35, 40))


def test_the_mended_run_differs_in_one_setting_that_can_be_blamed():
    for variant in range(VARIANTS):
        bad, mended = EXERCISES["find_bad_setting"].configs(variant)
        name = causes.culprit(bad, mended)
        assert name in causes.SUSPECTS
        # A model brings its own parts: what is not told of a straight line is told of a network.
        assert replace(bad, **{name: getattr(mended, name)}).resolved() == mended


def test_against_the_answers_before_they_were_spoiled_training_lies_where_validation_does():
    for variant in range(VARIANTS):
        run = trained(EXERCISES["trap_below"].configs(variant)[0])
        train_loss, val_loss = run.history.train_loss[-1], run.history.val_loss[-1]
        assert train_loss > 1.5 * val_loss
        assert trap_below.clean_train_loss(run)[1][-1] == pytest.approx(val_loss, rel=0.1)


def test_the_gap_is_wide_and_validation_does_not_rise():
    for variant in range(VARIANTS):
        history = trained(EXERCISES["trap_gap"].configs(variant)[0]).history
        assert history.val_loss[-1] < 1.005 * history.val_loss.min()
        assert history.train_loss[-1] < 0.6 * history.val_loss[-1]


def test_each_cure_leaves_a_sign_of_its_own():
    for variant in range(VARIANTS):
        before, after = (trained(config) for config in EXERCISES["which_cure"].configs(variant))
        low, new_low = (run.history.val_loss.min() for run in (before, after))
        assert before.history.val_loss[-1] > 1.5 * low
        assert after.history.val_loss[-1] < 1.2 * new_low
        id = cures.cure(before.config, after.config)
        assert (new_low < 0.75 * low) == (id == "more_data")
        assert (len(after.history) < 70) == (id == "stop_early")
        if id == "penalty":
            assert new_low == pytest.approx(low, rel=0.05)


def test_most_of_six_seeds_do_not_tell_and_all_six_do():
    wins = []
    for variant in range(VARIANTS):
        runs = [trained(config) for config in EXERCISES["lucky_seeds"].configs(variant)]
        found = seeds.compared(runs)
        assert found.differs != seeds.is_same_setting(runs)
        assert all(abs(a - b) > 0.01 * a for a, b in zip(*seeds.finals(runs), strict=True))
        wins.append(found.wins)
    assert sorted(wins) == [4] * 5 + [5] * 3 + [6] * 4

"""The rules that exercises and pages share: how far a curve rose again, whether it exploded, what guessing scores."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.config import RunConfig
from core.diagnosis import diagnose, rules
from core.exercises import EXERCISES
from core.exercises.curves import diagnosis
from core.training import train

INF, NAN = float("inf"), float("nan")


@pytest.mark.parametrize(
    ("losses", "rise"),
    [
        ([4, 2, 3, 3, 9], 1.5),
        ([4, 3, 2, 2, 2], 1.0),
        ([4, 2, 3, 3, INF], INF),
        ([4, 2, 3, 3, NAN], INF),
        ([1, 0, 0.2, 0.2, 0.2], INF),  # no multiple tells a rise from 0
        ([1, 0, 0, 0], 1.0),
        ([0.5], 1.0),
        ([1, 5e-324, 1, 1, 1], INF),
    ],
)
def test_the_rise_is_that_of_the_end_over_the_lowest(losses, rise):
    with np.errstate(all="raise"):
        assert rules.rise(np.array(losses, dtype=float)) == rise


@given(st.lists(st.floats(0) | st.just(NAN), min_size=1))
def test_a_rise_is_never_below_one(losses):
    assert rules.rise(np.array(losses)) >= 1


@pytest.mark.parametrize(
    ("losses", "exploded", "too_large"),
    [
        ([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048], True, True),
        ([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, INF], True, True),
        ([1, 9, 4, 2, 0.9, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3], False, True),
        ([1, 0.8, 0.6, 0.5, 0.4, 0.35, 0.3, 0.3, 0.3, 0.3, 0.3, 3], False, False),  # one spike is no explosion
    ],
)
def test_an_explosion_is_told_from_a_leap_and_from_a_spike(losses, exploded, too_large):
    evidence = diagnose(losses, losses).evidence
    assert (rules.exploded(evidence), rules.steps_too_large(evidence)) == (exploded, too_large)


def test_a_lowest_loss_of_zero_is_judged_like_any_other():
    exercise = EXERCISES["make_overfit"]
    answer = {"settings": "noise=0.0&learning_rate=10&hidden=16-16&epochs=200"}
    found = exercise.check(answer, [train(config) for config in exercise.needs(answer, 0)])
    assert found.status == "wrong"


def test_exercises_measure_guessing_as_the_pages_do():
    """Where training lacks a class, a guess by class shares is infinitely wrong, and no verdict could rest on it."""
    run = train(RunConfig("digits", n_train=5, learning_rate=0.001, epochs=20))
    assert run.baseline == INF
    assert run.guess_loss == pytest.approx(np.log(10))
    assert diagnosis(run).evidence.baseline == run.guess_loss
    brier = train(replace(run.config, loss="brier"))
    assert brier.guess_loss == brier.baseline < INF

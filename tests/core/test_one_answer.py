"""How long one wrong answer takes to turn: counted here with the slopes written out by hand."""

import math

import pytest

from core.lessons.one_answer import steps_to_turn


def by_hand(slope, raw, rate):
    steps = 0
    while raw <= 0:
        p = 1 / (1 + math.exp(-raw))
        raw -= rate * slope(p)
        steps += 1
    return steps


@pytest.mark.parametrize("raw", [-0.1, -1.0, -3.0, -4.6])
@pytest.mark.parametrize("rate", [0.5, 1.0])
def test_steps_towards_class_1(raw, rate):
    assert steps_to_turn("cross_entropy", raw, 1, rate) == by_hand(lambda p: p - 1, raw, rate)
    assert steps_to_turn("brier", raw, 1, rate) == by_hand(lambda p: 2 * (p - 1) * p * (1 - p), raw, rate)


def test_class_0_is_the_mirror_of_class_1():
    assert steps_to_turn("brier", 3.0, 0, 1.0) == steps_to_turn("brier", -3.0, 1, 1.0)


def test_what_is_right_already_needs_no_step_and_an_even_answer_one():
    assert steps_to_turn("cross_entropy", 0.1, 1, 1.0) == 0
    assert steps_to_turn("cross_entropy", -0.1, 0, 1.0) == 0
    assert steps_to_turn("cross_entropy", 0.0, 0, 1.0) == steps_to_turn("cross_entropy", 0.0, 1, 1.0) == 1


def test_an_infinite_answer_never_turns_and_patience_ends():
    assert steps_to_turn("cross_entropy", -math.inf, 1, 1.0) is None
    assert steps_to_turn("brier", -20.0, 1, 1.0, most=50) is None

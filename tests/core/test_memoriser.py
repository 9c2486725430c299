"""The memoriser is perfect on what it has seen, and only near on what it has not."""

import numpy as np
import pytest

from core.lessons import memoriser
from core.lessons.memoriser import EXAM, MOST_PAPERS, NOISE, Memoriser, Rows


def rows(x, y):
    return Rows(np.array(x, dtype=float), np.array(y, dtype=float))


def test_it_gives_the_answer_of_the_nearest_question():
    model = Memoriser(rows([2, 0, 5], [20, 0, 50]))
    asked = np.array([-9.0, 0.9, 1.0, 1.1, 3.4, 3.6, 99.0])
    assert model.raw(asked).tolist() == [0, 0, 0, 20, 20, 50, 50]


def test_one_paper_is_its_answer_to_everything():
    assert Memoriser(rows([1], [7])).raw(np.array([-5.0, 1.0, 5.0])).tolist() == [7, 7, 7]


@pytest.mark.parametrize("n", [1, 2, 12, MOST_PAPERS])
def test_what_was_seen_costs_nothing_and_what_was_not_does(n):
    seen = memoriser.papers(n)
    model = Memoriser(seen)
    assert model.loss(seen) == 0.0
    assert all(model.loss(memoriser.exam(seed)) > NOISE**2 / 2 for seed in range(100))


def test_its_loss_is_the_mean_squared_error():
    assert Memoriser(rows([0], [1])).loss(rows([0, 0], [2, 4])) == (1 + 9) / 2


def test_more_papers_hold_the_fewer_and_do_not_save_it():
    few, many = memoriser.papers(5), memoriser.papers(MOST_PAPERS)
    np.testing.assert_array_equal(many.x[:5], few.x)
    np.testing.assert_array_equal(many.y[:5], few.y)
    losses = [Memoriser(many).loss(memoriser.exam(seed)) for seed in range(100)]
    # The noise of its papers, which it knows by heart, and that of the exam: twice the least that is possible.
    assert np.mean(losses) == pytest.approx(2 * NOISE**2, rel=0.1)
    guesses = [memoriser.guess(many, memoriser.exam(seed)) for seed in range(100)]
    assert np.mean(losses) > np.mean(guesses)


def test_exams_are_fresh():
    exams = [memoriser.exam(seed).x for seed in range(3)]
    assert all(len(x) == EXAM for x in exams)
    assert not set(exams[0]) & (set(exams[1]) | set(memoriser.papers(MOST_PAPERS).x))


def test_guessing_is_the_mean_of_what_was_seen():
    assert memoriser.guess(rows([0, 1], [1, 3]), rows([5, 6], [2, 5])) == (0 + 9) / 2

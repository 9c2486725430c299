"""Three throwers: each decides by what it is told and nothing else, and over many games they end in this order."""

import numpy as np
import pytest

from core.lessons.darts import (
    BOARD,
    BULL,
    FIRST_MISS,
    RATE,
    THROWERS,
    ByDirection,
    ByDistance,
    ByHits,
    distance,
    game,
    many_games,
    miss_points,
    recent_miss,
)  # fmt: skip
from core.losses import LOSSES

AIM = np.array([9.0, -12.0])


def rng():
    return np.random.default_rng(5)


def test_miss_points_are_the_distance_times_itself_and_the_loss_that_trains():
    places = np.array([[3.0, 4.0], [0.0, 0.0], [-6.0, 8.0]])
    assert distance(places).tolist() == [5.0, 0.0, 10.0]
    assert miss_points(places).tolist() == [25.0, 0.0, 100.0]
    mse = LOSSES["mse"]
    assert miss_points(places[0]) == sum(mse.value(places[0], np.zeros(2)))


@pytest.mark.parametrize("seed", range(5))
def test_all_begin_with_the_same_wrong_aim_and_have_the_same_hand(seed):
    played = game(seed, 30)
    firsts = np.array([places[0] for places in played.values()])
    assert (firsts == firsts[0]).all()
    assert distance(firsts[0]) == pytest.approx(FIRST_MISS, abs=4)


def test_a_longer_game_begins_like_a_shorter_one():
    for id in THROWERS:
        assert (game(3, 50)[id][:20] == game(3, 20)[id]).all()


def test_a_game_without_throws_is_empty():
    assert all(places.shape == (0, 2) for places in game(0, 0).values())


def test_games_differ_by_their_seed():
    assert not (game(1, 5)["direction"] == game(2, 5)["direction"]).any()


@pytest.mark.parametrize(
    ("id", "one", "other"),
    [
        ("hits", [(9, 2), (1, 1), (4, 0)], [(-15, 8), (0, -0.5), (2, 2)]),
        ("distance", [(3, 4), (0, 2)], [(-5, 0), (2, 0)]),
    ],
)
def test_darts_of_which_the_same_is_said_lead_to_the_same_aims(id, one, other):
    """Two misses, or two places equally far off, are the same to somebody who is told no more."""
    feedback, aims = THROWERS[id], []
    for places in (one, other):
        thrower = feedback.thrower(AIM, rng())
        for place in places:
            thrower.learn(feedback.measure(np.array(place, dtype=float)))
        aims.append(thrower.aim)
    assert (aims[0] == aims[1]).all()


def test_hit_or_miss_says_no_more():
    measure = THROWERS["hits"].measure
    assert measure(np.array([BULL, 0.0])) == 1
    assert measure(np.array([0.0, -BULL - 0.01])) == measure(np.array([20.0, 3.0])) == 0


def test_the_distance_is_the_same_on_all_sides():
    measure = THROWERS["distance"].measure
    assert measure(np.array([3.0, 4.0])) == measure(np.array([-4.0, 3.0])) == 5


def test_by_hits_stays_after_a_hit_and_close_to_it_after_a_miss():
    thrower = ByHits(AIM, rng())
    thrower.learn(np.asarray(0.0))
    assert (thrower.aim != AIM).all()
    hit = thrower.aim
    thrower.learn(np.asarray(1.0))
    assert thrower.aim is hit
    near = []
    for _ in range(200):
        thrower.learn(np.asarray(0.0))
        near.append(distance(thrower.aim - hit))
    assert np.mean(near) < BULL


def test_by_hits_looks_everywhere_on_the_board_alike():
    thrower = ByHits(AIM, rng())
    aims = []
    for _ in range(2000):
        thrower.learn(np.asarray(0.0))
        aims.append(thrower.aim)
    far = distance(np.array(aims))
    assert far.max() <= BOARD
    assert (far < BOARD / 2).mean() == pytest.approx(0.25, abs=0.03)


def test_by_distance_keeps_what_came_closer_and_goes_back_from_what_did_not():
    thrower = ByDistance(AIM, rng())
    thrower.learn(np.asarray(15.0))
    closer = thrower.aim
    thrower.learn(np.asarray(0.001))
    assert distance(thrower.aim - closer) < 0.01
    thrower.learn(np.asarray(0.002))
    assert distance(thrower.aim - closer) < 0.01


def test_nobody_aims_beside_the_board():
    thrower = ByDistance(AIM, rng())
    for _ in range(200):
        thrower.learn(np.asarray(25.0))
        assert distance(thrower.aim) <= BOARD + 1e-9


def test_by_direction_steps_against_the_miss():
    """One step of gradient descent on x² + y²: 2 · rate of the miss, straight against it."""
    thrower = ByDirection(AIM, rng())
    thrower.learn(np.array([10.0, -4.0]))
    assert thrower.aim == pytest.approx(AIM - 2 * RATE * np.array([10.0, -4.0]))
    assert AIM.tolist() == [9.0, -12.0]


def test_over_many_games_the_more_one_is_told_the_closer_one_comes():
    miss = many_games(200, 20)
    median = {id: np.median(values) for id, values in miss.items()}
    assert median["direction"] < 2 < median["distance"] < 5 < 10 < median["hits"]
    better = {id: np.mean(values < FIRST_MISS / 2) for id, values in miss.items()}
    assert better["direction"] == 1
    assert better["distance"] > 0.85
    assert better["hits"] < 0.35
    best = np.argmin(list(miss.values()), axis=0)
    assert np.mean(best == list(THROWERS).index("direction")) > 0.8


def test_given_time_the_others_arrive_too():
    """What the page says of two numbers: trying at random does get there in the end."""
    miss = many_games(60, 200)
    assert np.median(miss["hits"]) < FIRST_MISS / 3
    assert np.median(miss["distance"]) < 3


def test_recent_miss_is_the_mean_of_the_last_five():
    places = np.array([[100.0, 0.0], [1, 0], [2, 0], [3, 0], [4, 0], [5, 0]])
    assert recent_miss(places) == 3
    assert recent_miss(places[:1]) == 100

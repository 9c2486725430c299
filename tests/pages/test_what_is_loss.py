"""The first lesson as its script sees it: darts thrown by numbers, three throwers, a house, and a link to it all."""

import re
from functools import partial

import numpy as np
import pytest

from core.lessons.darts import THROWERS, game, recent_miss
from pages.ui import i18n
from pages.ui.lessons.what_is_loss import URL_PARAMS
from pages.ui.lessons.what_is_loss.darts import MOST, near_and_far
from pages.ui.lessons.what_is_loss.house import cost
from tests.pages.app import assert_sound, html, literal, open_page, session

lesson = partial(open_page, "what_is_loss")


def state(app):
    return session(app).page_params


def link(app):
    return session(app).written_query


def large(app):
    """Return the large figures of the page."""
    return re.findall(r"<b>([^<]*)</b><span>", " ".join(re.findall(r"<div class='score'.*?</div></div>", html(app))))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("query", [{}, {"darts": "3_4", "throws": "20", "seed": "7", "guess": "100", "answer": "600"}])
def test_it_opens(lang, query):
    app = lesson(lang=lang, **query)
    assert_sound(app)
    t = i18n.text(lang)
    parts = ("throw", "throwers", "house")
    assert [s.value for s in app.header] == [t(f"what_is_loss.{part}.title") for part in parts]
    assert not app.warning


def throw(app, x, y):
    app.number_input(key="dart_x").set_value(x)
    app.number_input(key="dart_y").set_value(y)
    return next(b for b in app.button if b.form_id == "throw").click().run()


def test_a_dart_says_its_distance_and_its_points_and_the_loss_is_the_mean():
    app = throw(lesson(), 6.0, -8.0)
    assert_sound(app)
    assert large(app)[:3] == ["10.0 cm", "100", "100"]
    app = throw(app, 0.3, 0.4)
    assert large(app)[:3] == ["0.5 cm", "0.2", "50.1"]
    assert link(app)["darts"] == "6_-8_0.3_0.4"
    assert "20.0 times as much" in html(app)
    assert "400 times as many" in html(app)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_number_beyond_the_wall_is_thrown_at_its_edge_and_said_so_in_the_visitors_language(lang):
    app = throw(lesson(lang=lang), 99.0, -1.0)
    assert_sound(app)
    assert state(app)["darts"] == (22, -1)
    assert app.number_input(key="dart_x").value == 22
    assert app.warning[0].value == i18n.text(lang)("what_is_loss.throw.too_far", far="99", edge="22")
    app = throw(app, 1.0, 1.0)
    assert not app.warning
    assert state(app)["darts"] == (22, -1, 1, 1)


def test_the_same_place_counts_again():
    app = throw(throw(lesson(), 3.0, 4.0), 3.0, 4.0)
    assert state(app)["darts"] == (3, 4, 3, 4)


def test_take_back_and_start_over():
    app = lesson(darts="3_4_5_6_7_8")
    app.button(key="undo").click().run()
    assert state(app)["darts"] == (3, 4, 5, 6)
    app.button(key="clear").click().run()
    assert state(app)["darts"] == ()
    assert app.button(key="undo").disabled
    assert_sound(app)


def test_the_board_makes_room_for_a_new_dart():
    app = lesson(darts="_".join(["1_2"] * MOST))
    app = throw(app, 5.0, 6.0)
    assert state(app)["darts"] == (1, 2) * (MOST - 1) + (5, 6)
    longest = URL_PARAMS["darts"].write((-21.9,) * 2 * MOST)
    assert URL_PARAMS["darts"].read(longest) == (-21.9,) * 2 * MOST
    assert len(longest) <= 400


@pytest.mark.parametrize(
    ("places", "id"),
    [([[3, 4]], "another"), ([[3, 4], [4, 3]], "another"), ([[0, 0], [3, 4]], "exact"), ([[3, 4], [6, 8]], "near_far")],
)
def test_what_nearest_and_farthest_show(places, id):
    assert near_and_far(np.array(places, dtype=float))[0] == id


def test_the_throwers_play_and_their_misses_are_those_of_core():
    app = lesson()
    assert len(app.get("vega_lite_chart")) == 1
    app.button(key="one").click().run()
    app.button(key="many").click().run()
    assert_sound(app)
    assert link(app)["throws"] == "21"
    said = [recent_miss(game(0, 21)[id]) for id in THROWERS]
    boards = str(app.get("bidi_component")[1].proto)
    assert all(f"{cm:.1f} cm" in boards for cm in said)
    assert len(app.get("vega_lite_chart")) == 2


def test_another_game_and_start_over():
    app = lesson(throws="20")
    app.button(key="new_game").click().run()
    assert (state(app)["seed"], state(app)["throws"]) == (1, 20)
    app.button(key="again").click().run()
    assert (state(app)["seed"], state(app)["throws"]) == (1, 0)


def test_there_is_an_end_to_throwing():
    app = lesson(throws="95")
    app.button(key="many").click().run()
    assert state(app)["throws"] == 100
    assert app.button(key="many").disabled
    assert app.button(key="one").disabled


@pytest.mark.parametrize(
    ("seed", "throws", "said"),
    [
        (0, 3, "Too early to say"),
        (0, 5, "<b>nobody</b>"),
        (0, 20, "<b>player 2 and player 3</b>"),
        (8, 20, "<b>all three</b>"),
        (0, 10, "<b>player 3</b>"),
    ],
)
def test_who_has_improved_is_read_from_this_game(seed, throws, said):
    assert said in html(lesson(seed=str(seed), throws=str(throws)))


def test_a_guess_costs_the_square_of_its_error():
    app = lesson(guess="340", answer="300")
    assert large(app) == ["1,600"]
    app.button(key="off_small").click().run()
    assert (state(app)["guess"], large(app)) == (301, ["1"])
    app.button(key="off_large").click().run()
    assert (state(app)["guess"], large(app)) == (500, ["40,000"])
    app.slider(key="guess").set_value(100).run()
    assert large(app) == ["40,000"]
    assert literal(i18n.text("en"), "what_is_loss.house.low") in html(app)
    app.slider(key="answer").set_value(100).run()
    assert large(app) == ["0"]
    assert link(app).items() >= {"guess": "100", "answer": "100"}.items()


def test_off_by_much_stays_on_the_line():
    app = lesson(answer="600")
    app.button(key="off_large").click().run()
    assert state(app)["guess"] == 400
    assert cost(-200) == cost(200) == 40_000


def test_nonsense_in_the_link_is_said_and_the_rest_stands():
    app = lesson(darts="1_2_3", throws="-1", seed="x", guess="1e9", answer="200")
    assert_sound(app)
    assert state(app) == {name: key.default for name, key in URL_PARAMS.items()} | {"answer": 200}
    assert all(name in app.warning[0].value for name in ("darts=1", "throws=-1", "seed=x", "guess=1e9"))

"""The lesson on loss functions as its script sees it: each number is core's, and no link or press breaks it."""

import io
import re
import warnings
from contextlib import suppress
from functools import partial
from html import unescape
from urllib.parse import parse_qsl

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from core.config import RunConfig, from_query
from core.lessons.outlier import fit
from core.losses import LOSSES, sigmoid
from core.presets import PRESETS
from pages.ui import i18n
from pages.ui.lessons.loss_functions import animals, code, houses, outlier, url_params
from pages.ui.lessons.loss_functions.linked import Drag, dragged
from pages.ui.session import FLAGS, params
from tests.pages.app import assert_sound, html, open_page, session

PARTS = ("numbers", "categories")
EN = i18n.text("en")
sees_tables = pytest.mark.skipif(
    not hasattr(AppTest, "data_editor"), reason="this version of AppTest cannot see a data editor"
)


page = partial(open_page, "loss_functions")


@pytest.fixture(scope="module")
def numbers():
    """The first half as it opens, for looking only."""
    return page()


@pytest.fixture(scope="module")
def categories():
    """The second half as it opens, for looking only."""
    return page(part="categories")


def said(app):
    """Return the sentences, without their markup and the explanations of terms."""
    bodies = " ".join(e.proto.body for e in app.get("html") if "class='plain'" in e.proto.body)
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="term-card">.*?</span>', "", bodies)))


def charts(app):
    """Return chart and words of each picture by its key."""
    found = re.findall(r'data-chart="fig_(\w+)">([^<]*)<', html(app))
    drawn = [chart.proto for chart in app.get("vega_lite_chart")]
    return {name: (proto, text) for (name, text), proto in zip(found, drawn, strict=True)}


def data(app, chart, table):
    proto, _ = charts(app)[chart]
    found = next(d for d in proto.datasets if d.name == table)
    return pa.ipc.open_stream(io.BytesIO(found.data.data)).read_pandas().reset_index(drop=True)


def link(app):
    return session(app).written_query


def press(app, text):
    next(b for b in app.button if b.label == text).click().run()
    assert_sound(app)
    return app


def test_what_the_link_restores_is_no_setting_of_an_experiment_and_no_flag():
    others = {*vars(RunConfig()), *FLAGS, "reveal", "lock", "preset", "exercise", "lesson", "progress", "pins"}
    assert not set(url_params.URL_PARAMS) & (others | {"size"})


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_both_halves_open_in_both_languages_with_words_for_each_picture(part, lang):
    app = page(part=part, lang=lang)
    assert_sound(app)
    assert not app.warning
    t = i18n.text(lang)
    sections = {"numbers": ("error", "cancel", "guess", "houses", "outlier", "matters"),
                "categories": ("animals", "spam", "teacher")}[part]  # fmt: skip
    assert [s.value for s in app.header] == [t(f"loss_functions.{id}.title") for id in sections]
    assert all(text and "{" not in text for _, text in charts(app).values())


def test_links_that_cannot_be_are_said_and_leave_the_start():
    bad = {
        "predicted": "1_2",
        "prices": "1_2_3_4_5",
        "animals": "50_60_-10",
        "lift": "1.5",
        "given": "101",
        "truth": "cow",
    }
    app = page(**bad)
    assert_sound(app)
    for key, text in bad.items():
        assert f"{key}={text.replace('_', ' ')}" in app.warning[0].value
        assert session(app).page_params[key] == url_params.URL_PARAMS[key].default
    assert f"animals={'20 70 9'}" in page(animals="20_70_9").warning[0].value


def test_every_value_comes_back_from_its_link():
    values = {"part": "categories", "error": -0.5, "first": 2.5, "second": 0.0, "house": "B", "guess": 250, "lift": 3,
              "prices": (100.0, 200.0, 300.0, 400.0, 800.0), "predicted": (0.0, 1.5, 2.0, 3.0, 10000.0), "case": "dose",
              "answer": "mae", "animals": (0, 1, 99), "truth": "fish", "mail": "wanted", "spam": 0,
              "given": 100}  # fmt: skip
    assert values.keys() == url_params.URL_PARAMS.keys()
    assert params.read(url_params.URL_PARAMS, params.write(url_params.URL_PARAMS, values)) == (values, [])


# Numbers


def test_one_click_shows_both_costs_of_an_error():
    app = page(error="1")
    costs = (("+3", "9", "3"), ("−3", "9", "3"), ("+0.5", "0.25", "0.5"), ("+10", "100", "10"), ("+20", "400", "20"))
    for button, squared, absolute in costs:
        press(app, button)
        assert re.search(rf"\s{re.escape(button)}\s.*\s{squared}\s.*\s{absolute}\s", said(app))
        assert data(app, "cost_mse", "now").text[0] == squared
        assert data(app, "cost_mae", "now").text[0] == absolute
        assert ("smaller" in said(app)) == (button == "+0.5")


def test_twice_the_error_costs_four_times_and_twice():
    app = page(error="-2.5")
    assert "Twice that, −5, would cost 25 and 5" in said(app)
    assert data(app, "cost_mse", "now").cost[0] * 4 == data(app, "cost_mse", "double").cost[0]


def test_the_curves_are_those_of_core():
    app = page(error="20")
    for loss_id in ("mse", "mae"):
        curve = data(app, f"cost_{loss_id}", "curve")
        np.testing.assert_allclose(curve.own, LOSSES[loss_id].value(curve.error.to_numpy(), np.zeros(len(curve))))


def test_another_error_is_new_data_and_not_a_new_chart():
    """Streamlit embeds a chart anew when its spec or its alt text changes."""
    one, other = charts(page(error="0.5")), charts(page(error="-20", prices="100_100_100_100_800", lift="0"))
    for name in one:
        first, second = one[name][0], other[name][0]
        assert first.spec == second.spec
        assert getattr(first, "alt", "") == getattr(second, "alt", "")  # not in every edition's Streamlit


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("3", "-3", "The plain average is 0, as if nothing were wrong. Absolute errors average 3, squared ones 9."),
        ("5", "-3", "In the plain average, 1, the two errors hide a part of each other"),
        ("2", "4", "nothing cancels: plain 3, absolute 3, squared 10"),
        ("0", "0", "Both predictions are right"),
    ],
)
def test_plus_and_minus_cancel_in_the_plain_average_only(first, second, sentence):
    assert sentence in said(page(first=first, second=second))


def test_the_mean_follows_a_moved_price_and_the_median_stays(numbers):
    assert "MSE’s best guess is 240, the mean. MAE’s is 240, the median" in said(numbers)
    app = page()
    app.slider(key="lf_price_E").set_value(800.0).run()
    assert "MSE’s best guess is 340, the mean. MAE’s is 240, the median" in said(app)
    assert link(app)["prices"] == "180_210_240_270_800"
    for loss_id in ("mse", "mae"):
        curve, best = data(app, f"guess_{loss_id}", "curve"), data(app, f"guess_{loss_id}", "best")
        assert curve.guess[curve.loss.idxmin()] == best.guess[0]


def test_each_house_can_be_moved_and_keeps_its_price():
    app = page()
    app.segmented_control(key="lf_house").set_value("A").run()
    app.slider(key="lf_price_A").set_value(500.0).run()
    app.segmented_control(key="lf_house").set_value("C").run()
    app.slider(key="lf_price_C").set_value(100.0).run()
    assert_sound(app)
    assert session(app).page_params["prices"] == (500.0, 210.0, 100.0, 270.0, 300.0)


@pytest.mark.parametrize(
    ("typed", "value"), [("250", 250.0), (" 1,250 ", 1250.0), ("$99.96", 100.0), ("２５０", 250.0), ("0", 0.0)]
)
def test_a_price_is_read_as_people_write_it(typed, value):
    assert houses.price(typed) == value


@pytest.mark.parametrize(
    ("typed", "reason"),
    [(None, "empty"), ("", "empty"), ("$ ", "empty"), ("banana", "not_a_number"), ("nan", "not_a_number"),
     ("inf", "not_a_number"), ("1e999", "not_a_number"), ("-5", "out_of_range"), ("10001", "out_of_range")],
)  # fmt: skip
def test_what_is_no_price_is_refused_with_its_reason(typed, reason):
    with pytest.raises(houses.Unreadable, match=reason):
        houses.price(typed)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_price_or_refused(typed):
    with suppress(houses.Unreadable):
        assert 0 <= houses.price(typed) <= url_params.DEAREST


def test_nonsense_in_one_cell_leaves_all_others():
    before = (1.0, 2.0, 3.0, 4.0, 5.0)
    values, refused = houses.read({1: {"predicted": "x"}, 3: {"predicted": "9"}, 4: {}}, before)
    assert (values, refused) == ((1.0, 2.0, 3.0, 9.0, 5.0), [(1, "not_a_number", "x")])


@sees_tables
@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_nonsense_is_answered_by_a_sentence_and_its_cell_shows_what_is_in_use(lang):
    app = page(lang=lang, predicted="1_2_3_4_5")
    app.session_state["lf_table_0"] = {"edited_rows": {1: {"predicted": "*b*"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert_sound(app)
    t = i18n.text(lang)
    assert app.warning[0].value == t("loss_functions.houses.not_a_number", house="B", typed=" b ", used="2")
    assert link(app)["predicted"] == "1_2_3_4_5"
    assert list(app.data_editor[0].value.predicted) == ["1", "2", "3", "4", "5"]
    assert app.run().warning[0].value.startswith(i18n.text(lang)("loss_functions.houses.house"))  # until it is mended
    press(app, t("loss_functions.houses.reset"))
    assert not app.warning


@sees_tables
def test_a_link_wins_over_what_was_typed_before():
    app = page()
    app.session_state["lf_table_0"] = {"edited_rows": {1: {"predicted": "7"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert app.data_editor[0].value.predicted[1] == "195"
    assert app.data_editor[0].key == "lf_table_1"


def test_each_house_has_its_share_of_both_losses(numbers):
    assert "House E alone makes up 93\xa0% of the MSE, and 67\xa0% of the MAE" in said(numbers)
    bars = data(numbers, "shares", "shares")
    truth, predicted = np.array(url_params.PRICES), np.array(url_params.PREDICTED)
    for loss_id in ("mse", "mae"):
        values = LOSSES[loss_id].value(predicted, truth)
        np.testing.assert_allclose(bars[bars.loss == loss_id].share, values / values.sum())


def test_without_any_error_there_is_nothing_to_share():
    app = page(predicted="180_210_240_270_300")
    assert_sound(app)
    assert EN("loss_functions.houses.perfect") in said(app)
    press(app, "First predictions again")
    assert "predicted" not in link(app)


@pytest.mark.parametrize(
    ("predicted", "houses"), [("190_200_240_270_300", "A, B"), ("181_211_241_271_299", "A, B, C, D, E")]
)
def test_houses_that_are_level_are_all_named(predicted, houses):
    share = i18n.percent(1 / len(houses.split(", ")), EN)
    sentence = EN("loss_functions.houses.tie", houses=houses, share_mse=share, share_mae=share)
    assert i18n.unmarked(EN, sentence) in said(page(predicted=predicted))


@sees_tables
def test_the_houses_of_the_table_are_those_whose_prices_are_dragged():
    app = page(prices="180_210_240_270_800")
    assert app.data_editor[0].value.price[4] == "800"
    assert app.data_editor[0].value.error[4] == "−600"
    assert "MSE 72,150, MAE 130." in said(app)
    assert said(app).count("72,150") == 2


def test_the_fits_are_trained_by_core_and_judged_on_clean_points():
    app = page(lift="5")
    off = [i18n.number(fit(loss_id, 5.0).clean_error("mae")) for loss_id in ("mse", "mae")]
    assert f"the MSE line is off by {off[0]} on average, the MAE line by {off[1]}" in said(app)
    lines = data(app, "two_fits", "lines")
    drawn = lines[lines.loss == "mse"].y.to_numpy()
    np.testing.assert_allclose(drawn, fit("mse", 5.0).line_at(np.array([-1.0, 1.0])))


@pytest.mark.parametrize("lift", range(11))
def test_the_names_of_the_lines_do_not_cover_each_other(lift):
    ends = outlier._pictures({id: outlier.trained(id, float(lift)) for id in ("mse", "mae")}, EN)["ends"]
    assert abs(ends.y[0] - ends.y[1]) >= 0.9 - 1e-9


def test_each_choice_of_a_loss_is_answered_and_a_new_case_asks_again():
    app = page()
    for case in url_params.CASES:
        if case != url_params.CASES[0]:
            app.segmented_control(key="lf_case").set_value(case).run()
        assert "answer" not in link(app)
        for answer in ("mse", "mae"):
            sentence = EN(f"loss_functions.matters.{case}.{answer}")
            assert sentence not in said(app)
            press(app, f"I would take {answer.upper()}")
            assert sentence in said(app)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=20))
@pytest.mark.parametrize("shown", [code.PLAIN, code.NUMPY], ids=["plain", "numpy"])
def test_the_code_that_is_shown_computes_what_core_does(shown, pairs):
    names = {}
    exec(shown, names)
    predictions, targets = (list(column) for column in zip(*pairs, strict=True))
    for name, loss_id in (("mean_squared_error", "mse"), ("mean_absolute_error", "mae")):
        expected = LOSSES[loss_id].value(np.array(predictions), np.array(targets)).mean()
        assert names[name](predictions, targets) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_that_code_is_what_the_page_shows(numbers):
    blocks = re.findall(r"<code>(.*?)</code>", html(numbers), re.DOTALL)
    assert [unescape(block) for block in blocks] == [code.PLAIN, code.NUMPY]
    assert said(numbers).count("2,150") == 2


# Categories


def test_the_articles_picture_costs_by_the_truth():
    app = page(part="categories")
    for truth, loss in (("dog", "0.357"), ("cat", "1.609"), ("fish", "2.303")):
        if truth != "dog":
            app.segmented_control(key="lf_truth").set_value(truth).run()
        assert f" {loss}" in said(app)
        assert data(app, "surprise", "truth").text[0] == f"{truth} {loss}"
        others = data(app, "surprise", "others")
        assert set(others.per_cent) | set(data(app, "surprise", "truth").per_cent) == {10, 20, 70}


def test_confident_unsure_and_wrong_cost_little_more_and_much():
    app, costs = page(part="categories", truth="cat"), []
    for id, word in (("right_sure", "low"), ("right_unsure", "medium"), ("wrong_sure", "high")):
        press(app, EN(f"loss_functions.animals.{id}.button"))
        assert f"it is {word}" in said(app)
        costs.append(data(app, "surprise", "truth").loss[0])
    assert costs == sorted(costs)


@pytest.mark.parametrize("truth", range(3))
def test_the_buttons_set_what_they_say_for_each_truth(truth):
    for id, shares in animals.SITUATIONS.items():
        arranged = animals.arranged(shares, truth)
        assert sum(arranged) == 100
        assert animals.situation(arranged, truth) == id


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_sure_and_wrong_is_infinite_in_picture_and_words_without_a_warning(lang):
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        app = press(page(part="categories", lang=lang), i18n.text(lang)("loss_functions.animals.impossible.button"))
    assert link(app)["animals"] == "0_0_100"
    assert data(app, "surprise", "truth").empty
    assert "∞" in data(app, "surprise", "gone").text[0]
    assert "∞" in said(app)
    assert "∞" in charts(app)["surprise"][1]


def test_animals_with_one_probability_share_a_mark():
    app = page(part="categories", animals="30_30_40", truth="fish")
    assert data(app, "surprise", "others").text.tolist() == ["cat, dog 1.204"]


def shown_by(app):
    return tuple(app.slider(key=f"lf_{animal}").value for animal in url_params.ANIMALS)


def test_moving_one_slider_rescales_the_others_and_the_link_keeps_it():
    app = page(part="categories")
    app.slider(key="lf_cat").set_value(60).run()
    assert shown_by(app) == session(app).page_params["animals"] == (60, 35, 5)
    assert link(app)["animals"] == "60_35_5"


def test_a_slider_pulled_to_the_end_and_back_restores_the_others():
    app = page(part="categories")
    for value in (100, 97, 20):
        app.slider(key="lf_cat").set_value(value).run()
    assert shown_by(app) == (20, 70, 10)


def test_quick_input_is_not_undone_by_what_the_browser_still_shows():
    """The browser sends all sliders each time, the others as they stood before the server moved them."""
    app = page(part="categories")
    app.slider(key="lf_cat").set_value(60).run()
    for key, value in (("lf_cat", 84), ("lf_dog", 70), ("lf_fish", 10)):
        app.slider(key=key).set_value(value)
    app.run()
    assert shown_by(app) == (84, 14, 2)


def test_a_quick_second_press_wins_over_a_slider_that_has_not_heard_of_the_first():
    app = press(page(), "+10")
    app.slider(key="lf_error").set_value(3.0)
    press(app, "+20")
    assert link(app)["error"] == "20"
    assert app.slider(key="lf_error").value == 20


def test_of_several_sliders_the_one_moved_by_hand_is_found():
    now, last = (60, 35, 5), Drag(0, (20, 70, 10), (60, 35, 5), ((20, 70, 10),))
    assert dragged(now, now, last) is None
    assert dragged((60, 70, 9), now, last).row == 2  # the 70 is an echo
    assert dragged((61, 70, 10), now, last).row == 0
    assert dragged((60, 70, 5), now, last).row == 1  # nobody else has moved: meant
    assert dragged((60, 36, 5), now, None).end == (59, 36, 5)
    back = Drag(1, (20, 70, 10), (13, 80, 7), ((20, 70, 10),))
    assert dragged((20, 70, 10), back.end, back).row == 1  # back to where it was, and the others have not heard


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 100)), max_size=12))
def test_whatever_is_dragged_the_sum_stays_100(moves):
    now, last = (20, 70, 10), None
    for row, value in moves:
        shown = (*now[:row], value, *now[row + 1 :])
        last = dragged(shown, now, last) or last
        now = last.end if last else now
        assert sum(now) == 100
        assert now[row] == value


@pytest.mark.parametrize(
    ("mail", "spam", "loss"),
    [("spam", "85", "0.163"), ("wanted", "85", "1.897"), ("spam", "0", "∞"), ("wanted", "100", "∞")],
)
def test_two_answers_need_one_number(mail, spam, loss):
    app = page(part="categories", mail=mail, spam=spam)
    assert_sound(app)
    assert loss in said(app)
    assert data(app, "two_answers", "gone").empty == (loss != "∞")


@pytest.mark.parametrize("given", [2, 98])
def test_the_pushes_are_cores_gradients(given):
    app = page(part="categories", given=str(given))
    p = given / 100
    pushed = {"one": 1 - p, "two": 2 * p * (1 - p) ** 2}
    for name, expected in pushed.items():
        assert data(app, "pushes", f"now_{name}").push[0] == pytest.approx(expected)
    assert f"Cross-entropy pushes with {pushed['one']:.3f}, squared error with {pushed['two']:.3f}" in said(app)


def test_the_square_takes_many_more_steps_out_of_a_confident_mistake(categories):
    raw, steps = np.log(0.02 / 0.98), {}
    for name, slope in (("one", lambda p: p - 1), ("two", lambda p: 2 * (p - 1) * p * (1 - p))):
        z, n = raw, 0
        while z <= 0:
            z, n = z - slope(sigmoid(np.array(z))), n + 1
        steps[name] = n
    assert f"after {steps['one']} steps with cross-entropy, after {steps['two']} with squared error" in said(categories)
    assert steps["two"] > 5 * steps["one"]


def test_at_nothing_the_square_does_not_push_at_all():
    app = page(part="categories", given="0")
    assert_sound(app)
    assert EN("loss_functions.teacher.never") in said(app)
    assert data(app, "side_by_side", "bars").push.tolist() == [1.0, 0.0]


def test_it_ends_in_the_lab(numbers, categories):
    def queries(app):
        links = [link.proto.query_string for link in app.get("page_link") if link.proto.page == "training_lab"]
        return [dict(parse_qsl(query)) for query in links]

    presets = {query["preset"]: from_query(query)[0] for query in queries(numbers) if "preset" in query}
    assert presets == {id: PRESETS[id].config for id in ("outliers_mse", "outliers_mae")}
    configs = [from_query(query)[0] for query in queries(categories)]
    assert RunConfig("cat_dog_fish", loss="cross_entropy") in configs


def test_the_button_at_the_end_of_numbers_leads_to_categories():
    app = press(page(), "On to the second half: categories")
    assert link(app)["part"] == "categories"
    assert "scrollTo(0" in html(app)
    assert "scrollTo(0" not in html(app.run())

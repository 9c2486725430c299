"""The third lesson as its script sees it: confidence moves the loss alone, a nudge seldom accuracy, and a real run."""

import re
from functools import partial

import numpy as np
import pytest

from core.lessons.nudge import HIGH, at, fitted
from core.presets import PRESETS
from core.training import train
from pages.ui import i18n
from pages.ui.lessons.loss_vs_accuracy import URL_PARAMS
from pages.ui.lessons.loss_vs_accuracy.nudging import told_apart
from tests.pages.app import assert_sound, html, literal, open_page, session

lesson = partial(open_page, "loss_vs_accuracy")


def state(app):
    return session(app).page_params


def link(app):
    return session(app).written_query


def large(app):
    """Return the large figures of each of the four places that have some."""
    found = re.findall(r"<div class='score'.*?</div></div>", html(app))
    return [re.findall(r"<b>([^<]*)</b>", text) for text in found]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("query", [{}, {"right_a": "51", "wrong_b": "99", "weight": "5", "step": "0"}])
def test_it_opens(lang, query):
    app = lesson(lang=lang, **query)
    assert_sound(app)
    assert not app.warning
    t = i18n.text(lang)
    assert [s.value for s in app.header] == [t(f"loss_vs_accuracy.{part}.title") for part in ("two", "nudge", "run")]
    assert len(app.get("vega_lite_chart")) == 9


def test_the_example_has_one_accuracy_and_two_losses():
    app = lesson()
    assert large(app)[:2] == [["90\xa0%", "0.138"], ["90\xa0%", "0.929"]]
    assert "<b>Loss: 0.138 and 0.929.</b>" in html(app)
    assert "0.538 comes from its 90 right answers and 0.391 from its 10 wrong ones" in html(app)


def test_confidence_moves_the_loss_and_not_the_accuracy():
    app = lesson()
    app.slider(key="wrong_b").set_value(60).run()
    app.slider(key="right_b").set_value(95).run()
    assert_sound(app)
    assert large(app)[:2] == [["90\xa0%", "0.138"], ["90\xa0%", "0.138"]]
    assert literal(i18n.text("en"), "loss_vs_accuracy.two.same") in html(app)
    assert link(app).items() >= {"right_b": "95", "wrong_b": "60"}.items()
    app.button(key="example").click().run()
    assert large(app)[1] == ["90\xa0%", "0.929"]
    assert "right_b" not in link(app)


def test_a_nudge_says_what_core_says():
    app = lesson(weight="0.5")
    here = at(fitted(), np.array([0.5, 0.55]))
    assert large(app)[2] == [f"{here.right[0]} of 40", f"{here.loss[0]:.3f}"]
    assert f"<b>still {here.right[0]} right answers</b>" in html(app)
    assert literal(i18n.text("en"), "loss_vs_accuracy.nudge.way_up") in html(app)
    app.button(key="nudge_up").click().run()
    assert state(app)["weight"] == 0.55
    assert large(app)[2] == [f"{here.right[1]} of 40", f"{here.loss[1]:.3f}"]


def test_the_points_beside_the_line_have_a_table_that_names_the_wrong_ones():
    fit = fitted()
    wrong = len(fit.y) - at(fit, np.array([0.5])).right[0]
    assert html(lesson(weight="0.5")).count("<td>wrong</td>") == wrong


@pytest.mark.parametrize(
    ("weight", "said"),
    [("0.7", "become 37"), ("0.95", "become 36"), ("4.5", "down is downhill"), ("2.45", "bottom of its valley")],
)
def test_a_nudge_past_a_point_is_told_apart(weight, said):
    assert said in html(lesson(weight=weight))


def test_the_weight_stays_between_its_ends():
    app = lesson(weight="4.98")
    app.button(key="nudge_up").click().run()
    assert state(app)["weight"] == HIGH
    assert app.button(key="nudge_up").disabled
    app.button(key="nudge_down").click().run()
    assert state(app)["weight"] == pytest.approx(4.95)
    app.slider(key="weight").set_value(-1.0).run()
    assert app.button(key="nudge_down").disabled
    assert link(app)["weight"] == "-1"


def test_losses_that_hardly_differ_are_written_so_that_they_do():
    assert told_apart(0.47249, 0.46) == ("0.472", "0.460")
    assert told_apart(0.33311, 0.33322) == ("0.3331", "0.3332")
    assert told_apart(0.5, 0.5) == ("0.500", "0.500")


def test_the_run_is_the_presets_and_says_each_epoch():
    app = lesson()
    history = train(PRESETS["loss_up_accuracy_level"].config).history
    best = int(np.argmin(history.val_loss))
    for button, epoch in (("to_best", best), ("to_end", 400)):
        app.button(key=button).click().run()
        assert_sound(app)
        right = round(history.val_accuracy[epoch] * 500)
        assert large(app)[3][:3] == [str(epoch), f"{history.val_loss[epoch]:.3f}", f"{right} of 500"]
    app.slider(key="step").set_value(7).run()
    assert large(app)[3][0] == "7"
    assert link(app)["step"] == "7"


def test_its_words_hold_for_the_numbers_they_stand_beside():
    said = html(lesson())
    found = re.search(r"from <b>(\d+) to (\d+) of 500</b>.*: (\d+)\xa0% became (\d+)\xa0%", said)
    right, right_end, sure, sure_end = map(int, found.groups())
    low, high = map(int, re.search(r"between (\d+) and (\d+) right", said).groups())
    assert sure_end > sure
    assert 0 < right - right_end < high - low
    assert low <= right_end <= right <= high
    assert f"Do {right - right_end} answers" in said


def test_nonsense_in_the_link_is_said_and_the_rest_stands():
    app = lesson(right_a="50", wrong_a="x", weight="9", step="401", wrong_b="70")
    assert_sound(app)
    assert state(app) == {name: key.default for name, key in URL_PARAMS.items()} | {"wrong_b": 70}
    assert all(name in app.warning[0].value for name in ("right_a=50", "wrong_a=x", "weight=9", "step=401"))

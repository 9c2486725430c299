"""Loss versus accuracy under real hands: sliders by the keyboard, quick nudges, the way to the Lab, and a phone."""

import pytest

from core.presets import PRESETS
from pages.ui.i18n import LANGUAGES

pytestmark = pytest.mark.browser

PAGE = "/loss_vs_accuracy"


def figures(lab, place):
    return lab.page.locator(".score").nth(place).locator("b").all_inner_texts()


@pytest.mark.slow
def test_the_arrow_keys_move_a_models_loss_and_not_its_accuracy(visit):
    lab = visit(PAGE)
    accuracy, loss = figures(lab, 1)
    slider = lab.key("wrong_b").get_by_role("slider")
    slider.focus()
    for _ in range(3):
        lab.page.keyboard.press("ArrowLeft")
    lab.until_link(wrong_b="95")
    lab.page.wait_for_function("old => document.querySelectorAll('.score')[1].innerText.indexOf(old) < 0", arg=loss)
    assert figures(lab, 1)[0] == accuracy
    assert figures(lab, 0) == ["90\xa0%", "0.138"]


@pytest.mark.slow
def test_quick_nudges_leave_the_charts_where_they_are(visit):
    lab = visit(PAGE)
    lab.page.evaluate("window.chart = document.querySelector('.st-key-fig_slope svg.marks')")
    for weight in ("0.55", "0.6", "0.65"):
        lab.press("nudge_up").until_link(weight=weight)
    lab.page.wait_for_function("document.querySelectorAll('.score')[2].innerText.includes('35 of 40')")
    assert lab.page.evaluate("window.chart === document.querySelector('.st-key-fig_slope svg.marks')")


def test_charts_over_one_axis_stand_in_line(visit):
    lab = visit(PAGE)
    lab.page.wait_for_function("document.querySelectorAll('svg.marks').length === 9")
    left = "all => all.map(rule => Math.round(rule.getBoundingClientRect().x))"
    rules = "svg.marks .mark-rule:not(.role-axis-grid *, .role-axis *) line"
    for names in (("stairs", "slope"), ("losses", "right_answers", "sure")):
        places = [lab.key(f"fig_{name}").locator(rules).first.evaluate_all(left)[0] for name in names]
        assert max(places) - min(places) <= 1


@pytest.mark.slow
def test_the_run_opens_in_the_lab_as_the_certified_example_with_its_accuracy(visit):
    lab = visit(PAGE)
    lab.page.get_by_role("link", name=lab.t("loss_vs_accuracy.run.lab")).click()
    lab.page.wait_for_url("**/training_lab?**")
    lab.key("stage").wait_for()
    lab.drawn()
    preset = PRESETS["loss_up_accuracy_level"]
    assert lab.query["preset"] == preset.id
    assert lab.page.get_by_text(lab.t("training_lab.accuracy.title")).first.is_visible()
    lab.until(f"last === {preset.config.epochs}")


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_both_models_side_by_side_and_nothing_sticks_out(visit, lang):
    lab = visit(f"{PAGE}?lang={lang}", width=390, height=844)
    lab.page.wait_for_function("document.querySelectorAll('svg.marks').length === 9")
    a, b = (lab.key(f"fig_answers_{id}").bounding_box() for id in "ab")
    assert a["y"] == pytest.approx(b["y"], abs=2)
    assert a["x"] + a["width"] <= b["x"]
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    inside = "all => all.every(e => e.getBoundingClientRect().right <= innerWidth + 1)"
    assert lab.page.locator(".stMain :is(svg.marks, button, a)").evaluate_all(inside)

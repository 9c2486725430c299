"""Seen and unseen in a browser: sliders by keyboard, the run that turns, Back, and a phone."""

import pytest

pytestmark = pytest.mark.browser


def slider(lab, key):
    return lab.key(key).locator("input[type=range]")


def scores(lab):
    return lab.page.locator(".scores b").all_inner_texts()


def test_quick_keys_lose_no_step_and_the_seen_papers_cost_nothing(visit):
    lab = visit("/seen_and_unseen")
    before = scores(lab)
    slider(lab, "papers").focus()
    for _ in range(10):
        lab.page.keyboard.press("ArrowRight")
    lab.until_link(papers="22")
    assert slider(lab, "papers").input_value() == "22"
    after = scores(lab)
    assert after[0] == before[0] == "0.000"
    assert after[1] != before[1]


@pytest.mark.slow
def test_a_larger_model_moves_the_mark_and_draws_no_picture_anew(visit):
    lab = visit("/seen_and_unseen")
    fit = lab.key("fig_fit").locator("svg.marks")
    fit.evaluate("svg => svg.dataset.same = 'yes'")
    line = "path => path.getAttribute('d')"
    shape = fit.locator(".mark-line path").evaluate(line)
    slider(lab, "bends").focus()
    lab.page.keyboard.press("End")
    lab.until_link(bends="15")
    lab.page.wait_for_function(
        "shape => document.querySelector('.st-key-fig_fit svg.marks .mark-line path').getAttribute('d') !== shape",
        arg=shape,
    )
    assert fit.get_attribute("data-same") == "yes"


@pytest.mark.slow
def test_the_run_turns_up_on_demand_and_back_takes_it_away(visit):
    lab = visit("/seen_and_unseen")
    lab.press("watch")
    lab.until_link(watch="1")
    lab.until("last === 250 && epoch > 0")
    chart = lab.key("player_turn").locator("svg.picture").first
    assert chart.get_attribute("aria-label").startswith("Overfitting")
    lab.page.go_back()
    chart.wait_for(state="detached")
    assert "watch" not in lab.query


@pytest.mark.slow
def test_a_phone_shows_all_of_it_without_sideways_scrolling(visit):
    lab = visit("/seen_and_unseen?lang=ja&watch=1&models=1000&bends=15", width=390, height=844)
    lab.page.wait_for_function("document.querySelectorAll('svg.marks').length === 4")
    lab.page.wait_for_selector(".player svg.panel image")
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [lab.key(f"fig_{name}").bounding_box() for name in ("memory", "fit", "sizes", "luck")]
    assert all(box["width"] > 330 for box in boxes)
    assert boxes[1]["y"] + boxes[1]["height"] <= boxes[2]["y"]


def test_text_on_a_chart_follows_the_theme(visit):
    lab = visit("/seen_and_unseen?lang=en", color_scheme="light")
    is_colour = """colour => [...document.querySelectorAll('.st-key-fig_fit svg.marks .mark-text.role-axis-label text')]
        .some(label => getComputedStyle(label).fill === colour)"""
    lab.page.wait_for_function(is_colour, arg="rgb(49, 51, 63)")
    lab.page.emulate_media(color_scheme="dark")
    lab.page.wait_for_function(is_colour, arg="rgb(250, 250, 250)")

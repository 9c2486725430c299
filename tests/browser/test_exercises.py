"""Exercises in a browser: a click marks an epoch, nothing is told before it is asked, and nothing gets lost."""

import re

import pytest
from playwright.sync_api import expect

from core.exercises import EXERCISES
from core.exercises.curves import diagnosis
from core.training import train
from tests.browser.lab import query_of

pytestmark = pytest.mark.browser


def marked(lab, id):
    """Return the epoch in the text box, once it is there: the browser shows it a moment after the server sent it."""
    box = lab.key(f"{id}_0_mark_en").get_by_role("textbox")
    expect(box).to_have_value(re.compile(r"^\d+$"))
    return int(box.input_value())


def test_a_click_on_the_curve_marks_the_nearest_epoch(visit):
    lab = visit("/exercises?exercise=mark_turn&lang=en")
    plot = lab.page.locator(".st-key-fig_mark_turn .mark-line path").last.bounding_box()
    lab.page.mouse.click(plot["x"] + plot["width"] * 0.4, plot["y"] + plot["height"] * 0.5)
    lab.page.wait_for_url(lambda url: "mark" in query_of(url).get("draft", ""))
    lab.settled()
    assert abs(marked(lab, "mark_turn") - 100) <= 2
    lab.press("check").settled()
    found = diagnosis(train(EXERCISES["mark_turn"].configs(0)[0]))
    lab.page.get_by_text(f"{found.turn_range[0]:.0f} to {found.turn_range[1]:.0f}").first.wait_for()
    lab.page.reload()
    lab.drawn()
    lab.page.get_by_text(lab.t("exercises.status.passed")).first.wait_for()
    assert abs(marked(lab, "mark_turn") - 100) <= 2


def test_who_types_and_checks_at_once_is_heard(visit):
    lab = visit("/exercises?exercise=three_rows&lang=en", chart=False)
    lab.key("three_rows_0_mse_en").get_by_role("textbox").wait_for()
    lab.settled()
    right = EXERCISES["three_rows"].solve(0, [train(config) for config in EXERCISES["three_rows"].configs(0)])
    for name, value in right.items():
        lab.key(f"three_rows_0_{name}_en").get_by_role("textbox").fill(str(value))
    lab.press("check")
    lab.page.get_by_text(lab.t("exercises.status.passed")).first.wait_for()


@pytest.mark.slow
def test_what_was_done_goes_along_to_every_page_and_starting_over_asks_first(visit):
    lab = visit("/exercises?exercise=mark_turn&lang=en&draft=mark%3D80")
    lab.press("check")
    lab.page.wait_for_url(lambda url: "progress" in query_of(url))
    lab.settled()
    progress = query_of(lab.page.url)["progress"]
    lab.page.get_by_role("link", name=lab.t("common.menu.training_lab")).click()
    lab.page.wait_for_url(lambda url: "/training_lab" in url and query_of(url).get("progress") == progress)
    lab.drawn()
    lab.page.get_by_role("link", name=lab.t("common.menu.exercises"), exact=True).click()
    lab.page.get_by_role("link", name=lab.t("exercises.all")).click()
    lab.page.get_by_text(lab.t("exercises.done.passed", n=1)).wait_for()
    lab.page.get_by_role("button", name=lab.t("exercises.over.button")).click()
    lab.press("start_over")
    lab.page.wait_for_url(lambda url: "progress" not in query_of(url))
    lab.page.get_by_text(lab.t("exercises.hand_in.empty")).wait_for()

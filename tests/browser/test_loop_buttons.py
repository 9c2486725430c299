"""The training loop in a browser: its buttons by mouse and keyboard, Back, and the curve that plays."""

import pytest

from core.lessons.line_loop import LONG
from pages.ui.lessons.training_loop.moment import LAST
from tests.browser.quiet import until_quiet

pytestmark = pytest.mark.browser

_EMBEDS = """() => {
  window.embeds = 0;
  new MutationObserver(all => { for (const m of all) for (const n of m.addedNodes)
    if (n.querySelector?.("svg.marks") || n.matches?.("svg.marks")) window.embeds++;
  }).observe(document.querySelector(".stMain"), {childList: true, subtree: true});
}"""


def step(lab):
    return lab.query.get("step", "0")


def test_one_round_by_keyboard_alone_and_no_picture_blinks(visit):
    """The button that was pressed waits now; Tab leads from it to the one whose turn it is."""
    lab = visit("/training_loop")
    lab.page.evaluate(_EMBEDS)
    lab.key("press_predict").get_by_role("button").focus()
    for number in ("1", "2", "3", "4"):
        lab.page.keyboard.press("Enter")
        lab.until_link(step=number)
        lab.page.keyboard.press("Tab")
    lab.page.keyboard.press("Space")
    lab.until_link(step="5")
    assert lab.page.locator(".told details.term", has_text="epoch").count() == 1
    assert lab.page.evaluate("window.embeds") <= 1  # the curve of the rounds appears


def test_a_double_click_is_one_step_and_back_undoes_it(visit):
    lab = visit("/training_loop?step=2")
    before = lab.page.locator(".told.step").inner_text()
    lab.key("press_update").get_by_role("button").dblclick()
    lab.until_link(step="3")
    until_quiet(lab)  # the second click has been answered too: Back in the middle of it would be a third thing
    assert step(lab) == "3"
    lab.page.go_back()
    lab.until_link(step="2")
    lab.page.wait_for_function("text => document.querySelector('.told.step').innerText === text", arg=before)


@pytest.mark.slow
def test_four_hundred_rounds_play_and_name_their_phases(visit):
    lab = visit("/training_loop?step=5")
    lab.press("press_long")
    lab.until_link(step=str(LAST))
    lab.until(f"last === {LONG} && epoch > 0")
    lab.pause()
    names = [lab.t(f"training_lab.chart.{name}") for name in ("drop", "flat")]
    words = lab.page.locator(".st-key-player_loop svg.picture text:not(.gone)")
    lab.scrub(LONG)
    assert set(names) <= set(words.all_text_contents())
    lab.scrub(3)
    assert names[1] not in words.all_text_contents()
    said = lab.page.locator(".st-key-player_loop svg.picture").first.get_attribute("aria-label")
    assert f" {LONG} " in said


@pytest.mark.slow
def test_a_phone_shows_the_pictures_one_below_the_other(visit):
    lab = visit("/training_loop?step=2&lang=ja", width=390, height=844)
    first, second = (lab.key(f"fig_loop_{name}").bounding_box() for name in ("line", "map"))
    assert second["y"] >= first["y"] + first["height"]
    assert first["width"] > 330
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

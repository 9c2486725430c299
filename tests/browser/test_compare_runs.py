"""Runs side by side as a visitor sees them: they move together, come from the Lab by pins, and fit a phone."""

import pytest

from core.config import RunConfig, to_query
from core.pins import from_link
from pages.ui.i18n import LANGUAGES

pytestmark = pytest.mark.browser


def names(lab):
    return [text for text in lab.page.locator(".player .small-panels .heading").all_text_contents() if text]


def test_a_ready_comparison_plays_and_its_models_move_with_it(visit):
    lab = visit("/compare_runs?lang=en", height=640)
    lab.until("epoch > 2")
    lab.pause()
    line = lab.page.locator(".player .small-panels .fit").first
    lab.scrub(0)
    before = line.get_attribute("d")
    lab.scrub(100)
    assert line.get_attribute("d") != before
    assert names(lab) == ["MSE", "MAE", "Huber"]
    assert lab.box(".player .bar")["bottom"] <= 640


def test_two_runs_are_pinned_in_the_lab_and_compared_and_back_leads_there_again(visit):
    query = "&".join(f"{name}={value}" for name, value in to_query(RunConfig("line", epochs=30)).items())
    lab = visit(f"/training_lab?lang=en&{query}")
    lab.press("pin").page.get_by_text(lab.t("training_lab.pin.one")).wait_for()
    lab.choose("rate", "slow").settled()
    lab.press("pin").page.get_by_role("link", name=lab.t("training_lab.pin.many", n=2)).click()
    lab.page.wait_for_url("**/compare_runs?**")
    lab.page.locator(".st-key-player_compare .player svg.picture > g").first.wait_for()
    assert len(from_link(lab.query["pins"])) == 2
    lab.settled()
    assert len(names(lab)) == 2
    lab.page.go_back()
    lab.key("stage").wait_for()
    lab.drawn()
    assert len(from_link(lab.query["pins"])) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_nothing_sticks_out(visit, lang):
    lab = visit(f"/compare_runs?lang={lang}&comparison=optimizers", width=390, height=844)
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert lab.page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth <= e.clientWidth")

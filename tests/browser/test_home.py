"""The front door: two runs side by side, the ways into the Lab, and terms that explain themselves."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from core.config import from_query
from core.presets import PRESETS, TOUR
from pages.ui.home import EXAMPLES

pytestmark = pytest.mark.browser


def test_a_healthy_run_plays_next_to_one_that_overfits_and_a_card_is_followed_wherever_one_clicks(visit):
    lab = visit("/", height=640)
    lab.page.wait_for_selector(".player .figure svg.picture >> nth=1")
    left, right = (lab.key(f"player_{name}").bounding_box() for name in ("healthy", "overfitting"))
    assert left["x"] + left["width"] <= right["x"]
    lab.page.wait_for_function("[...lossLabPlayers.players.values()].filter(p => p.at > 3).length === 2")
    sentence = lab.page.get_by_text(lab.t("home.tour.slow.text"))
    sentence.scroll_into_view_if_needed()
    box = sentence.bounding_box()
    lab.page.mouse.click(box["x"] + 20, box["y"] + 5)
    lab.until_link(preset="rate_too_low")


@pytest.mark.slow
def test_its_links_lead_to_the_lab_with_their_settings(visit):
    """As the browser sees them: every link to the Lab in the page, in its order."""
    lab = visit("/?lang=ja")
    links = lab.page.locator(".stMain a[href*=training_lab]").evaluate_all("all => all.map(a => a.href)")
    queries = [dict(parse_qsl(urlsplit(link).query)) for link in links]
    assert all(query["lang"] == "ja" for query in queries)
    assert all(from_query(query)[1] == [] for query in queries)
    configs = [from_query(query)[0].resolved() for query in queries]
    for config in (*EXAMPLES.values(), *(PRESETS[id].config for id in TOUR.values())):
        assert config.resolved() in configs


@pytest.mark.slow
def test_following_one_opens_that_run_and_back_leads_home(visit):
    lab = visit("/")
    lab.page.get_by_role("link", name=lab.t("home.healthy.open")).first.click()
    lab.page.wait_for_url("**/training_lab?**")
    lab.key("stage").wait_for()
    lab.drawn()
    assert lab.query["dataset"] == "digits"
    lab.until("last === 50 && epoch > 0")
    lab.page.go_back()
    lab.page.wait_for_selector(".player .figure svg.picture >> nth=1")
    assert lab.page.get_by_role("heading", name=lab.t("home.title")).is_visible()


@pytest.mark.slow
def test_a_phone_shows_both_runs_one_below_the_other(visit):
    lab = visit("/", width=390, height=844)
    lab.page.wait_for_selector(".player .figure svg.picture >> nth=1")
    first, second = (lab.key(f"player_{name}").bounding_box() for name in ("healthy", "overfitting"))
    assert second["y"] >= first["y"] + first["height"]
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_term_opens_by_click_and_by_keyboard_one_at_a_time(visit):
    lab = visit()
    terms = lab.page.locator(".lead details.term")
    first, second = terms.nth(0), terms.nth(1)
    assert not first.locator(".term-card").is_visible()
    first.locator("summary").click()
    assert first.locator(".term-card").is_visible()
    second.locator("summary").focus()
    lab.page.keyboard.press("Enter")
    assert second.locator(".term-card").is_visible()
    assert not first.locator(".term-card").is_visible()


def test_the_five_runs_lead_on_and_each_is_watched_from_its_top(visit):
    lab = visit("/", width=390, height=844)
    lab.page.get_by_role("link", name=lab.t("home.tour.drop.title")).click()
    ids = [*TOUR.items()]
    for place, (name, preset) in enumerate(ids[:3], 1):
        lab.until_link(tour=name, preset=preset)
        lab.page.get_by_text(lab.t("training_lab.tour.place", n=place, all=len(ids))).wait_for()
        look = lab.drawn().page.get_by_text(lab.t(f"home.tour.{name}.text")).bounding_box()
        assert look["y"] + look["height"] < lab.page.locator(".player").first.bounding_box()["y"]
        title = lab.t(f"home.tour.{ids[place][0]}.title")
        lab.page.get_by_role("link", name=lab.t("training_lab.tour.next", title=title)).click()
    lab.until_link(tour=ids[3][0])
    lab.drawn()
    tries = lab.page.locator("[class*=st-key-verdict_] a").first
    tries.scroll_into_view_if_needed()
    lab.page.evaluate("document.querySelector('.stMain').scrollTo(0, 600)")
    tries.click()
    lab.page.wait_for_function("document.querySelector('.st-key-player_lab').getBoundingClientRect().top >= 0")
    lab.until_link(tour=ids[3][0], n_train="600")
    lab.page.go_back()
    lab.until_link(preset=ids[3][1])

"""One press of Back is one step back: a page that one enters is one entry of the browser's history."""

import pytest

from pages.ui.session import LESSONS
from tests.browser.quiet import until_quiet

pytestmark = pytest.mark.browser

LENGTH = "history.length"


def enter(lab, page):
    """Choose a page of the menu, and wait until it stands."""
    lab.page.locator(f"section[data-testid=stSidebar] a[href*={page}]").click()
    heading(lab, page)
    until_quiet(lab.drawn())


def heading(lab, page):
    lab.page.get_by_role("heading", level=1, name=lab.t(f"{page}.title")).wait_for()


@pytest.mark.slow
def test_every_page_that_one_enters_is_one_step_and_back_undoes_it(another_visitor):
    """Also with an experiment of one's own, which a lesson's address does not carry."""
    lab = another_visitor("/training_lab?dataset=circles&epochs=123")
    pages = ["what_is_loss", "seen_and_unseen", "training_lab", "loss_functions"]
    for page in pages:
        before = lab.page.evaluate(LENGTH)
        enter(lab, page)
        assert lab.page.evaluate(LENGTH) == before + 1, page
        if page in LESSONS:
            assert lab.query == {"lang": "en"}
    assert lab.page.evaluate("history.length") == len(pages) + 2  # a new tab's blank page, and the first of ours
    for page in [*pages[-2::-1], "training_lab"]:
        lab.page.go_back()
        heading(lab, page)
        until_quiet(lab.drawn())
    assert lab.query["dataset"] == "circles"
    assert lab.query["epochs"] == "123"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        *(
            pytest.param(path, marks=pytest.mark.slow)
            for path in ("/what_is_loss?darts=1_2", "/training_lab?epochs=123")
        ),
    ],
)
def test_the_page_that_one_comes_to_is_one_step_too(another_visitor, path):
    lab = another_visitor(path)
    lab.page.wait_for_function("location.search.includes('lang=en')")
    assert lab.page.evaluate(LENGTH) == 2


@pytest.mark.slow
def test_back_takes_back_a_change_and_then_leaves_the_lesson(another_visitor):
    lab = another_visitor("/what_is_loss")
    enter(lab, "seen_and_unseen")
    before = lab.page.url
    lab.page.locator(".stMain").get_by_role("slider").first.press("ArrowRight")
    lab.page.wait_for_url(lambda url: url != before)
    lab.settled()
    lab.page.go_back()
    lab.page.wait_for_url(before)
    until_quiet(lab)
    lab.page.go_back()
    heading(lab, "what_is_loss")
    assert lab.page.url.endswith("/what_is_loss?lang=en")


@pytest.mark.slow
def test_back_returns_to_the_place_on_the_page(another_visitor):
    lab = another_visitor("/what_is_loss")
    main = lab.page.locator(".stMain")
    main.evaluate("e => { e.scrollTop = 700; }")
    lab.wait(100)
    enter(lab, "seen_and_unseen")
    assert main.evaluate("e => e.scrollTop") == 0
    lab.page.go_back()
    heading(lab, "what_is_loss")
    lab.page.wait_for_function("document.querySelector('.stMain').scrollTop === 700")


@pytest.mark.slow
def test_a_choice_closes_a_phones_menu(visit):
    lab = visit("/what_is_loss", width=390, height=844)
    lab.page.locator("[data-testid=stExpandSidebarButton]").click()
    lab.wait(400)
    enter(lab, "training_loop")
    lab.page.wait_for_function("document.querySelector('.stSidebar').getBoundingClientRect().right <= 0")

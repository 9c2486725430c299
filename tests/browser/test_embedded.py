"""The app in a frame of another site's page: `embed=true` in the address."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_menu_leaves_its_room_to_the_page_and_is_a_click_away(visit):
    lab = visit("/training_lab?embed=true&dataset=circles", width=900, height=700)
    page = lab.page
    chart = page.locator(".player").bounding_box()
    title = page.locator(".lead h1").bounding_box()
    button = page.get_by_test_id("stExpandSidebarButton").bounding_box()
    assert chart["width"] > 800
    assert button["y"] + button["height"] <= title["y"] + 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name=lab.t("common.menu.loss_functions")).click()
    page.wait_for_url("**/loss_functions?*embed=true*")
    lab.drawn()

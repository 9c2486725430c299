"""Why the verdict is what it is: said below the curves, which stay in sight."""

import pytest

pytestmark = pytest.mark.browser

OVER_THE_CHART = """() => { const r = document.querySelector('.st-key-player_lab').getBoundingClientRect();
  return !document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2).closest('.st-key-player_lab'); }"""


def test_it_opens_by_click_and_by_keyboard_and_leaves_the_curves_in_sight(visit):
    lab = visit("/training_lab?lang=en", height=1000)
    button, said = lab.page.locator("button.why"), lab.page.locator(".why-said")
    assert not said.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    said.get_by_text(lab.t("verdict.overfitting.means")).wait_for()
    assert button.get_attribute("aria-expanded") == "true"
    assert not lab.page.evaluate(OVER_THE_CHART)
    button.press("Enter")
    said.wait_for(state="hidden")
    button.press("Space")
    said.wait_for()
    # Another run has another explanation, closed like its button.
    lab.page.locator("[class*=st-key-verdict_] a").first.click()
    lab.page.locator("[class*=st-key-verdict_healthy]").wait_for()
    lab.settled()
    said.wait_for(state="hidden")
    assert button.get_attribute("aria-expanded") == "false"

"""On a tour a run is watched before its verdict is read."""

import pytest

pytestmark = pytest.mark.browser


def test_the_verdict_comes_when_the_curves_were_watched_or_paused(visit):
    lab = visit("/training_lab?tour=memorise&lang=en")
    watch = lab.page.get_by_text(lab.t("verdict.watch"))
    verdict = lab.page.locator("[class*=st-key-verdict_] button.why")
    reading = lab.page.locator(".reading")
    watch.wait_for()
    assert not verdict.is_visible()
    assert not reading.is_visible()
    lab.pause()
    verdict.wait_for()
    assert reading.is_visible()
    assert not watch.is_visible()
    # Who has watched it may play it again with the verdict in sight.
    lab.play_button.click()
    lab.until("playing")
    lab.wait(200)
    assert verdict.is_visible()
    # The next one begins hidden again, although the one before it stood still.
    lab.scrub(lab.last)
    lab.key("tour").get_by_role("link").click()
    lab.until_link(tour="mend")
    watch.wait_for()
    lab.until("playing && epoch > 20")
    assert not verdict.is_visible()
    lab.until("!playing && epoch === last")
    verdict.wait_for()


def test_who_prefers_less_motion_reads_it_at_once(visit):
    """And so does who is on no tour: see `test_why`."""
    lab = visit("/training_lab?tour=memorise&lang=en", reduced_motion="reduce")
    lab.page.locator("button.why").wait_for()

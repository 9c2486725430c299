"""A training that takes long: it shows how far it is, can be stopped, and does not block the page."""

import pytest

from tests.browser.lab import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = "/training_lab?dataset=digits&hidden=64-64-64&epochs=5000&data_seed={}"


def start(visit, seed: int) -> Lab:
    """Open the Lab and begin; seeds differ, so that no test finds the run of another."""
    lab: Lab = visit()
    lab.page.goto(lab.address + LONG.format(seed))
    lab.key("progress").wait_for()
    return lab


def test_it_shows_progress_and_when_stopped_the_curve_up_to_there(visit):
    lab = start(visit, 1)
    bar = lab.key("progress").get_by_role("progressbar")
    bar.wait_for()  # the button beside it may be there first
    before = lab.key("progress").inner_text()
    lab.page.wait_for_function(
        "before => { const e = document.querySelector('.st-key-progress'); return e && e.innerText !== before }",
        arg=before,
    )
    bar.wait_for()
    assert bar.count() == 1
    lab.press("stop")
    lab.page.wait_for_selector(".st-key-progress", state="detached")
    lab.drawn()
    epochs = int(lab.query["epochs"])
    assert 1 <= epochs < 5000
    assert lab.last == epochs
    lab.page.get_by_text(lab.t("training_lab.reading.stopped", epochs=epochs)).wait_for()
    lab.until("playing && epoch > 0")
    assert lab.page.locator(".stException").count() == 0


def test_a_control_changed_meanwhile_ends_it(visit):
    lab = start(visit, 2)
    lab.press("reset")
    lab.page.wait_for_selector(".st-key-progress", state="detached")
    lab.drawn()
    lab.until("last === 50 && playing")
    assert lab.query["dataset"] == "digits"
    # Not waited for to its end: what has been trained to its end is kept, and would be drawn at once.
    lab.page.goto(lab.address + LONG.format(2))
    lab.key("progress").wait_for()
    lab.press("stop")
    lab.page.wait_for_selector(".st-key-progress", state="detached")


def test_the_language_chosen_meanwhile_stays_when_it_is_stopped(visit):
    for seed in range(10, 16):  # it was set back in half the tries, when its click met a control on its way
        lab = start(visit, seed)
        lab.wait(300 + 70 * seed)
        lab.page.get_by_text("日本語").click()
        lab.page.get_by_text("訓練中").wait_for()
        lab.press("stop")
        lab.page.wait_for_selector(".st-key-progress", state="detached")
        assert lab.drawn().query["lang"] == "ja"


def test_another_visitor_is_served_meanwhile(visit, another_visitor):
    """How quickly is measured by the benchmark of a class, beside a heavy visitor."""
    busy = start(visit, 3)
    other = another_visitor("/training_lab?weights_seed=99")
    for seed in ("100", "101", "102"):
        other.press("new_start").until_link(weights_seed=seed)
        other.until("playing && epoch > 0")
    assert busy.key("progress").count() == 1
    busy.press("stop")
    busy.page.wait_for_selector(".st-key-progress", state="detached")

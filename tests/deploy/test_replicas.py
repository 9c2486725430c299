"""Two copies of the app behind nginx: a class at work, one copy killed, and everybody back on the own experiment."""

import re
import time

import pytest

from tests.browser.lab import IDLE, Lab
from tests.load.client import Client, finish
from tests.load.outage import CLASS, kill_one, sessions

pytestmark = [pytest.mark.deploy, pytest.mark.timeout(300)]
STATE = "document.querySelector('.stApp')?.dataset.testConnectionState"
# A page that a school would open, with what its link holds.
PAGES = ("/", "/training_lab?preset=overfitting", "/what_is_loss", "/loss_functions?part=numbers", "/loss_vs_accuracy",
         "/training_loop?step=12", "/seen_and_unseen")  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_the_app_lives_with_the_content_security_policy(two, tab, path):
    lab = Lab(tab, two.address)
    tab.goto(two.address + path)
    tab.wait_for_selector(".stVegaLiteChart svg.marks, .stVegaLiteChart canvas.marks, .boards svg, .stBidiComponent")
    # Asked from here: a wait within the page evaluates text, which the policy forbids.
    wait_until(lambda: tab.evaluate(IDLE))
    lab.wait(500)
    lab.leave()
    assert lab.errors == []
    assert lab.strangers == []


@pytest.mark.browser
def test_the_policy_is_there_and_forbids_what_it_should(two, tab):
    header = tab.goto(two.address + "/").headers["content-security-policy"]
    assert "default-src 'self'" in header
    assert "object-src 'none'" in header
    refused = tab.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', e => done(e.violatedDirective), { once: true });
            const picture = new Image(); picture.src = 'http://127.0.0.1:1/x.png'; document.body.append(picture);
        })"""
    )
    assert refused == "img-src"


def test_a_visitor_stays_with_one_copy(two):
    nobody_on(two)

    async def visit():
        client = Client(two.address, "training_lab")
        await client._get("/")
        first = client.cookies["loss_lab"].value
        assert re.fullmatch("[0-9a-f]{32}", first)
        for _ in range(3):
            await client.open()
            held = [sessions(copy) for copy in two.copies]
        assert client.cookies["loss_lab"].value == first
        await client.close()
        return held

    # A session that was just left may still be counted; what matters is that the other copy never saw the visitor.
    other, own = sorted(finish(visit()))
    assert other == 0
    assert own >= 1


@pytest.mark.browser
def test_a_class_is_back_on_its_own_experiments_when_a_copy_dies(two, tab):
    """How soon is measured by `python -m tests.benchmarks.outage`."""
    nobody_on(two)
    # The waits below are evaluated as text in the page, which the policy forbids; it has tests of its own.
    page = tab.context.browser.new_page(bypass_csp=True)
    lab = Lab(page, two.address).go("/training_lab?dataset=circles&epochs=77&data_seed=5&weights_seed=1&log=1")
    query = lab.query
    doomed = next(copy for copy in two.copies if sessions(copy))

    def in_a_browser(lesson):
        """The page says for a moment that it is connecting, and is then as it was."""
        page.wait_for_function(f"{STATE} !== 'CONNECTED'")
        page.wait_for_function(f"{STATE} === 'CONNECTED'", timeout=20_000)
        lab.settled()
        print(f"the browser is back after {lesson.since:.1f} s")
        lab.leave()

    back = kill_one(two.address, doomed, in_a_browser)
    print(f"{len(back)} of {CLASS} lost their copy, back after {max(back):.1f} s")
    assert CLASS // 5 <= len(back) <= CLASS - CLASS // 5, "the class is spread over both copies"
    assert lab.query == query
    assert lab.last == 77
    assert page.locator(".stException, [data-testid=stAlert]").count() == 0
    lab.press("new_start").until_link(weights_seed="2", data_seed="5", log="1")
    page.close()


def nobody_on(site):
    """Wait until the copies have counted out whoever was there."""
    wait_until(lambda: sum(map(sessions, site.copies)) == 0)


def wait_until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)

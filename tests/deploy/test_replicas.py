"""Two copies of the app behind nginx: a class at work, one copy killed, and everybody back on the own experiment."""

import asyncio
import os
import random
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from websockets import WebSocketException

from tests.browser.lab import Lab
from tests.load.client import Client, finish

pytestmark = [pytest.mark.deploy, pytest.mark.timeout(300)]
CLASS = 40
BACK = 5.0
STATE = "document.querySelector('.stApp')?.dataset.testConnectionState"
# A page that a school would open, with what its link holds.
PAGES = ("/", "/training_lab?preset=overfitting", "/what_is_loss", "/loss_functions?part=numbers", "/loss_vs_accuracy",
         "/training_loop?step=12", "/seen_and_unseen")  # fmt: skip


def sessions(copy):
    """Return how many websockets a copy holds, from the kernel's table of connections."""
    port = int(copy.address.rpartition(":")[2])
    rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
    ours = [row.split() for row in rows]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in ours)


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_the_app_lives_with_the_content_security_policy(two, tab, path):
    lab = Lab(tab, two.address)
    tab.goto(two.address + path)
    tab.wait_for_selector(".stVegaLiteChart svg.marks, .stVegaLiteChart canvas.marks, .boards svg, .stBidiComponent")
    lab.settled()
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


class Lesson:
    """What the class and the test tell each other: who is ready, and when a copy died."""

    def __init__(self):
        self.ready, self.killed_at = 0, None


async def pupil(address, n, lesson):
    """Work on an experiment of one's own; return the seconds from the copy's death to the answer, None if not hit."""
    pause = random.Random(n)
    client = Client(address, "training_lab", f"dataset=circles&epochs=60&data_seed={n}&weights_seed=1&log=1")
    await client.open()
    await client.press("new_start")
    query = parse_qsl(client.query)
    curve = (await client.run()).data("hist")
    lost = asyncio.create_task(client.lost())
    lesson.ready += 1
    while not lost.done():
        try:
            answer = await client.run()
        except WebSocketException:
            await lost
            break
        assert answer.errors == []
        assert answer.data("hist") == curve
        if lesson.killed_at and time.monotonic() - lesson.killed_at > 2 * BACK:
            lost.cancel()
            await client.close()
            return None
        await asyncio.wait([lost], timeout=pause.uniform(0.5, 2.5))
    answer = await client.recover()
    seconds = time.monotonic() - lesson.killed_at
    assert answer.errors == []
    assert answer.data("hist") == curve
    assert parse_qsl(client.query) == query
    await client.press("new_start")
    assert dict(parse_qsl(client.query))["weights_seed"] == "3", "the work goes on from there"
    await client.close()
    return seconds


async def whole_class(address, lesson):
    return await asyncio.gather(*(pupil(address, n, lesson) for n in range(CLASS)))


@pytest.mark.browser
def test_a_class_is_back_on_its_own_experiments_when_a_copy_dies(two, tab):
    nobody_on(two)
    lab = Lab(tab, two.address).go("/training_lab?dataset=circles&epochs=77&data_seed=5&weights_seed=1&log=1")
    query = lab.query
    doomed = next(copy for copy in two.copies if sessions(copy))
    lesson = Lesson()
    with ThreadPoolExecutor(1) as pool:
        results = pool.submit(asyncio.run, whole_class(two.address, lesson))
        wait_until(lambda: lesson.ready == CLASS or results.done())
        lab.wait(2000)
        os.kill(doomed.pid, signal.SIGKILL)
        lesson.killed_at = time.monotonic()
        # The page in a real browser: it says for a moment that it is connecting, and is then as it was.
        tab.wait_for_function(f"{STATE} !== 'CONNECTED'")
        tab.wait_for_function(f"{STATE} === 'CONNECTED'", timeout=20_000)
        lab.settled()
        in_browser = time.monotonic() - lesson.killed_at
        lab.leave()
        lost = [seconds for seconds in results.result() if seconds is not None]
    print(f"{len(lost)} of {CLASS} lost their copy, back after {max(lost):.1f} s; the browser after {in_browser:.1f} s")
    assert CLASS // 5 <= len(lost) <= CLASS - CLASS // 5, "the class is spread over both copies"
    assert max(lost) <= BACK
    assert in_browser <= BACK
    assert lab.query == query
    assert lab.last == 77
    assert tab.locator(".stException, [data-testid=stAlert]").count() == 0
    lab.press("new_start").until_link(weights_seed="2", data_seed="5", log="1")


def nobody_on(site):
    """Wait until the copies have counted out whoever was there."""
    wait_until(lambda: sum(map(sessions, site.copies)) == 0)


def wait_until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)

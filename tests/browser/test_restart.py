"""The server is killed while pages are open, and started again: each page comes back with what its link holds."""

import os
import signal

import pytest

from tests.browser.lab import Lab
from tests.browser.server import running

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATE = "document.querySelector('.stApp')?.dataset.testConnectionState"
OPEN = (
    "/training_lab?dataset=circles&epochs=77&data_seed=5&weights_seed=1&log=1&lang=en",
    "/training_loop?step=12&lang=ja",
    "/exercises?exercise=mark_turn&draft=mark%3D31&lang=en",
)


def test_every_open_page_comes_back_as_its_link_says(browser):
    context = browser.new_context(locale="en-US", viewport={"width": 1366, "height": 900})
    with running() as server:
        labs = [Lab(context.new_page(), server.address).go(path) for path in OPEN]
        # Written back once it is drawn: a page is entered with its link, and keeps it.
        before = [(lab.query, lab.page.locator("h1").first.inner_text()) for lab in labs]
        os.kill(server.pid, signal.SIGKILL)
        for lab in labs:
            lab.page.wait_for_function(f"{STATE} !== 'CONNECTED'")
    with running(port=server.port):
        for lab in labs:
            lab.page.bring_to_front()
            lab.page.wait_for_function(f"{STATE} === 'CONNECTED'", timeout=40_000)
            lab.drawn()
        assert [(lab.query, lab.page.locator("h1").first.inner_text()) for lab in labs] == before
        for lab in labs:
            assert lab.page.locator(".stException, [data-testid=stAlertContentError]").count() == 0
        lab, loop, exercise = labs
        assert lab.last == 77
        lab.page.bring_to_front()
        lab.press("new_start").until_link(weights_seed="2", data_seed="5", dataset="circles", log="1")
        assert loop.query["step"] == "12"
        assert "31" in [box.input_value() for box in exercise.page.locator("main input[type=text]").all()]
    context.close()

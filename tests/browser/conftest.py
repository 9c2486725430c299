"""One server, one browser and one tab for all tests here: a tab that has loaded the app before loads it twice as fast.

Each test opens the app anew in it, and answers for what it logs and asks for.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.lab import Lab
from tests.browser.server import Server, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Without a browser the tests are skipped, but not where CI is to prove them."""
    miss = pytest.fail if os.environ.get("CI") else pytest.skip
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        miss("Playwright is missing: `pip install -r tests/requirements.txt`")
    from tests.browser import chromium

    with sync_playwright() as playwright:
        if chromium.executable(playwright) is None:
            miss(chromium.HOW_TO_GET_ONE)
        browser = chromium.launch(playwright)
        yield browser
        browser.close()


# Milliseconds that any wait may take. Nothing is proved by it: a busy machine takes what it takes.
PATIENCE = 60_000


@pytest.fixture(scope="session")
def tab(browser: Any) -> Any:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@pytest.fixture
def labs() -> Iterator[list[Lab]]:
    """Whatever a test has opened: no error was logged there, and nobody but the server was asked."""
    labs: list[Lab] = []
    yield labs
    for lab in labs:
        lab.leave()
        assert lab.errors == []
        assert lab.strangers == []


@pytest.fixture
def visit(server: Server, tab: Any, labs: list[Lab]) -> Callable[..., Lab]:
    """Open a page of the app, and wait for its first chart if it has one; media: `color_scheme`, `reduced_motion`.

    With `left` a page that was opened under that name, and not left since, is returned as it was left: for tests that
    set what they need themselves. To load the page is most of what a short test takes.
    """
    # Streamlit remembers that a menu was closed: who closed it was the visitor of the test before.
    memory = {"origin": server.address, "storageTypes": "local_storage"}
    tab.context.new_cdp_session(tab).send("Storage.clearDataForOrigin", memory)

    def open_(
        path: str = "/training_lab",
        width: int = 1366,
        height: int = 900,
        chart: bool = True,
        left: str = "",
        **media: str,
    ) -> Lab:
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(**{"color_scheme": "light", "reduced_motion": "no-preference", **media})
        labs.append(Lab(tab, server.address))
        if left and tab.evaluate("window.leftAs") == left:
            return labs[-1]
        tab.goto(server.address + path)
        lab = labs[-1].drawn() if chart else labs[-1].settled()
        tab.evaluate("name => { window.leftAs = name; }", left)
        return lab

    return open_


@pytest.fixture
def another_visitor(server: Server, browser: Any, labs: list[Lab]) -> Iterator[Callable[..., Lab]]:
    """Open a page of the app in a browser window of its own."""
    contexts = []

    def open_(path: str = "/training_lab", locale: str = "en-US") -> Lab:
        contexts.append(browser.new_context(viewport={"width": 1366, "height": 900}, locale=locale))
        contexts[-1].set_default_timeout(PATIENCE)
        labs.append(Lab(contexts[-1].new_page(), server.address))
        return labs[-1].go(path)

    yield open_
    for context in contexts:
        context.close()

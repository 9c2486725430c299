"""Nothing comes from outside at run time: on every page the browser asks the server and nobody else."""

import pytest

from pages.ui.session import PAGES
from tests.browser.lab import Lab

pytestmark = pytest.mark.browser

# What only shows when asked for: all settings and tables, an exercise with its answer, a link with its code.
QUERIES = {"training_lab": "?details=1", "exercises": "?exercise=mark_turn", "for_teachers": "?part=build"}


@pytest.mark.parametrize(
    "page", [page if page == "training_lab" else pytest.param(page, marks=pytest.mark.slow) for page in PAGES]
)
def test_the_browser_asks_nobody_but_the_server(server, tab, labs, page):
    lab = Lab(tab, server.address)
    labs.append(lab)
    sockets = []

    def opened(socket):
        sockets.append(socket.url)

    tab.on("websocket", opened)
    tab.goto(f"{server.address}/{'' if page == 'home' else page}{QUERIES.get(page, '')}")
    tab.wait_for_selector("h1")
    lab.settled()
    lab.wait(300)
    tab.remove_listener("websocket", opened)
    host = server.address.removeprefix("http")
    assert sockets
    assert all(url.startswith(f"ws{host}/") for url in sockets)
    loaded = tab.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in loaded if not name.startswith((server.address, f"ws{host}", "data:", "blob:"))] == []
    named = tab.evaluate("[...document.querySelectorAll('[src], link[href]')].map(e => e.src || e.href)")
    assert [name for name in named if not name.startswith((server.address, "data:", "blob:"))] == []

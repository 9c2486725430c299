"""The start page of the edition without a server, with its real runtime, as far as it goes without internet."""

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

pytestmark = [pytest.mark.deploy, pytest.mark.browser]
ROOT = Path(__file__).parents[2]
RUNTIME_HOST = "cdn.jsdelivr.net"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A plain web server whose folder `school` is the edition: its address, with a path before the app's own."""
    if not shutil.which("npm"):
        pytest.fail("npm is missing: `apt-get install npm`")
    folder = tmp_path_factory.mktemp("www")
    subprocess.run([sys.executable, ROOT / "deploy/browser/build.py", folder / "school"], check=True)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/school"
        server.shutdown()


@pytest.fixture(scope="module")
def page(browser):
    return browser.new_page()


@pytest.mark.parametrize("path", ["/", "/training_lab/?dataset=circles", "/training_lab?dataset=circles&lang=ja"])
def test_it_starts_at_every_address_and_keeps_the_link(site, page, path):
    asked, failed = [], []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(site + path)
    page.wait_for_function("window.lossLab")
    page.wait_for_timeout(1500)
    # Without its host's prefix the runtime would take the page's name for a part of the app's address.
    assert page.evaluate("window.lossLab._kernel.basePath") == "school"
    where, _, query = path.partition("?")
    assert page.url == site + where.rstrip("/") + "/" + (f"?{query}" if query else "")
    options = page.evaluate("window.lossLab._kernel._workerInitData")
    assert options["entrypoint"] == "dashboard.py"
    assert "pages/training_lab.py" in options["files"]
    outside = [url for url in asked if not url.startswith((site, f"https://{RUNTIME_HOST}/", "data:", "blob:"))]
    assert outside == []
    assert not [error for error in failed if RUNTIME_HOST not in error]


def test_without_the_app_it_says_so(site, page):
    page.route("**/app.json", lambda route: route.abort())
    page.goto(site + "/")
    page.get_by_text("could not be loaded").wait_for()
    page.unroute("**/app.json")

"""Which browser the tests drive, and how it is started."""

import os
import shutil

from playwright.sync_api import Browser, Playwright
from playwright.sync_api import Error as PlaywrightError

# No sandbox inside containers; nothing that a browser would do over the network by itself.
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOW_TO_GET_ONE = "no Chromium to drive: `apt-get install chromium`, or `python -m playwright install chromium`"


def executable(playwright: Playwright) -> str | None:
    """Return the path of a Chromium: the system's, else the one that Playwright has downloaded, else None."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    try:
        own = playwright.chromium.executable_path
    except PlaywrightError:
        return None
    return own if os.path.exists(own) else None


def launch(playwright: Playwright) -> Browser:
    """Start it; RuntimeError says how to get one."""
    path = executable(playwright)
    if path is None:
        raise RuntimeError(HOW_TO_GET_ONE)
    return playwright.chromium.launch(executable_path=path, args=list(ARGS))

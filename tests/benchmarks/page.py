"""`python -m tests.benchmarks.page [N]`: how quickly the Lab answers and plays in a real Chromium.

First beside a bare Streamlit page, in ratios that hold on any machine (`bare_page.py`, N rounds, 5); then what only the
Lab has: playback, embeds, the bytes of a run. Milliseconds of these are printed, not required.
"""

import sys
from itertools import pairwise

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks import bare_page
from tests.browser import chromium
from tests.browser.lab import PLAYER, Lab
from tests.browser.server import Server, running

# Epochs of the slider as they change, with the time of each, over some seconds of playback.
_WATCH = """seconds => new Promise(done => {
  const seen = [], player = PLAYER, from = performance.now();
  let last = null;
  const look = now => {
    if (player.at !== last) { last = player.at; seen.push(now); }
    if (now - from < seconds * 1000) requestAnimationFrame(look); else done(seen);
  };
  requestAnimationFrame(look);
})""".replace("PLAYER", PLAYER)


def bytes_of_one_run(lab: Lab, page: Page) -> int:
    """Return what the server sends for one new run with surfaces."""
    sent: list[int] = []
    client = page.context.new_cdp_session(page)
    client.on("Network.webSocketFrameReceived", lambda event: sent.append(_size(event["response"])))
    client.send("Network.enable")
    lab.press("new_start")
    lab.wait(2500)
    return sum(sent)


def _size(frame: dict) -> int:
    # the protocol's binary frames arrive as base64
    return len(frame["payloadData"]) * 3 // 4 if frame["opcode"] == 2 else len(frame["payloadData"])


def playback(lab: Lab, page: Page) -> tuple[float, float]:
    """Return steps a second, and the longest gap in milliseconds."""
    lab.press("again")
    lab.until("playing && epoch > 2")
    times = page.evaluate(_WATCH, 5)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return 1000 * len(gaps) / (times[-1] - times[0]), max(gaps)


def embeds(lab: Lab, page: Page, runs: int = 5) -> int:
    """Return how often the picture was built anew over several runs of the same shape."""
    page.evaluate(f"{PLAYER}.root.dataset.seen = 1")
    count = 1
    for _ in range(runs):
        lab.press("new_start")
        lab.wait(1200)
        if not page.evaluate(f"{PLAYER}.root.dataset.seen"):
            count += 1
            page.evaluate(f"{PLAYER}.root.dataset.seen = 1")
    return count


def rerun(lab: Lab, server: Server, times: int = 20) -> float:
    """Return the server's CPU milliseconds for a rerun whose run is in the cache."""
    before = server.cpu_seconds()
    for _ in range(times):
        lab.press("again")
        lab.wait(350)
    return 1000 * (server.cpu_seconds() - before) / times


def main(rounds: int) -> int:
    missed = bare_page.main(rounds)
    rows = []
    with running() as server, sync_playwright() as playwright:
        page = chromium.launch(playwright).new_page(viewport={"width": 1366, "height": 768})
        lab = Lab(page, server.address).go("/training_lab")
        rows.append(("websocket, one run with surfaces", "≤ 60 kB", f"{bytes_of_one_run(lab, page) / 1000:.0f} kB"))
        steps, gap = playback(lab, page)
        rows.append(("playback", "≥ 55 frames/s", f"{steps:.0f} steps/s"))
        rows.append(("longest gap", "≤ 60 ms", f"{gap:.0f} ms"))
        rows.append(("embeds for six runs", "1", str(embeds(lab, page))))
        rows.append(("server CPU of a cached rerun", "", f"{rerun(lab, server):.0f} ms"))
    print()
    for name, required, measured in rows:
        print(f"{name:<38}{required:>16}{measured:>16}")
    return missed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))

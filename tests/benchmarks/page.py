"""`python -m tests.benchmarks.page`: how quickly the Lab answers and plays in a real Chromium, beside what it must."""

import time
from itertools import pairwise
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.lab import PLAYER, Lab
from tests.browser.server import Server, running

ROUNDS = 7
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


def cold() -> float:
    """Return the seconds from `streamlit run` to the first curve on the screen."""
    with sync_playwright() as playwright:
        page = chromium.launch(playwright).new_page()
        start = time.perf_counter()
        with running() as server:
            Lab(page, server.address).go("/training_lab").until("epoch > 0", seconds=30)
            return time.perf_counter() - start


def answer(lab: Lab) -> float:
    """Return the seconds from a click to a new curve that moves."""
    lab.pause()
    lab.scrub(lab.last)
    start = time.perf_counter()
    lab.press("new_start")
    lab.until("playing && epoch > 0 && epoch < last / 2")
    return time.perf_counter() - start


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


def main() -> None:
    rows = [("cold: streamlit run → first curve", "≤ 6 s", f"{cold():.2f} s")]
    with running() as server, sync_playwright() as playwright:
        page = chromium.launch(playwright).new_page(viewport={"width": 1366, "height": 768})
        lab = Lab(page, server.address).go("/training_lab")
        answer(lab)
        rows.append(
            ("control changed → new curve moving", "≤ 0.8 s", f"{median(answer(lab) for _ in range(ROUNDS)):.2f} s")
        )
        rows.append(("websocket, one run with surfaces", "≤ 60 kB", f"{bytes_of_one_run(lab, page) / 1000:.0f} kB"))
        steps, gap = playback(lab, page)
        rows.append(("playback", "≥ 55 frames/s", f"{steps:.0f} steps/s"))
        rows.append(("longest gap", "≤ 60 ms", f"{gap:.0f} ms"))
        rows.append(("embeds for six runs", "1", str(embeds(lab, page))))
        rows.append(("server CPU of a cached rerun", "≤ 60 ms", f"{rerun(lab, server):.0f} ms"))
    for name, required, measured in rows:
        print(f"{name:<38}{required:>16}{measured:>16}")


if __name__ == "__main__":
    main()

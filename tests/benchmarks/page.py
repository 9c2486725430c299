"""`python -m tests.benchmarks.page [N]`: how quickly the Lab answers and plays in a real Chromium.

First beside a bare Streamlit page, in ratios that hold on any machine (`bare_page.py`, N rounds, 5); then what only the
Lab has: embeds, the bytes of a run, and playback: frames in which the picture moved, beside all frames of the bare page
in the same browser, in turn. Where the bare page itself has long gaps, the machine is busy and ours say little.
"""

import sys
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks import bare_page
from tests.benchmarks.bare_page import BarePage, contenders
from tests.browser import chromium
from tests.browser.lab import PLAYER, Lab
from tests.browser.server import Server, running

# Frames of the browser over some seconds, and those of them in which what is looked at has moved.
_FRAMES = """seconds => new Promise(done => {
  const place = () => PLACE, frames = [], moves = [], from = performance.now();
  let last = null;
  const look = now => {
    const here = place();
    frames.push(now);
    if (here !== last) { last = here; moves.push(now); }
    if (now - from < seconds * 1000) requestAnimationFrame(look); else done([frames, moves]);
  };
  requestAnimationFrame(look);
})"""
# Where the first curve's head is drawn: it moves at every frame of the playback.
_HEAD = f"{PLAYER}.root.querySelector('circle.head').getAttribute('transform')"
_SECONDS = 3


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


@dataclass
class Smoothness:
    """Frames a second, and the longest time between two of them in milliseconds, of several stretches of time."""

    rates: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    def add(self, times: list[float]) -> None:
        gaps = [later - earlier for earlier, later in pairwise(times)]
        self.rates.append(1000 * len(gaps) / (times[-1] - times[0]))
        self.gaps.append(max(gaps))


def playback(lab: Lab, page: Page, bare: Page, rounds: int = 5) -> tuple[Smoothness, Smoothness]:
    """Return the frames in which the picture moved while it played, and all frames of a bare page, in turn."""
    ours, theirs = Smoothness(), Smoothness()
    for _ in range(rounds):
        bare.bring_to_front()
        bare.wait_for_timeout(300)
        theirs.add(bare.evaluate(_FRAMES.replace("PLACE", "0"), _SECONDS)[0])
        page.bring_to_front()
        lab.press("again")
        lab.until("playing && epoch > 2")
        ours.add(page.evaluate(_FRAMES.replace("PLACE", _HEAD), _SECONDS)[1])
    return ours, theirs


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
        context = chromium.launch(playwright).new_context(viewport={"width": 1366, "height": 768})
        page = context.new_page()
        lab = Lab(page, server.address).go("/training_lab")
        rows.append(("websocket, one run with surfaces", "≤ 60 kB", f"{bytes_of_one_run(lab, page) / 1000:.0f} kB"))
        with contenders() as both, running(both["bare"].root) as other:
            bare = context.new_page()
            BarePage(bare, other.address).open()
            ours, theirs = playback(lab, page, bare)
            bare.close()
        rate, gap = (median(b / a for a, b in zip(theirs.rates, ours.rates, strict=True)), median(ours.gaps))
        rows.append(("frames in which the curves moved", "≥ 55/60 of bare", f"{median(ours.rates):.0f}/s, {rate:.2f}"))
        rows.append(("frames of the bare page", "", f"{median(theirs.rates):.0f}/s"))
        rows.append(("longest gap, median", "≤ 60 ms", f"{gap:.0f} ms"))
        rows.append(("longest gap of the bare page", "", f"{median(theirs.gaps):.0f} ms"))
        rows.append(("embeds for six runs", "1", str(embeds(lab, page))))
        rows.append(("server CPU of a cached rerun", "", f"{rerun(lab, server):.0f} ms"))
    print()
    for name, required, measured in rows:
        print(f"{name:<38}{required:>18}{measured:>16}")
    return missed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))

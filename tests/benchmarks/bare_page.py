"""`python -m tests.benchmarks.bare_page [N]`: the Lab beside a bare Streamlit page, in turn, over N rounds (5).

The bare page has one button and one line chart of 251 points. Ratios hold on any machine; seconds are printed beside
them. Each ratio is the median over the rounds. Required of the Lab: at most 1.1 times the cold start (from `streamlit
run` to a curve), 1.3 times the opening on a warm server by a browser with an empty cache, 1.5 times from a change to a
new curve that moves, and 1.1 times the bytes.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.lab import Lab
from tests.browser.server import ROOT, Server, running

REQUIRED = {"cold start": 1.1, "opening, warm server": 1.3, "change → new curve": 1.5, "bytes": 1.1}
BARE = """
import numpy as np
import streamlit as st

st.session_state.setdefault("seed", 0)
if st.button("Again", key="again"):
    st.session_state.seed += 1
st.line_chart(np.random.default_rng(st.session_state.seed).normal(size=251).cumsum())
"""
_CHART = ".stVegaLiteChart :is(svg.marks, canvas.marks)"
# The picture itself, so that it is seen to change.
_PICTURE = f"(c => c && (c.toDataURL ? c.toDataURL() : c.innerHTML))(document.querySelector('{_CHART}'))"


class BarePage:
    """A tab with the bare page in it, handled as the Lab is."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def open(self) -> None:
        """Open it and wait for the curve."""
        self.page.goto(self.address)
        self.page.wait_for_selector(_CHART)

    def change(self) -> float:
        """Return the seconds from a click to another curve."""
        before = self.page.evaluate(_PICTURE)
        start = time.perf_counter()
        self.page.locator(".st-key-again button").click()
        self.page.wait_for_function(f"before => ({_PICTURE}) !== before", arg=before)
        return time.perf_counter() - start


class LabPage:
    """A tab with the Lab in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.lab = Lab(page, address)

    def open(self) -> None:
        """Open it and wait until the curve moves."""
        self.lab.page.goto(self.lab.address + "/training_lab")
        self.lab.until("place > 0", seconds=60)

    def change(self) -> float:
        """Return the seconds from a click to a new curve that moves."""
        self.lab.pause()
        self.lab.scrub(self.lab.last)
        start = time.perf_counter()
        self.lab.press("new_start")
        self.lab.until("playing && place > 0 && place < last / 2")
        return time.perf_counter() - start


@dataclass
class Contender:
    """One of the two: where its files are, how its tab is handled, and what was measured."""

    root: Path
    tab: Callable[[Page, str], BarePage | LabPage]
    measured: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        self.measured.setdefault(name, []).append(value)


@contextmanager
def contenders() -> Iterator[dict[str, Contender]]:
    """Yield both; the bare page stands in a folder of its own, with the app's settings of Streamlit."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "dashboard.py").write_text(BARE)
        shutil.copytree(ROOT / ".streamlit", Path(folder) / ".streamlit")
        yield {"bare": Contender(Path(folder), BarePage), "lab": Contender(ROOT, LabPage)}


def cold_start(contender: Contender, browser: Browser) -> None:
    """Measure from `streamlit run` to the first curve; the browser is there already."""
    page = browser.new_context().new_page()
    start = time.perf_counter()
    with running(contender.root) as server:
        contender.tab(page, server.address).open()
        contender.add("cold start", time.perf_counter() - start)
        page.context.close()


def opening(contender: Contender, server: Server, browser: Browser) -> None:
    """Measure the opening by a browser with nothing in its cache, what it loads, and one change after it."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    loaded = _loaded(page)
    tab = contender.tab(page, server.address)
    start = time.perf_counter()
    tab.open()
    contender.add("opening, warm server", time.perf_counter() - start)
    page.wait_for_timeout(2000)
    contender.add("bytes", sum(loaded))
    contender.add("requests", len(loaded))
    contender.add("change → new curve", median(tab.change() for _ in range(3)))
    page.context.close()


def _loaded(page: Page) -> list[int]:
    """Return a list that grows by the bytes of each answer, as they cross the network."""
    sizes: list[int] = []
    client = page.context.new_cdp_session(page)
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    client.send("Network.enable")
    return sizes


def main(rounds: int) -> int:
    with sync_playwright() as playwright, contenders() as both:
        browser = chromium.launch(playwright)
        for _ in range(rounds):
            for contender in both.values():
                cold_start(contender, browser)
        with running(both["bare"].root) as bare, running(both["lab"].root) as lab:
            for number in range(rounds + 1):
                for contender, server in ((both["bare"], bare), (both["lab"], lab)):
                    opening(contender, server, browser)
                    if not number:  # the first visitor warms the server
                        contender.measured = {"cold start": contender.measured["cold start"]}
    return report(both["bare"].measured, both["lab"].measured)


def report(bare: dict[str, list[float]], lab: dict[str, list[float]]) -> int:
    missed = 0
    print(f"{'':<24}{'bare page':>12}{'Lab':>12}{'ratio':>8}{'required':>16}")
    for name in bare:
        ratio, most = median(b / a for a, b in zip(bare[name], lab[name], strict=True)), REQUIRED.get(name)
        verdict = "" if most is None else f"<= {most} {'ok' if ratio <= most else 'MISSED'}"
        missed += verdict.endswith("MISSED")
        print(f"{name:<24}{median(bare[name]):>12,.2f}{median(lab[name]):>12,.2f}{ratio:>8.2f}{verdict:>16}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))

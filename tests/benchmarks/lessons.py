"""`python -m tests.benchmarks.lessons`: how quickly lessons open and answer in a real Chromium, and what they must."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from pages.ui.session import LESSONS
from tests.browser import chromium
from tests.browser.lab import Lab
from tests.browser.server import running

ROUNDS = 5
_PICTURE = ".stMain :is(.stVegaLiteChart :is(svg, canvas).marks, .boards svg, .player svg.picture)"


def _slider(key: str) -> Callable[[Lab], None]:
    """Return a press of that key on the slider that the lesson begins with."""
    return lambda lab: lab.page.locator(".stMain").get_by_role("slider").first.press(key)


# What a visitor does first; where nothing is said, the first slider is moved.
FIRST: dict[str, Callable[[Lab], Any]] = {
    "what_is_loss": lambda lab: lab.page.locator(".boards svg.open").first.click(position={"x": 150, "y": 120}),
    "loss_vs_accuracy": _slider("ArrowLeft"),
    "training_loop": lambda lab: lab.page.locator(".st-key-loop button:enabled").last.click(),
}


def opening(lab: Lab, page: str) -> float:
    """Return the seconds from a click in the menu to the page's first picture."""
    lab.page.goto(lab.address + "/?lang=en")
    lab.drawn().wait(1000)
    start = time.perf_counter()
    lab.page.locator(f"section[data-testid=stSidebar] a[href*={page}]").click()
    lab.page.get_by_role("heading", level=1, name=lab.t(f"{page}.title")).wait_for()
    lab.page.wait_for_selector(_PICTURE)
    return time.perf_counter() - start


def answer(lab: Lab, page: str) -> float:
    """Return the seconds from an action to the finished answer: the link has changed and nothing is under way."""
    before = lab.page.url
    start = time.perf_counter()
    FIRST.get(page, _slider("ArrowRight"))(lab)
    lab.page.wait_for_url(lambda url: url != before)
    lab.settled()
    return time.perf_counter() - start


def main() -> None:
    print(f"{'lesson':<22}{'first picture, <= 1.5 s':>26}{'answer, <= 0.6 s':>20}")
    with running() as server, sync_playwright() as playwright:
        page = chromium.launch(playwright).new_page(viewport={"width": 1280, "height": 800})
        lab = Lab(page, server.address)
        for id in LESSONS:
            opening(lab, id)
            opened = median(opening(lab, id) for _ in range(ROUNDS))
            lab.wait(1500)
            answer(lab, id)
            answered = []
            for _ in range(ROUNDS):
                lab.wait(600)
                answered.append(answer(lab, id))
            print(f"{id:<22}{opened:>24.2f} s{median(answered):>18.2f} s", flush=True)


if __name__ == "__main__":
    main()

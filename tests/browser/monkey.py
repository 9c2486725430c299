"""`python -m tests.browser.monkey [SECONDS [SEED]]`: clicks and types through all pages; nothing may break.

Somebody who means nothing by it: presses whatever is there, types nonsense, goes back in the middle, turns the phone.
A seed gives the same choices again, as far as the pages answer alike; what fails says its seed and its last steps.
"""

import random
import sys
import time
from collections import deque
from contextlib import suppress
from urllib.parse import urlencode

from playwright.sync_api import Browser, Locator, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from core.exercises import EXERCISES
from core.lesson_plans import LESSON_PLANS
from core.presets import PRESETS
from pages.ui import i18n
from pages.ui.session import LOCKS, PAGES
from tests.browser import chromium
from tests.browser.lab import Lab
from tests.browser.server import Server, running

SECONDS = 60.0
_ANYTHING = (
    ":is(button, a[href], input, textarea, select, summary, label, [role=combobox], [role=option], [role=slider], "
    "[role=radio], [role=tab], [tabindex='0'], svg.marks, .player svg.picture):visible"
)
_TYPED = (
    "", " ", "0", "-1", "7", "0.3", "３", "1e999", "nan", "32-32", "9" * 40, "kiwi", "メロン", "<b>x</b>", "${x}",
    "[[x]]", "../../etc/passwd", "{0}", "'\"", "🙂", "epochs=5", "none",
)  # fmt: skip
_KEYS = ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "Tab", "Enter", "Escape", " ", "PageDown")
_SIZES = ((1366, 640), (390, 844), (1920, 1080), (768, 1024))
_LOOK = """e => [e.tagName.toLowerCase(), e.type || e.getAttribute('role') || '',
                 (e.getAttribute('aria-label') || e.innerText || e.name || '').trim().slice(0, 40), e.href || '']"""
# An error is gone with the next answer, so whatever appears is written down at once.
_WATCH = """
    window.monkeySaw = [];
    new MutationObserver(() => {
        const told = '.stException, [data-testid=stAlertContentError], [role=dialog]:has(.stErrorCodeBlock)';
        for (const e of document.querySelectorAll(told)) {
            if (!e.seen && e.innerText) { e.seen = true; window.monkeySaw.push(e.innerText); }
        }
    }).observe(document, { childList: true, subtree: true });
"""
_SAW = "() => [...window.monkeySaw, ...(document.body.innerText.includes('Page not found') ? ['Page not found'] : [])]"


class Broken(AssertionError):
    """What broke, with the seed and the steps that led there."""


class Monkey:
    """A visitor in a window of its own, who acts by a seed."""

    def __init__(self, browser: Browser, server: Server, seed: int) -> None:
        self.seed, self.dice = seed, random.Random(seed)
        self.context = browser.new_context(locale=self.dice.choice(("en-US", "ja-JP")), accept_downloads=True)
        self.context.add_init_script(_WATCH)
        self.page = self.context.new_page()
        self.page.set_default_timeout(300)
        self.page.set_default_navigation_timeout(30_000)
        self.lab = Lab(self.page, server.address)
        self.steps: deque[str] = deque(maxlen=25)
        self.count = 0

    def play(self, seconds: float) -> int:
        """Act for so many seconds and return the number of steps; Broken says what went wrong."""
        end = time.monotonic() + seconds
        try:
            self._visit()
            while time.monotonic() < end:
                self._step()
                self._look()
        finally:
            self.lab.leave()
            self.context.close()
        return self.count

    def _step(self) -> None:
        self.count += 1
        chance = self.dice.random()
        with suppress(PlaywrightError):  # what was there is gone, or something lies upon it: so it goes
            if chance < 0.04:
                self._visit()
            elif chance < 0.08:
                self._wander()
            elif chance < 0.14:
                self._press(*(self.dice.choice(_KEYS) for _ in range(self.dice.randint(1, 6))))
            else:
                self._touch()
        if self.dice.random() < 0.5:
            self.page.wait_for_timeout(self.dice.uniform(0, 600))

    def _visit(self) -> None:
        """Follow a link that somebody has sent."""
        page = self.dice.choice([*PAGES, "training_lab", "training_lab", "exercises"])
        query = {"lang": self.dice.choice(i18n.LANGUAGES)}
        extra = {
            "preset": PRESETS, "exercise": EXERCISES, "lesson": LESSON_PLANS, "part": ("grade", "build", "categories"),
            "details": "01", "reveal": ("later", "now"), "lock": LOCKS, "step": ("0", "7", "60"),
            "embed": ("true",), "log": "01", "size": ("large", "normal"), "progress": _TYPED, "draft": _TYPED,
        }  # fmt: skip
        for name in self.dice.sample([*extra], self.dice.randint(0, 4)):
            query[name] = self.dice.choice([*extra[name]])
        path = f"/{'' if page == 'home' else page}?{urlencode(query)}"
        self.steps.append(f"open {path}")
        self.page.goto(self.lab.address + path)
        self.page.wait_for_selector("h1", timeout=30_000)

    def _wander(self) -> None:
        """Do what the browser's own buttons do."""
        way = self.dice.choice(("go_back", "go_forward", "reload", "size"))
        self.steps.append(way)
        if way == "size":
            width, height = self.dice.choice(_SIZES)
            self.page.set_viewport_size({"width": width, "height": height})
        else:
            getattr(self.page, way)()
        if not self.page.url.startswith(self.lab.address):  # back to before the first page
            self._visit()

    def _press(self, *keys: str) -> None:
        self.steps.append(f"keys {' '.join(map(repr, keys))}")
        for key in keys:
            self.page.keyboard.press(key)

    def _touch(self) -> None:
        """Do with something on the page what one does with it."""
        # The menu is on every page, and would be most of what is pressed.
        things = self.page.locator(_ANYTHING if self.dice.random() < 0.15 else f".stMain {_ANYTHING}")
        thing = things.nth(self.dice.randrange(max(things.count(), 1)))
        tag, kind, label, href = thing.evaluate(_LOOK)
        if href and not href.startswith(self.lab.address):
            return
        self.steps.append(f"{tag} {kind} {label!r}")
        if tag == "select":
            thing.select_option(index=self.dice.randrange(thing.locator("option").count()))
        elif kind == "range" or kind == "slider":
            thing.focus()
            self._press(*(self.dice.choice(_KEYS[:6]) for _ in range(self.dice.randint(1, 8))))
        elif tag == "textarea" or (tag == "input" and kind in ("text", "number", "search")):
            self._type(thing)
        else:
            thing.click(force=self.dice.random() < 0.2)

    def _type(self, thing: Locator) -> None:
        text = self.dice.choice(_TYPED)
        self.steps.append(f"type {text!r}")
        thing.fill(text)
        self._press(self.dice.choice(("Enter", "Tab", "Escape")))

    def _look(self) -> None:
        broken = list(self.lab.errors) + [f"asked {address}" for address in self.lab.strangers]
        with suppress(PlaywrightError):  # on the way to another page
            broken += self.page.evaluate(_SAW)
        if broken:
            steps = "\n  ".join(self.steps)
            raise Broken(
                f"{broken}\nat {self.page.url}\nseed {self.seed}, step {self.count}, the last ones:\n  {steps}"
            )


def play(browser: Browser, seconds: float, seed: int, stint: float = 60.0) -> int:
    """Let one monkey after another play, each a minute and with the next seed; return how many steps they made."""
    end, steps = time.monotonic() + seconds, 0
    with running() as server:
        while (left := end - time.monotonic()) > 1:
            steps += Monkey(browser, server, seed).play(min(stint, left))
            seed += 1
    return steps


def main(seconds: float, seed: int) -> int:
    print(f"{seconds:.0f} seconds from seed {seed}", flush=True)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        try:
            print(f"{play(browser, seconds, seed)} steps, and nothing broke")
        except Broken as broken:
            print(broken)
            return 1
        finally:
            browser.close()
    return 0


if __name__ == "__main__":
    given = sys.argv[1:3]
    sys.exit(main(float(given[0]) if given else SECONDS, int(given[1]) if len(given) > 1 else random.randrange(10**6)))

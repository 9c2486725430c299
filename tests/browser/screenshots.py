"""`python -m tests.browser.screenshots`: the README picture anew; with `--all FOLDER` every page as visitors see it."""

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from pages.ui.i18n import LANGUAGES
from pages.ui.session import PAGES
from tests.browser import chromium
from tests.browser.lab import Lab
from tests.browser.server import ROOT, running

SIZES = {"1280": (1280, 900), "1366x640": (1366, 640), "390": (390, 844)}


def readme(browser: Browser, address: str) -> Path:
    """Take the default run late in its overfitting, as the README shows it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-US", device_scale_factor=1.5)
    lab = Lab(page, address).go("/training_lab")
    lab.pause()
    lab.scrub(200)
    page.mouse.move(0, 0)  # over the chart it would call up a toolbar
    lab.wait(500)
    path = ROOT / "docs" / "training_lab.png"
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path)
    return path


def everything(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Take each page in each language, theme and width, at the end of its run."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, lang, theme, (size, (width, height)) in product(PAGES, LANGUAGES, ("light", "dark"), SIZES.items()):
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
        )
        page.goto(f"{address}/{'' if name == 'home' else name}?lang={lang}")
        page.wait_for_timeout(4000)  # not every page has a picture whose end one could wait for
        paths.append(folder / f"{name}_{lang}_{theme}_{size}.png")
        page.screenshot(path=paths[-1])
        page.close()
    return paths


def main(arguments: list[str]) -> None:
    with running() as server, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        if arguments[:1] == ["--all"]:
            print(*everything(browser, server.address, Path(arguments[1])), sep="\n")
        else:
            print(readme(browser, server.address))


if __name__ == "__main__":
    main(sys.argv[1:])

"""The browser of tests/browser, and the copies behind a proxy."""

import pytest

from tests.browser.conftest import browser
from tests.browser.conftest import tab as shared_tab
from tests.deploy import proxy

__all__ = ["browser", "shared_tab"]


@pytest.fixture
def tab(shared_tab):
    """Leave the app after each test: a page that stays open, or is still opening, is a visitor in the test after it."""
    yield shared_tab
    shared_tab.goto("about:blank")


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two copies of the app behind nginx."""
    try:
        with proxy.site(tmp_path_factory.mktemp("nginx")) as site:
            yield site
    except RuntimeError as error:
        pytest.fail(str(error))

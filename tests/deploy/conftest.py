"""The browser of tests/browser, and the copies behind a proxy."""

import pytest

from tests.browser.conftest import browser, tab
from tests.deploy import proxy

__all__ = ["browser", "tab"]


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two copies of the app behind nginx."""
    try:
        with proxy.site(tmp_path_factory.mktemp("nginx")) as site:
            yield site
    except RuntimeError as error:
        pytest.fail(str(error))

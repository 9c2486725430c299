"""Settings of all tests of pages: numpy is pinned to one thread as in the app, before a test module imports it."""

import pages.ui  # noqa: F401

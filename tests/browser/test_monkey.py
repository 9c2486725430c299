"""A minute of clicking and typing through all pages; `python -m tests.nightly` does it for half an hour."""

import pytest

from tests.browser import monkey

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(200)]


def test_nothing_breaks_under_a_monkeys_hands(browser):
    seed = 2026  # the nightly takes new ones
    steps = monkey.play(browser, monkey.SECONDS, seed)
    assert steps > monkey.SECONDS / 3, f"the monkey has hardly moved (seed {seed})"

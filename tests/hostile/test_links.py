"""Whatever a link says, the codec reads it: a config that can be run, values in range, and a name for each refusal."""

from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings

from core.config import RunConfig, from_query, to_query
from core.handin import HandInError, Progress, from_link, read
from pages.ui import i18n
from pages.ui.session import params
from tests.hostile.links import KEYS, MARK, pieces, visits

# A link is pasted into chats; what this app writes is never longer.
LONGEST = 4000
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def survives(visit):
    page, query = visit
    config, problems = from_query(query)
    assert RunConfig(**vars(config.resolved())) == config.resolved()
    assert from_query(to_query(config)) == (config, [])
    for lang in i18n.LANGUAGES:
        for problem in problems:
            said = i18n.problem(i18n.text(lang), problem, config)
            assert not any(sign in said for sign in "<>[]`$\n")
    values, unread = params.read(KEYS[page], query)
    assert {*unread} <= query.keys()
    written = params.write(KEYS[page], values)
    again, none = params.read(KEYS[page], written)
    assert (again, none) == (values, [])
    assert len(urlencode(to_query(config) | written)) < LONGEST
    with suppress(ValueError):
        progress = from_link(query.get("progress", ""))
        assert isinstance(progress, Progress)
        assert from_link(progress.in_link()).nickname == progress.nickname
    for text in query.values():
        with suppress(HandInError):
            read(text)


@settings(CALM, max_examples=100)
@given(visits())
def test_a_link_that_means_harm_is_read(visit):
    survives(visit)


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(CALM, max_examples=2000)
@given(visits())
def test_thousands_of_links_that_mean_harm_are_read(visit):
    survives(visit)


@given(pieces)
def test_what_came_from_outside_acts_in_no_sentence(text):
    said = i18n.shortened(text, 200)
    assert not any(sign in said for sign in "<>[]`$\n*_|#")
    assert f"://{MARK}" not in said

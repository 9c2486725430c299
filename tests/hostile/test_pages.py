"""Links that mean harm, on every page in every language: no traceback, and nothing of theirs is obeyed."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.ui import i18n
from pages.ui.session import PAGES
from tests.hostile.links import KEYS, MARK, queries, visits
from tests.pages.app import FIRST_NOW_OTHERS_SLOW, assert_sound, open_page, specs

CALM = settings(deadline=None, suppress_health_check=list(HealthCheck))
# Where a browser would act on text: inside a tag, as a picture's or a link's address.
_IN_TAG = re.compile(rf"<[^<>]*{MARK}")
_IN_LINK = re.compile(rf"(\]\(|[a-z]+://|&lt;http)[^)\s]*{MARK}")


def assert_unharmed(app, lang):
    assert_sound(app)
    assert i18n.text(lang)("common.error.unexpected") not in [alert.value for alert in app.warning]
    for element in app.get("html"):
        assert not _IN_TAG.search(element.proto.body)
    for element in (*app.markdown, *app.caption, *app.warning, *app.info):
        assert not _IN_TAG.search(element.value) or not element.proto.allow_html
        assert not _IN_LINK.search(element.value), element.value
    for spec in specs(app):
        assert MARK not in json.dumps(spec)
    for component in app.get("bidi_component"):
        assert MARK not in component.proto.json


def test_there_are_links_for_every_page():
    assert KEYS.keys() == PAGES.keys()


@pytest.mark.parametrize("lang", FIRST_NOW_OTHERS_SLOW)
@pytest.mark.parametrize("page", KEYS)
def test_a_link_that_means_harm_breaks_no_page(page, lang):
    @settings(CALM, max_examples=4)
    @given(queries(page))
    def visit(query):
        assert_unharmed(open_page(page, **(query | {"lang": lang})), lang)

    visit()


@pytest.mark.slow
@pytest.mark.timeout(1200)
@settings(CALM, max_examples=250)
@given(visits(), st.booleans())
def test_hundreds_of_links_that_mean_harm_break_no_page(visit, again):
    page, query = visit
    app = open_page(page, **query)
    assert_unharmed(app, query["lang"])
    if again:  # the language changes while all of it is on the page
        other = next(lang for lang in i18n.LANGUAGES if lang != query["lang"])
        app.query_params["lang"] = other
        assert_unharmed(app.run(), other)

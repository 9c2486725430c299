"""Eyes, ears and fingers: results are announced and seen, names are there, and axe-core finds nothing of weight."""

from pathlib import Path

import pytest

from pages.ui.session import PAGES

pytestmark = pytest.mark.browser

_AXE = Path(__file__).parents[1] / "js/node_modules/axe-core/axe.min.js"
_ANNOUNCED = "document.querySelector('.chart-words[role=status]').textContent"
# What is minor stands in Streamlit's own file uploader.
_VIOLATIONS = """axe.run().then(({violations}) => violations.filter(v => v.impact !== 'minor')
    .map(v => `${v.impact} ${v.id}: ${v.nodes[0].html}`))"""


def test_a_checked_answer_is_announced_and_seen_on_a_phone(visit):
    lab = visit("/exercises?lang=ja&exercise=predict_small_data", width=390, height=664)
    page = lab.page
    assert page.evaluate("document.documentElement.lang") == "ja"
    page.locator(".stRadio label").nth(1).click()
    lab.settled().press("check")
    result = page.locator("[class*=st-key-verdict_][class*=_answer]")
    result.wait_for()
    page.wait_for_function(f"{_ANNOUNCED}.includes('0.388')")
    # Scrolled into sight, as far as it fits.
    page.wait_for_function(
        "() => document.querySelector('[class*=_answer]').getBoundingClientRect().bottom <= innerHeight + 1"
    )


def test_the_explanation_of_a_term_stays_inside_a_phone(visit):
    page = visit("/loss_vs_accuracy?lang=ja", width=390, height=844).page
    for term in page.locator("details.term > summary").all():
        if term.is_visible():
            term.click()
            card = page.locator("details.term[open] > .term-card").bounding_box()
            assert card["x"] >= 0
            assert card["x"] + card["width"] <= 390


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("id", [*PAGES, "exercises?exercise=predict_small_data", "exercises?exercise=make_overfit"])
def test_axe_finds_nothing_of_weight(visit, id, scheme):
    if not _AXE.exists():
        pytest.skip("axe-core is missing: `cd tests/js && npm ci`")
    page = visit(f"/{'' if id == 'home' else id}", chart=False, color_scheme=scheme).page
    page.locator(".lead").first.wait_for()
    page.evaluate(_AXE.read_text("utf-8"))
    assert page.evaluate(_VIOLATIONS) == []

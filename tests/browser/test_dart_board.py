"""The dart board under a real mouse: a dart lands where one clicks, every click counts once, and the link holds all."""

import pytest

from pages.ui.i18n import LANGUAGES
from tests.browser.quiet import until_quiet

pytestmark = pytest.mark.browser

BOARD, DARTS = ".st-key-board svg", ".st-key-board svg .dart"
_PLACE = """(svg, [right, up]) => {
    const at = new DOMPoint(right, -up).matrixTransform(svg.getScreenCTM());
    return [at.x, at.y];
}"""


def click(lab, right, up):
    """Click the board so many centimetres right of its centre and above it."""
    lab.page.mouse.click(*lab.page.locator(BOARD).evaluate(_PLACE, [right, up]))


def places(lab):
    """Return the darts that the link holds, once it holds as many as the board shows."""
    texts = lab.query.get("darts", "").split("_")
    return [float(text) for text in texts if text]


def until_darts(lab, n):
    lab.page.wait_for_function("n => [...location.search.matchAll(/_|darts=/g)].length === 2 * n", arg=n)
    lab.page.wait_for_selector(f"{DARTS} >> nth={n - 1}")
    lab.settled()


def test_a_dart_lands_where_one_clicks_and_quick_clicks_all_count_once(visit):
    lab = visit("/what_is_loss")
    click(lab, 6, -8)
    until_darts(lab, 1)
    assert places(lab) == pytest.approx([6, -8], abs=0.2)
    assert lab.page.locator(".score b").first.inner_text().startswith(("9.", "10."))
    click(lab, 6, -8)
    until_darts(lab, 2)
    assert places(lab)[:2] == places(lab)[2:]
    assert lab.page.locator(f"{BOARD} .count").first.text_content() == "×2"
    for right in range(-12, 12, 4):
        click(lab, right, 5)
    until_darts(lab, 8)
    until_quiet(lab)
    assert places(lab)[4::2] == pytest.approx(list(range(-12, 12, 4)), abs=0.2)


def test_numbers_throw_too_back_takes_the_dart_back_and_three_boards_play_beside_it(visit):
    lab = visit("/what_is_loss?darts=1_2")
    until_darts(lab, 1)
    lab.page.get_by_label(lab.t("what_is_loss.throw.x")).fill("-7.5")
    lab.page.keyboard.press("Enter")
    until_darts(lab, 2)
    assert places(lab) == [1, 2, -7.5, 0]
    lab.page.go_back()
    lab.page.wait_for_function("() => document.querySelectorAll('.score b')[0]?.innerText === '2.2 cm'")
    assert places(lab) == [1, 2]
    until_quiet(lab)
    lab.press("many").until_link(throws="20")
    lab.page.wait_for_function("document.querySelectorAll('.st-key-fig_misses svg.marks').length === 1")
    assert lab.page.locator(".st-key-throwers svg .dart").count() == 60
    assert lab.page.locator(DARTS).count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_it_all_without_sideways_scrolling(visit, lang):
    lab = visit(f"/what_is_loss?lang={lang}&darts=1_2&throws=20", width=390, height=844, color_scheme="dark")
    lab.page.wait_for_selector(".st-key-throwers svg .dart >> nth=59")
    assert lab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    inside = "all => all.every(e => e.getBoundingClientRect().right <= innerWidth)"
    assert lab.page.locator(".stMain :is(svg, button, input, a)").evaluate_all(inside)

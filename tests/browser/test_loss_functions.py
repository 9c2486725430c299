"""The lesson on loss functions where only a browser can tell: quick hands, an edited table, what leaves a chart."""

import pytest

from tests.browser.quiet import until_quiet

pytestmark = pytest.mark.browser

ANIMALS = ("cat", "dog", "fish")
TEXTS = "key => [...document.querySelectorAll(`.st-key-fig_${key} svg.marks text`)].map(e => e.textContent)"


def shown(lab):
    return [int(lab.key(f"lf_{animal}").locator("input").input_value()) for animal in ANIMALS]


def until_chart_says(lab, key, text):
    lab.page.wait_for_function(f"([key, text]) => ({TEXTS})(key).includes(text)", arg=[key, text])


def type_into(lab, row, text):
    """Select a house's prediction in the table, type over it, and leave the cell."""
    from playwright.sync_api import TimeoutError  # without Playwright these tests are skipped, not broken

    cell = lab.page.locator("textarea.gdg-input")
    # A chart above that is still being drawn moves the table away from under the hand, and a table that is drawn anew
    # closes its cell.
    for _ in range(10):
        # A click of the locator's own waits until the table stands still.
        grid = until_quiet(lab).page.locator("[class*='st-key-lf_table_'] .dvn-scroller")
        grid.click(position={"x": grid.bounding_box()["width"] * 0.6, "y": 35 * (row + 1) + 18})
        lab.page.keyboard.press("Enter")
        try:
            cell.fill(text, timeout=5000)
            cell.press("Enter", timeout=5000)
            break
        except TimeoutError:
            continue
    cell.wait_for(state="detached")


@pytest.mark.slow
def test_ten_quick_keys_move_one_slider_by_ten_and_the_sum_stays_100(visit):
    lab = visit("/loss_functions?part=categories")
    lab.key("lf_cat").locator("input").focus()
    for _ in range(10):
        lab.page.keyboard.press("ArrowRight")
    lab.until_link(animals="30_61_9")
    lab.page.wait_for_function(
        "keys => keys.reduce((sum, key) => sum + +document.querySelector(`.st-key-lf_${key} input`).value, 0) === 100",
        arg=ANIMALS,
    )
    assert shown(lab) == [30, 61, 9]
    until_chart_says(lab, "surprise", "dog 0.494")


@pytest.mark.slow
def test_the_table_takes_a_number_answers_nonsense_and_loses_nothing(visit):
    lab = visit("/loss_functions")
    lab.page.wait_for_selector("[class*='st-key-lf_table_'] canvas")
    type_into(lab, 4, "290")
    lab.until_link(predicted="190_195_260_265_290")
    type_into(lab, 1, "banana")
    lab.page.get_by_text(lab.t("loss_functions.houses.not_a_number", house="B", typed="banana", used="195")).wait_for()
    assert lab.settled().query["predicted"] == "190_195_260_265_290"
    type_into(lab, 1, "209")
    lab.until_link(predicted="190_209_260_265_290")
    assert not lab.page.locator(".stAlert").count()
    lab.page.go_back()
    lab.until_link(predicted="190_195_260_265_290")


def test_a_moved_price_moves_the_mean_in_the_same_chart(visit):
    lab = visit("/loss_functions")
    until_chart_says(lab, "guess_mse", "mean 240")
    marks = "document.querySelector('.st-key-fig_guess_mse svg.marks')"
    lab.page.evaluate(f"window.before = {marks}")
    lab.key("lf_price_E").locator("input").focus()
    lab.page.keyboard.press("End")
    until_chart_says(lab, "guess_mse", "mean 340")
    until_chart_says(lab, "guess_mae", "median 240")
    assert lab.page.evaluate(f"window.before === {marks}")


def test_what_is_infinite_leaves_the_chart_and_is_named(visit):
    lab = visit("/loss_functions?part=categories")
    lab.page.get_by_role("button", name=lab.t("loss_functions.animals.impossible.button")).click()
    until_chart_says(lab, "surprise", "dog: infinite (∞)")
    top = lab.page.evaluate("""() => {
        const marks = document.querySelector('.st-key-fig_surprise svg.marks');
        const frame = marks.querySelector('.mark-group .background').getBoundingClientRect();
        const arrow = [...marks.querySelectorAll('.mark-symbol path')].map(e => e.getBoundingClientRect().top);
        return frame.top - Math.min(...arrow); }""")
    assert top > 5
    assert "∞" in lab.key("fig_surprise").locator(".stVegaLiteChart").get_attribute("aria-label")
    assert not lab.page.evaluate("document.querySelector('.stMain').innerHTML.includes('NaN')")


@pytest.mark.slow
@pytest.mark.parametrize("part", ["numbers", "categories"])
def test_a_phone_shows_all_of_it_without_scrolling_sideways(visit, part):
    lab = visit(f"/loss_functions?lang=ja&part={part}", width=390, height=844)
    lab.page.locator(".stMain [data-testid='stPageLink']").last.wait_for()
    assert lab.settled().page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if part == "categories":
        picture, slider = lab.key("fig_surprise").bounding_box(), lab.key("lf_cat").bounding_box()
        assert picture["y"] + picture["height"] <= slider["y"]


@pytest.mark.slow
def test_the_second_half_begins_at_its_top(visit):
    lab = visit("/loss_functions")
    lab.key("lf_to_categories").get_by_role("button").click()
    lab.until_link(part="categories")
    until_chart_says(lab, "surprise", "dog 0.357")
    lab.page.wait_for_function("document.querySelector('.stMain').scrollTop === 0")

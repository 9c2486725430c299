"""A visitor follows a link to the Lab on a server that has just started: a curve learns, and nothing has to be done."""

import pytest
from playwright.sync_api import expect

from core.config import RunConfig
from tests.browser.lab import PLAYER, Lab
from tests.browser.server import running

pytestmark = pytest.mark.browser

# The picture of all models side by side, and where it is moved to.
PLACE = f"{PLAYER}.panelSvg.querySelector('image').getAttribute('transform')"


@pytest.mark.slow
def test_a_deep_link_on_a_new_server_plays_a_curve_by_itself(browser, labs):
    with running() as server:
        context = browser.new_context(viewport={"width": 1366, "height": 640}, locale="en-US")
        lab = Lab(context.new_page(), server.address).go("/training_lab")
        labs.append(lab)
        first = lab.epoch
        lab.until(f"playing && epoch > {first} && epoch < last")
        assert lab.page.locator(".player path.curve").count() == 2
        assert lab.page.locator(".stException, .stAlert").count() == 0
        lab.speed("4×")
        lab.until("epoch === last && !playing")
        assert lab.last == RunConfig().resolved().epochs
        context.close()


def test_bars_in_place_of_what_is_still_to_come_stand_still(visit):
    """Streamlit lets each of them shimmer: without a graphics card a fifth of the processor time of the opening."""
    lab = visit()
    still = """() => { const bar = document.body.appendChild(document.createElement('div'));
      Object.assign(bar.dataset, { testid: 'stSkeleton' });
      bar.style.animation = 'shimmer 1s infinite';
      const { animationName } = getComputedStyle(bar); bar.remove(); return animationName; }"""
    assert lab.page.evaluate(still) == "none"
    assert not lab.page.locator(".stMarkdown", has=lab.page.locator("style")).first.is_visible()


def test_curves_and_model_follow_the_epoch(visit):
    lab = visit(left="first sight")
    lab.pause()
    said, pictures = [], []
    for epoch in (0, 20, 200):
        lab.scrub(epoch)
        said.append(next(text for text in lab.chart_words if text.startswith(lab.t("training_lab.chart.train") + " ")))
        pictures.append(lab.page.evaluate(PLACE))
    assert len(set(said)) == len(set(pictures)) == 3


def test_the_model_is_seen_at_each_kept_epoch_and_never_half_of_it(visit):
    """The window shows one whole model of the picture that holds them all."""
    lab = visit(left="first sight")
    lab.pause()
    for epoch in (0, 7, 100, lab.last):
        lab.scrub(epoch)
        place = lab.page.evaluate(
            f"""() => {{ const p = {PLAYER}, {{ side, border, columns, epochs }} = p.data.panel,
                hole = p.panelSvg.querySelector('svg'), image = p.panelSvg.querySelector('image'),
                pixel = hole.width.baseVal.value / side, moved = image.getAttribute('transform').match(/-?[\\d.]+/g);
              const [column, row] = moved.map(shift => (-shift / pixel - border) / (side + 2 * border));
              return [column, row, columns, epochs.filter(e => e <= p.at).length - 1]; }}"""
        )
        column, row, columns, frame = place
        assert [column, row] == pytest.approx([frame % columns, frame // columns], abs=0.02)


@pytest.mark.slow
def test_two_descriptions_of_one_chart_do_not_take_turns_for_ever(visit):
    """As while one page goes over into another, when the old page's words are still there."""
    lab = visit("/what_is_loss?darts=1_2&throws=20")
    words = lab.page.locator(".chart-words").first
    chart = lab.page.locator(f".st-key-{words.get_attribute('data-chart')} .stVegaLiteChart").first
    expect(chart).to_have_attribute("aria-label", words.text_content())
    words.evaluate("""one => {
        const later = one.cloneNode(true);
        later.textContent = 'the later one';
        one.after(later);
    }""")
    expect(chart).to_have_attribute("aria-label", "the later one")

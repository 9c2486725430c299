"""The Lab on a desktop, a school laptop and a phone, light and dark."""

from urllib.parse import parse_qsl

import pytest

from core.config import from_query
from core.training import train
from pages.ui import i18n
from tests.browser.lab import PLAYER

pytestmark = pytest.mark.browser

# From one line of a picture's words to the next, in pixels.
LINE = 16

OVERFLOW = """() => { const main = document.querySelector('.stMain');
  return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth); }"""
# Words of a player's picture that stick out of it, with how far.
OUTSIDE = """root => [...root.querySelectorAll('svg.picture')].flatMap(svg => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text:not(.gone)')].filter(t => t.textContent.trim()).map(t => {
    const r = t.getBoundingClientRect(), far = [edge.left - r.left, r.right - edge.right, edge.top - r.top,
                                                r.bottom - edge.bottom];
    return [t.textContent, Math.max(...far)];
  }).filter(([, far]) => far > 1); })"""
# Controls that stick out of their column.
CUT_OFF = """() => [...document.querySelectorAll('.st-key-controls .stColumn')].flatMap(column => {
  const edge = column.getBoundingClientRect();
  return [...column.querySelectorAll('button, p, svg')].filter(part => {
    const r = part.getBoundingClientRect();
    return r.left < edge.left - 1 || r.right > edge.right + 1;
  }).map(part => part.textContent || part.tagName); })"""
EVERY_PANEL = ("line", "moons", "house_prices", "digits")


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.slow), 1366])
def test_curves_model_and_playback_are_seen_without_scrolling(visit, width):
    lab = visit(width=width, height=640, left=f"layout {width}")
    chart, bar = (lab.box(s) for s in (".player svg.picture", ".player .bar"))
    assert 0 < chart["top"] < chart["bottom"] < bar["bottom"] <= 640
    assert chart["bottom"] - chart["top"] > 250
    assert lab.page.evaluate(OVERFLOW) <= 0
    assert lab.box(".player svg.panel")["left"] >= chart["right"]


def test_the_menu_takes_no_more_than_its_words_need(visit):
    """Streamlit gives it 300 pixels; the attribute by which the sheet knows an open menu differs between versions."""
    visit(left="layout 1366").page.wait_for_function(
        "Math.round(document.querySelector('.stSidebar').offsetWidth) === 216"
    )


def test_the_chart_follows_the_windows_width(visit):
    lab = visit(left="layout 1366")
    lab.scrub(100)
    lab.picture.evaluate("root => { root.dataset.seen = '1'; }")
    lab.resize(390, 844)
    lab.page.wait_for_function(f"{PLAYER}.view.width < 390")
    assert lab.page.evaluate(OVERFLOW) <= 0
    assert lab.page.locator(".player[data-seen]").count() == 1
    assert lab.epoch == 100


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_on_a_phone_the_chart_comes_first_and_nothing_sticks_out(visit, lang):
    lab = visit(f"/training_lab?lang={lang}", width=390, height=844)
    chart, controls = (lab.box(s) for s in (".player", ".st-key-controls .stHorizontalBlock"))
    assert chart["bottom"] < controls["top"]
    assert chart["top"] < 844 / 2
    assert controls["bottom"] < lab.box("[class*=st-key-verdict_]")["top"]
    curves = lab.box(".player svg.picture")
    assert controls["bottom"] - curves["top"] < 844  # a control that is pressed and the curves that follow, at once
    assert 0 <= chart["left"] < chart["right"] <= 390
    assert lab.box(".player svg.panel")["top"] >= curves["bottom"]  # stacked: the model stands below the curves
    assert lab.page.evaluate(OVERFLOW) <= 0


@pytest.mark.slow
@pytest.mark.parametrize("dataset", EVERY_PANEL)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_word_leaves_the_chart(visit, width, dataset):
    lab = visit(f"/training_lab?dataset={dataset}", width=width, height=800)
    lab.pause()
    for epoch in (0, lab.last // 8, lab.last):
        lab.scrub(epoch)
        assert lab.picture.evaluate(OUTSIDE) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [900, 1024])
def test_half_a_window_cuts_no_control_off(visit, width):
    lab = visit("/training_lab?lang=en", width=width, height=800)
    assert lab.page.evaluate(CUT_OFF) == []
    assert lab.page.evaluate(OVERFLOW) <= 0


def test_a_projector_shows_curves_and_playback_without_scrolling(visit):
    lab = visit("/training_lab?size=large&preset=fix_more_data&tour=mend&lang=ja", width=1366, height=640)
    for height in (640, 768, 860):
        lab.resize(1366, height)
        chart, bar = (lab.box(s) for s in (".player svg.picture", ".player .bar"))
        assert chart["bottom"] - chart["top"] > 250
        assert bar["bottom"] <= height


@pytest.mark.slow
def test_a_projector_leaves_a_stacked_chart_its_height(visit):
    chart = visit("/training_lab?size=large", width=900, height=640).box(".player .plots")
    assert chart["bottom"] - chart["top"] > 600


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 900])
def test_every_lock_that_a_teacher_may_choose_is_seen(server, tab, width):
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{server.address}/for_teachers?part=build&lang=en")
    row = tab.locator("[class*=st-key-teacher_locks] .stButtonGroup > div")
    row.locator("button").nth(5).wait_for()
    assert row.locator("button").count() == 6
    assert row.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


@pytest.mark.parametrize(
    "query",
    [
        "dataset=line_with_outliers",
        *(pytest.param(query, marks=pytest.mark.slow) for query in ("dataset=digits", "dataset=digits&n_train=10")),
    ],
)
def test_the_lowest_loss_is_named_at_its_own_curve(visit, query):
    lab = visit(f"/training_lab?lang=en&{query}")
    lab.scrub(lab.last)
    words, ring = (lab.box(f".player {name}") for name in (".note.lowest", ".ring"))
    middle = (ring["left"] + ring["right"]) / 2
    assert words["left"] - 12 <= middle <= words["right"] + 12
    assert min(abs(words["top"] - ring["bottom"]), abs(words["bottom"] - ring["top"])) <= 2 * LINE


def test_guessing_that_stands_above_the_chart_is_said(visit):
    lab = visit("/training_lab?lang=en&dataset=house_prices")
    lab.scrub(lab.last)
    assert any("just guessing 1" in word for word in lab.chart_words)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_has_the_pages_colours(visit, scheme):
    """Words have a halo in the page's colour: in another it would be a patch."""
    lab = visit(color_scheme=scheme)
    halo = lab.page.locator(".player .value").first.evaluate("e => getComputedStyle(e).stroke")
    train = lab.page.locator(".player path.curve.train").first.evaluate("e => getComputedStyle(e).stroke")
    page = lab.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert halo == page == {"light": "rgb(255, 255, 255)", "dark": "rgb(14, 17, 23)"}[scheme]
    assert train == {"light": "rgb(0, 114, 178)", "dark": "rgb(86, 180, 233)"}[scheme]


@pytest.mark.parametrize(("query", "log"), [("learning_rate=0.3&epochs=15", "0"), ("learning_rate=1&epochs=100", "1")])
def test_the_chart_writes_huge_numbers_as_the_sentences_do(visit, query, log):
    history = train(from_query(dict(parse_qsl(query)) | {"dataset": "diabetes"})[0]).history
    lab = visit(f"/training_lab?dataset=diabetes&lang=en&{query}&log={log}")
    lab.scrub(lab.last)
    train_end, val_end = history.train_loss[-1], history.val_loss[-1]
    for name, value in (("train", train_end), ("val", val_end), ("gap", val_end - train_end)):
        assert f"{lab.t(f'training_lab.chart.{name}')} {i18n.number(value)}" in lab.chart_words
    ticks = [text for text in lab.chart_words if text.startswith("10") and text[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹"]
    assert ticks[:3] == (["10²⁰", "10⁴⁰", "10⁶⁰"] if log == "1" else [])

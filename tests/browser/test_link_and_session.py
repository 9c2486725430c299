"""The link is the truth: what a visitor has set up survives Back, reload, two tabs, quick fingers and the language."""

import pytest

from core.config import RunConfig
from core.training import train
from pages.ui.i18n import language_name, number, text
from tests.browser.lab import Lab
from tests.browser.quiet import until_quiet

pytestmark = pytest.mark.browser

JA = text("ja")


def test_back_and_reload_keep_the_run_in_the_middle_of_playing(visit):
    lab = visit()
    address, written = lab.page.url, lab.written
    lab.choose("rate", "slow").until_link(learning_rate="0.001")
    assert lab.written != written
    lab.page.go_back()
    lab.page.wait_for_url(address)
    lab.until_written(written)
    assert lab.settled().marked("rate") == [lab.t("common.rate.good")]
    assert lab.page.url == address
    lab.until("playing && epoch < last")
    lab.choose("size", "small").until_link(hidden="4")
    lab.until("playing && epoch > 0")
    address, written = lab.page.url, lab.written
    lab.page.reload()
    lab.drawn()
    assert (lab.page.url, lab.written) == (address, written)
    assert lab.marked("size") == [lab.t("common.size.small")]
    lab.until("playing && epoch > 0")


@pytest.mark.slow
def test_two_tabs_do_not_disturb_each_other(visit, labs):
    one = visit()
    two = Lab(one.page.context.new_page(), one.address).go("/training_lab?dataset=circles")
    labs.append(two)
    one.press("new_start").until_link(dataset="moons", weights_seed="1")
    two.choose("rate", "slow").until_link(dataset="circles", weights_seed="0")
    assert "learning_rate" not in one.query
    for lab in (one, two):
        address, written = lab.page.url, lab.written
        lab.page.reload()
        lab.drawn()
        assert (lab.page.url, lab.written) == (address, written)
    two.page.close()


@pytest.mark.parametrize("pause", [0, pytest.param(60, marks=pytest.mark.slow)], ids=["at once", "one by one"])
def test_ten_quick_arrow_keys_lose_nothing(visit, pause):
    """Link, control and result agree afterwards: 0.3 and ten steps of 0.05."""
    lab = visit("/training_lab?details=1")
    slider = lab.key("noise").get_by_role("slider")
    slider.focus()
    for _ in range(10):
        lab.page.keyboard.press("ArrowRight")
        lab.wait(pause)
    lab.until_link(noise="0.8")
    losses = train(RunConfig(noise=0.8)).history.val_loss
    lab.until_written(number(losses.min()))
    until_quiet(lab)  # nothing comes after it and takes a step back
    assert lab.query["noise"] == slider.input_value() == "0.8"
    for value in (losses.argmin(), number(losses.min()), number(losses[-1])):
        assert str(value) in lab.written


@pytest.mark.slow
def test_the_language_is_in_the_link_and_keeps_the_experiment(visit):
    lab = visit("/training_lab?lang=en&dataset=circles&weights_seed=7")
    lab.key("lang_training_lab").get_by_text(language_name("ja"), exact=True).click()
    lab.until_link(lang="ja", dataset="circles", weights_seed="7")
    lab.page.get_by_role("heading", name=JA("training_lab.title")).wait_for()
    lab.page.reload()
    lab.drawn()
    assert lab.query["lang"] == "ja"
    assert lab.page.get_by_role("heading", name=JA("training_lab.title")).is_visible()
    assert JA("training_lab.chart.epoch") in lab.chart_words


@pytest.mark.slow
def test_the_browsers_language_is_taken_where_the_link_says_none(another_visitor):
    lab = another_visitor(locale="ja-JP")
    assert lab.query["lang"] == "ja"
    assert lab.page.get_by_role("heading", name=JA("training_lab.title")).is_visible()


def copied(lab):
    """Return the link after it was copied by a click, and by hand where the browser forbids it."""
    page, button = lab.page, lab.page.get_by_role("button", name=lab.t("training_lab.copy_link"), exact=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button.click()
    page.get_by_text(lab.t("training_lab.copy.copied")).wait_for()
    assert not page.get_by_text(lab.t("training_lab.copy.by_hand")).is_visible()
    shown = page.locator("[data-testid=stPopoverBody] code").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopoverBody]").wait_for(state="detached")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    button.click()
    page.locator("[data-testid=stPopoverBody] code").wait_for()
    page.get_by_text(lab.t("training_lab.copy.by_hand")).wait_for()
    page.get_by_text(lab.t("training_lab.copy.copied")).wait_for(state="hidden")
    return shown


def test_the_link_is_copied_by_one_click_or_by_hand_and_restores_everything(visit):
    lab = visit("/training_lab?dataset=circles&optimizer=gd&hidden=7-5&epochs=123&learning_rate=0.0123&log=1&details=1")
    address, written = copied(lab), lab.written
    assert address.startswith(lab.address + "/training_lab?")
    again = visit(address.removeprefix(lab.address))
    assert again.written == written
    assert {"hidden": "7-5", "epochs": "123", "learning_rate": "0.0123", "log": "1"}.items() <= again.query.items()
    assert {"n_train", "n_val", "loss", "batch_size"} <= again.query.keys()  # what the starter gave, spelled out


@pytest.mark.slow
def test_a_nonsense_link_says_what_it_ignored_and_draws_a_curve(visit):
    lab = visit("/training_lab?learning_rate=banana&epochs=1e99&dataset=../../etc&hidden=64-64-64-64&loss=mse")
    box = lab.page.locator("[data-testid=stAlert]").inner_text()
    for word in ("banana", "1e99", "../../etc", "64-64-64-64"):
        assert word in box
    lab.until("playing && epoch > 0")
    assert lab.query["dataset"] == "moons"

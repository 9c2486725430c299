"""A control is changed: the new run plays at once from epoch 0, in the chart that is there already."""

import pytest

from pages.ui import i18n
from tests.browser.lab import PLAYER

pytestmark = pytest.mark.browser

MARK = f"{PLAYER}.root.querySelectorAll('svg.picture, input, button').forEach(e => {{ e.dataset.seen = '1'; }})"
MARKED = f"{PLAYER}.root.querySelectorAll('[data-seen]').length"


@pytest.mark.parametrize(
    "paused", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["playing", "paused by the visitor"]
)
def test_new_data_play_from_epoch_0_in_the_same_chart(visit, paused):
    lab = visit()
    lab.page.evaluate(MARK)
    for seed in ("1", "2"):
        lab.scrub(150)
        if not paused:
            lab.play_button.click()
        lab.press("new_start").until_link(weights_seed=seed)
        lab.until("playing && epoch > 0 && epoch < 140")
        assert lab.page.evaluate(MARKED) == 4


@pytest.mark.slow
def test_a_run_that_stops_early_ends_its_playback_at_its_last_epoch(visit):
    lab = visit("/training_lab?n_train=100&patience=30")
    lab.speed("4×")
    lab.until("!playing && epoch > 30")
    ended = lab.epoch
    assert ended < lab.last
    assert str(ended) in lab.written
    lab.slider.press("End")
    lab.until(f"epoch === {ended}")


def test_the_same_start_again_plays_the_same_run_from_epoch_0(visit):
    lab = visit()
    lab.scrub(150)
    before = lab.written
    lab.press("again")
    lab.until("playing && epoch < 140")
    lab.settled()
    assert lab.written == before


@pytest.mark.slow
def test_a_word_of_the_learning_rate_trains_at_once_and_is_marked(visit):
    lab = visit()
    before = lab.written
    lab.choose("rate", "slow").until_link(learning_rate="0.001")
    assert lab.marked("rate") == [lab.t("common.rate.slow")]
    assert lab.written != before
    assert lab.playing


@pytest.mark.slow
def test_another_dataset_brings_its_own_picture_and_says_so(visit):
    lab = visit()
    lab.choose("rate", "fast").until_link(learning_rate="0.03")
    lab.pick("dataset", lab.t("common.dataset.house_prices.name")).until_link(dataset="house_prices")
    assert lab.marked("rate") == [lab.t("common.rate.fast")]
    name = lab.t("common.dataset.house_prices.name")
    assert lab.t("training_lab.reading.new_dataset", dataset=name) in lab.written
    assert lab.t("training_lab.chart.perfect") in lab.chart_words
    lab.until("playing && epoch > 0")


def test_another_language_and_a_log_axis_keep_the_epoch_and_the_pause(visit):
    lab = visit("/training_lab?details=1")
    lab.scrub(150)
    lab.key("log").locator("label").first.click()
    lab.until_link(log="1")
    lab.page.wait_for_function(f"{PLAYER}.data.y.log")
    assert (lab.epoch, lab.playing) == (150, False)
    lab.page.get_by_text(i18n.language_name("ja"), exact=True).click()
    lab.until_link(lang="ja")
    lab.page.wait_for_function(f"{PLAYER}.data.lang === 'ja'")
    assert (lab.epoch, lab.playing) == (150, False)
    lab.page.emulate_media(color_scheme="dark")
    lab.wait(300)
    assert (lab.epoch, lab.playing) == (150, False)


def test_a_page_that_is_left_takes_its_players_along(visit):
    """Else they would go on playing, unseen."""
    lab = visit("/")
    lab.page.wait_for_function("lossLabPlayers.players.size === 2")
    lab.page.get_by_role("link", name=lab.t("common.menu.training_lab"), exact=True).first.click()
    lab.page.wait_for_selector(".st-key-player_lab .player svg.panel image")
    lab.page.wait_for_function("lossLabPlayers.players.size === 1")
    assert lab.page.evaluate("[...lossLabPlayers.players.values()].every(p => p.root.isConnected)")

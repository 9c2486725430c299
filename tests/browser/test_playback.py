"""Play, pause, speed and an epoch slider: all in the browser, by mouse and by keyboard."""

import pytest

from core.config import RunConfig
from core.training import train
from tests.browser.lab import PLAYER

pytestmark = pytest.mark.browser


@pytest.fixture
def playing(visit):
    """The plain Lab, its run playing from the start: loaded once for tests that touch nothing but the player."""
    lab = visit(left="playback")
    lab.page.mouse.move(0, 0)
    lab.scrub(0)
    lab.play_button.click()
    lab.until("playing && epoch > 0")
    return lab


def test_the_button_pauses_and_plays_by_click_and_by_space(playing):
    lab = playing
    for act in (lab.play_button.click, lambda: lab.play_button.press("Space")):
        act()
        lab.until("!playing")
        paused = lab.epoch
        lab.wait(300)
        assert lab.epoch == paused
        act()
        lab.until(f"playing && epoch > {paused} && epoch < last")


def test_at_the_end_the_button_plays_again_from_the_start(playing):
    lab = playing
    lab.scrub(245)
    lab.play_button.click()
    lab.until("epoch === last && !playing")
    lab.play_button.click()
    lab.until("playing && epoch < 100")


def test_arrow_keys_step_one_epoch(playing):
    lab = playing
    lab.pause()
    lab.scrub(100)
    lab.slider.press("ArrowRight")
    lab.slider.press("ArrowRight")
    lab.until("epoch === 102 && !playing")
    lab.slider.press("ArrowLeft")
    lab.until("epoch === 101")
    lab.slider.press("End")
    lab.until("epoch === last")
    lab.slider.press("Home")
    lab.until("epoch === 0")


def test_who_scrubs_wants_to_look_so_it_pauses_and_play_goes_on_from_there(playing):
    lab = playing
    lab.until("playing && epoch > 5")
    lab.slider.press("End")
    lab.slider.press("ArrowLeft")
    lab.until("!playing && epoch === last - 1")
    box = lab.slider.bounding_box()
    lab.play_button.click()
    lab.until("!playing && epoch === last")
    lab.play_button.click()
    lab.until("playing && epoch > 5")
    lab.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    lab.page.mouse.down()
    lab.until("!playing && Math.abs(epoch - last / 2) < 12")
    held = lab.epoch
    lab.wait(400)
    assert lab.epoch == held
    lab.page.mouse.up()
    lab.play_button.click()
    lab.until(f"playing && epoch > {held} && epoch < last")


def test_a_real_drag_on_the_slider_moves_the_epoch(playing):
    lab = playing
    lab.pause()
    box = lab.slider.bounding_box()
    lab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    lab.until("Math.abs(epoch - last / 2) < 12")


def test_what_stands_still_asks_for_nothing(playing):
    """Two loops that ran on for ever were the battery of a phone."""
    lab = playing
    lab.scrub(lab.last)
    count = """new Promise(done => { let n = 0; const ask = window.requestAnimationFrame;
      window.requestAnimationFrame = f => { n++; return ask.call(window, f); };
      setTimeout(() => { window.requestAnimationFrame = ask; done(n); }, 700); })"""
    assert lab.page.evaluate(count) == 0


def test_the_chosen_speed_is_the_clocks_and_stays_for_the_next_run(visit):
    """How far a speed gets in how much time is proved by the clock's own tests, where no machine is busy."""
    lab = visit()
    for option, speed in (("4×", 4), ("¼×", 0.25)):
        lab.speed(option)
        lab.page.wait_for_function(f"{PLAYER}.clock.speed === {speed}")
    lab.press("new_start").until_link(weights_seed="1")
    lab.until("playing && epoch > 0")
    assert lab.page.evaluate(f"{PLAYER}.clock.speed") == 0.25


def test_who_prefers_less_motion_gets_the_finished_run_standing_still(visit):
    lab = visit(reduced_motion="reduce")
    lab.until("epoch === last && !playing")
    lab.press("new_start").until_link(weights_seed="1")
    lab.until("epoch === last && !playing")
    lab.wait(300)
    assert not lab.playing
    lab.play_button.click()
    lab.until("playing && epoch > 0 && epoch < last")


def test_the_accuracy_follows_the_epoch_of_the_losses(visit):
    lab = visit("/training_lab?details=1&epochs=100", height=1400)
    history = train(RunConfig(epochs=100)).history
    lab.pause()
    for epoch in (7, 60):
        lab.scrub(epoch)
        for split in ("train", "val"):
            shown = f"{history[f'{split}_accuracy'][epoch]:.1%}"
            assert f"{lab.t(f'training_lab.chart.{split}')} {shown}" in lab.chart_words


def test_the_slider_says_the_epoch_and_the_values_to_who_cannot_see_them(visit):
    lab = visit("/training_lab?epochs=100&lang=en")
    lab.scrub(60)
    loss = train(RunConfig(epochs=100)).history.val_loss[60]
    said = lab.slider.get_attribute("aria-valuetext")
    assert said.startswith("epoch 60 of 100")
    assert f"validation {loss:.3f}" in said
    assert lab.play_button.get_attribute("aria-label") == lab.t("run_player.play")


def test_the_pointer_reads_the_values_and_a_click_goes_there(visit):
    lab = visit("/training_lab?epochs=100&lang=en")
    lab.scrub(lab.last)
    chart = lab.page.locator(".player svg.picture").first.bounding_box()
    lab.page.mouse.move(chart["x"] + 0.4 * chart["width"], chart["y"] + chart["height"] / 2)
    card = lab.page.locator(".player .card")
    card.wait_for()
    epoch = int(card.locator("b").inner_text().split()[-1])
    assert 20 < epoch < 80
    assert f"{train(RunConfig(epochs=100)).history.val_loss[epoch]:.3f}" in card.inner_text()
    lab.page.mouse.click(chart["x"] + 0.4 * chart["width"], chart["y"] + chart["height"] / 2)
    lab.until(f"epoch === {epoch} && !playing")
    # What has not come yet is not told.
    lab.page.mouse.move(chart["x"] + 0.7 * chart["width"], chart["y"] + chart["height"] / 2)
    card.wait_for(state="hidden")

"""A log as its owner brings it: pasted, dropped, sent to a colleague as a link; and a phone that shows it."""

import pytest

from pages.ui.i18n import LANGUAGES

pytestmark = pytest.mark.browser

TURNS = "\n".join(f"Epoch {e} - loss: {1 / e:.4f} - val_loss: {0.3 + abs(e - 10) / 40:.4f}" for e in range(1, 31))


def read(lab):
    return lab.page.locator(".log-line").inner_text()


def paste(lab, text):
    lab.page.locator(".st-key-log_box textarea").fill(text)
    lab.page.locator(".st-key-log_read button").click()


def test_what_is_pasted_is_read_and_the_link_opens_the_same_curves(visit):
    lab = visit("/read_a_log?lang=en")
    paste(lab, TURNS)
    lab.page.wait_for_url("**curves=**")
    lab.page.get_by_text("30 rows, epoch 1 to 30").wait_for()
    verdict = lab.page.locator("[class*=st-key-verdict_]").inner_text()
    address = lab.page.url
    assert len(address) <= 2000

    lab.page.go_back()
    lab.page.get_by_text("120 rows, epoch 1 to 120").wait_for()
    lab.page.goto("about:blank")
    lab.page.goto(address)
    lab.drawn()
    assert "30 rows, epoch 1 to 30" in read(lab)
    assert lab.page.locator("[class*=st-key-verdict_]").inner_text() == verdict


def test_a_dropped_file_is_read_and_a_bad_one_gets_a_sentence(visit):
    lab = visit("/read_a_log?lang=en")
    files = lab.page.locator(".st-key-log_files input[type=file]")
    files.set_input_files({"name": "pic.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(99)})
    lab.page.locator(".st-key-log_refused").get_by_text("picture").wait_for()
    assert lab.page.locator(".st-key-player_log").count() == 0
    files.set_input_files({"name": "log.csv", "mimeType": "text/csv", "buffer": b"epoch,loss,val_loss\n" + b"\n".join(
        f"{e},{1 / e},{1.1 / e}".encode() for e in range(1, 41))})  # fmt: skip
    lab.page.get_by_text("40 rows, epoch 1 to 40").wait_for()
    lab.drawn()
    assert lab.page.locator(".st-key-log_refused").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_nothing_sticks_out(visit, lang):
    lab = visit(f"/read_a_log?lang={lang}&example=two_runs", width=390, height=844)
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 390
    main = lab.page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollWidth <= e.clientWidth")

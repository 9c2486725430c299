"""Exercises in a browser: a click marks the curve, a curve comes bit by bit, and a phone shows the chart first."""

from urllib.parse import parse_qsl

import pytest

from core.exercises.predict.call_the_turn import SHOWN

pytestmark = pytest.mark.browser


def draft(lab):
    return dict(parse_qsl(lab.query.get("draft", "")))


@pytest.mark.slow
def test_a_turn_is_called_on_a_curve_that_comes_bit_by_bit(visit):
    lab = visit("/exercises?lang=en&exercise=call_the_turn&other=3")
    for shown in range(SHOWN + 10, 121, 10):
        lab.press("more").until_link(step=str(shown))
    box = lab.key("answer").get_by_role("textbox")
    box.fill("72")
    box.press("Enter")
    lab.page.wait_for_url(lambda url: "draft=" in url)
    lab.settled().press("check")
    lab.page.get_by_text(lab.t("exercises.status.passed")).wait_for()
    assert "120 epochs were shown" in lab.key("verdict_healthy_answer").inner_text()
    address = lab.page.locator(".stCode code").inner_text()
    assert {"progress", "draft", "step"}.isdisjoint(dict(parse_qsl(address.split("?")[1])))
    lab.page.goto(address)
    lab.drawn()
    lab.page.get_by_text(f"{SHOWN} / 250").wait_for()


@pytest.mark.parametrize("id", ["mend_it", pytest.param("smallest_model", marks=pytest.mark.slow)])
def test_a_phone_shows_the_run_before_the_settings(visit, id):
    lab = visit(f"/exercises?lang=ja&exercise={id}", width=390, height=844)
    run, settings = (lab.key(f"making_{name}").bounding_box() for name in ("run", "settings"))
    assert run["y"] + run["height"] <= settings["y"] + 1
    assert lab.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.slow
def test_a_setting_that_is_tried_trains_and_is_kept_in_the_link(visit):
    lab = visit("/exercises?lang=en&exercise=smallest_model")
    for name, value in (("hidden", "8"), ("epochs", "400")):
        box = lab.key(f"smallest_model_0_set_{name}_en").get_by_role("textbox")
        box.fill(value)
        box.press("Enter")
        lab.page.wait_for_url(lambda url, name=name: name in url)
        lab.settled()
    assert dict(parse_qsl(draft(lab)["settings"])) == {"hidden": "8", "epochs": "400"}
    lab.press("check")
    lab.page.get_by_text("Settings tried: 2").wait_for()
    lab.page.reload()
    lab.drawn()
    lab.page.get_by_text("Settings tried: 2").wait_for()

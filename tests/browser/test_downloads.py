"""What a visitor can take along."""

import csv
import struct
from pathlib import Path

import pytest

from core.config import RunConfig
from core.training import train

pytestmark = pytest.mark.browser


def test_the_chart_as_an_image(visit, tmp_path):
    lab = visit("/training_lab?details=1")
    lab.pause()
    with lab.page.expect_download() as download:
        lab.page.locator("[data-save-png]").click()
    assert download.value.suggested_filename == "loss-lab-moons-cross_entropy.png"
    path = tmp_path / "chart.png"
    download.value.save_as(path)
    picture = path.read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    shown = lab.page.locator(".player .plots").bounding_box()
    assert picture.startswith(b"\x89PNG")
    title, edge = 32, 12  # what was trained, above the picture
    assert width / height == pytest.approx((shown["width"] + 2 * edge) / (shown["height"] + title + edge), rel=0.02)
    assert width >= 2 * shown["width"] - 2
    assert 30_000 < len(picture) < 2_000_000


def test_the_history_as_csv_and_the_run_as_a_script(visit):
    lab = visit("/training_lab?details=1&epochs=30")
    with lab.page.expect_download() as download:
        lab.page.get_by_role("button", name=lab.t("training_lab.download.csv")).click()
    rows = list(csv.DictReader(Path(download.value.path()).read_text("utf-8").splitlines()))
    history = train(RunConfig(epochs=30)).history
    assert [float(row["val_loss"]) for row in rows] == history.val_loss.tolist()
    with lab.page.expect_download() as download:
        lab.page.get_by_role("button", name=lab.t("training_lab.download.script")).click()
    assert "epochs=30" in Path(download.value.path()).read_text("utf-8")
    assert lab.playing  # a download is no rerun

"""What the chart gets: finite numbers, limits that nothing squeezes, one frame for each kept model."""

import base64
import io

import numpy as np
import pytest
from pages.ui.chart_data import kind, loss_limits, tables

from core.config import RunConfig
from core.datasets import DATASETS
from core.presets import PRESETS
from core.training import train
from pages.ui import charts
from pages.ui.cache import Cache
from pages.ui.charts.images import palette_png
from pages.ui.charts.marks import filled, quoted


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_panel_gets_the_data_that_its_spec_names(dataset):
    run = train(RunConfig(dataset, epochs=3))
    data = tables(run, False)
    words = dict.fromkeys(
        ("epoch", "loss", "train", "val", "gap", "guess", "train_points", "val_points", "play", "speed", "examples",
         "on_truth", "truth", "of_validation", "predicted", "true_value", "perfect", "drop", "flat", "over"), "x"
    ) | {"lowest": "{}", "model_at": "{}", "off_chart": "{}"}  # fmt: skip
    spec = charts.spec(kind(run), words, 3, labels=list(DATASETS[dataset].classes))
    assert charts.datasets_of(spec) <= set(data)
    assert len(data["frames"]) == len(run.kept_epochs)


def test_an_exploding_run_leaves_its_start_readable():
    run = train(RunConfig("house_prices", learning_rate=100.0))
    low, top = loss_limits(run, False)
    start = max(run.history.train_loss[0], run.history.val_loss[0])
    assert low == 0
    assert start < top < 6 * start
    drawn = tables(run, False)["hist"]["train_drawn"]
    assert drawn.dropna().max() <= 4 * top * 1.001


@pytest.mark.parametrize(("id", "share"), [("rate_oscillates", 0.9), ("rate_explodes", 0.2)])
def test_too_high_a_rate_is_seen_and_not_only_said(id, share):
    run = train(PRESETS[id].config)
    assert (run.history.train_loss <= loss_limits(run, False)[1]).mean() >= share


def test_an_ordinary_drop_is_shown_whole():
    run = train(RunConfig("digits"))
    assert loss_limits(run, False)[1] >= run.history.train_loss[0]


def test_a_log_axis_leaves_out_zero_and_starts_above_it():
    run = train(RunConfig(n_train=5, outliers=0.0, loss="hinge", epochs=200))
    low, top = loss_limits(run, True)
    assert 0 < low < top
    assert (run.history.train_loss == 0).any()
    assert tables(run, True)["hist"]["train"].isna().sum() == (run.history.train_loss <= 0).sum()


def test_a_log_axis_shows_an_explosion_whole():
    for rate in (0.25, 1.0):
        run = train(RunConfig("diabetes", learning_rate=rate, epochs=100))
        data = tables(run, True)["hist"]
        assert loss_limits(run, True)[1] > run.history.train_loss.max() > 1e6
        np.testing.assert_allclose(data["train_drawn"], run.history.train_loss, rtol=1e-6)
    assert run.history.train_loss.max() > 1e100
    diverged = tables(train(RunConfig("house_prices", learning_rate=5.0)), True)
    assert np.isfinite(diverged["hist"]["train_drawn"].dropna()).all()


def test_a_picture_can_be_read_back():
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with Streamlit")
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4) % 3
    url = palette_png(pixels, [(255, 0, 0, 255), (0, 255, 0, 128), (0, 0, 255, 0)])
    picture = image.open(io.BytesIO(base64.b64decode(url.split(",")[1])))
    assert picture.size == (4, 3)
    assert picture.convert("RGBA").getpixel((1, 0)) == (0, 255, 0, 128)


def test_words_with_quotes_stay_words():
    assert quoted("don't \\ stop") == r"'don\'t \\ stop'"
    assert filled("epoch {} of it", "a ? b : c") == "'epoch ' + (a ? b : c) + ' of it'"


def test_a_cache_is_bounded_in_entries_and_bytes():
    cache = Cache(max_entries=2, max_bytes=100)
    for key in "abc":
        cache.put(key, key.upper(), 10)
    assert [cache.get(key) for key in "abc"] == [None, "B", "C"]
    cache.put("d", "D", 95)
    assert [cache.get(key) for key in "bcd"] == [None, None, "D"]
    cache.put("huge", "H", 1000)
    assert cache.get("huge") == "H"

"""What the player is sent: any curves in few points, axes that nothing squeezes, a picture for each kept model."""

import base64
import io
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.config import RunConfig
from core.datasets import DATASETS
from core.presets import PRESETS
from core.training import train
from pages.ui.cache import Cache
from pages.ui.charts.images import palette_png
from pages.ui.run_player import MOST_LINES, Line
from pages.ui.run_player.component import data
from pages.ui.run_player.lab_run import line_of
from pages.ui.run_player.limits import loss_limits
from pages.ui.run_player.lines import MOST_POINTS, series, thinned
from pages.ui.run_player.panels import kind, panel
from pages.ui.run_player.panels.places import LETTERS, across
from pages.ui.run_player.panels.surface import BORDER, SIDE, tiled

NAN, INF = float("nan"), float("inf")
LOSSES = st.one_of(st.floats(-1e6, 1e6), st.just(NAN), st.just(INF))


def limits(run, *, log_y=False):
    return loss_limits([line_of(run)], log_y=log_y, guess=run.baseline)


def read(letters):
    """Return shares of a picture as the browser reads them."""
    steps = [64 * LETTERS.index(a) + LETTERS.index(b) for a, b in zip(letters[::2], letters[1::2], strict=True)]
    return np.array(steps) * 3 / 4095 - 1


# ------------------------------------------------------------------ curves


def test_epochs_one_apart_are_sent_as_a_range_and_others_one_by_one():
    losses = [3.0, 2.0, 1.0]
    assert series(np.array([1.0, 2, 3]), np.array(losses))["x"] == {"from": 1, "n": 3}
    assert series(np.array([0.5, 0.75, 3]), np.array(losses))["x"] == [0.5, 0.75, 3]


def test_what_was_not_measured_is_joined_over_and_what_was_infinite_breaks_off():
    x, y = np.arange(5.0), np.array([1.0, NAN, 0.5, INF, NAN])
    assert series(x, y) == {"x": [0, 2, 3], "y": [1.0, 0.5, "inf"]}
    assert series(x, y, join=False) == {"x": {"from": 0, "n": 5}, "y": [1.0, None, 0.5, "inf", None]}


def test_losses_are_sent_with_six_digits():
    assert series(np.arange(2.0), np.array([0.123456789, 123456789.0]))["y"] == [0.123457, 123457000.0]


@given(arrays(np.float64, st.integers(0, 9000), elements=LOSSES))
def test_thinning_keeps_the_ends_and_the_extremes(y):
    kept = thinned(y, 300)
    assert len(kept) <= max(300, min(len(y), 300))
    assert (np.diff(kept) > 0).all()
    if len(y):
        assert (kept[0], kept[-1]) == (0, len(y) - 1)
    finite = y[np.isfinite(y)]
    if len(finite):
        chosen = y[kept][np.isfinite(y[kept])]
        assert (chosen.min(), chosen.max()) == (finite.min(), finite.max())


def test_a_hundred_thousand_points_become_few_and_a_single_spike_stays():
    y = np.linspace(2, 1, 100_000)
    y[54_321], y[77_777] = 9.0, 0.01
    sent = data([Line(np.arange(100_000), y)])["lines"][0]["series"]["train"]
    assert len(sent["y"]) <= MOST_POINTS
    assert {9.0, 0.01} <= set(sent["y"])
    assert sent["x"][sent["y"].index(9.0)] == 54_321
    assert len(json.dumps(sent)) < 60_000


def test_a_column_that_holds_nothing_is_not_sent():
    sent = data([Line([1, 2], [1.0, 0.5], [NAN, NAN])])
    assert sent["lines"][0]["series"].keys() == {"train"}
    only_val = data([Line([0.5, 1.5], val=[1.0, 0.5])])
    assert only_val["lines"][0]["series"].keys() == {"val"}
    assert only_val["x"] == {"first": 0.5, "last": 1.5, "whole": False}


def test_columns_of_another_length_are_refused():
    with pytest.raises(ValueError, match="train"):
        data([Line([1, 2, 3], [1.0, 0.5])])


def test_one_run_has_the_two_colours_of_the_losses_and_several_have_one_each():
    line = Line([0, 1], [1.0, 0.5])
    assert [each["colour"] for each in data([line])["lines"]] == [-1]
    six = data([Line([0, 1], [1.0, 0.5], name=str(i)) for i in range(MOST_LINES)])["lines"]
    assert [each["colour"] for each in six] == list(range(MOST_LINES))
    assert data([line, Line([0, 1], [1.0, 0.5], colour=4)])["lines"][1]["colour"] == 4


def test_a_log_that_holds_no_row_is_still_an_axis():
    assert data([Line([], [])])["x"]["last"] > 0


# ------------------------------------------------------------------ axes


def test_accuracies_have_an_axis_that_a_low_start_does_not_squeeze():
    rising = np.concatenate([[0.1], np.linspace(0.8, 0.95, 100)])
    y = data([Line(np.arange(101), val=rising)], shares=True)["y"]
    assert y["share"]
    assert 0.7 < y["low"] < 0.8
    assert 0.95 < y["top"] <= 1
    assert data([Line([0, 1], [1.0, 0.5])])["y"]["share"] is False


def test_an_exploding_run_leaves_its_start_readable():
    run = train(RunConfig("house_prices", learning_rate=100.0))
    low, top = limits(run)
    start = max(run.history.train_loss[0], run.history.val_loss[0])
    assert low == 0
    assert start < top < 6 * start
    assert data([line_of(run)])["y"]["most"] > top


@pytest.mark.parametrize(("id", "share"), [("rate_oscillates", 0.9), ("rate_explodes", 0.2)])
def test_too_high_a_rate_is_seen_and_not_only_said(id, share):
    run = train(PRESETS[id].config)
    assert (run.history.train_loss <= limits(run)[1]).mean() >= share


def test_an_ordinary_drop_is_shown_whole():
    run = train(RunConfig("digits"))
    assert limits(run)[1] >= run.history.train_loss[0]
    assert data([line_of(run)])["y"]["most"] is None


def test_a_log_axis_leaves_out_zero_and_starts_above_it():
    run = train(RunConfig(n_train=5, outliers=0.0, loss="hinge", epochs=200))
    low, top = limits(run, log_y=True)
    assert 0 < low < top
    assert (run.history.train_loss == 0).any()


def test_a_log_axis_shows_an_explosion_whole():
    for rate in (0.25, 1.0):
        run = train(RunConfig("diabetes", learning_rate=rate, epochs=100))
        assert limits(run, log_y=True)[1] > run.history.train_loss.max() > 1e6
        sent = data([line_of(run)], log_y=True)["lines"][0]["series"]["train"]["y"]
        np.testing.assert_allclose(sent, run.history.train_loss, rtol=1e-5)
    assert run.history.train_loss.max() > 1e100


def test_a_run_that_diverged_ends_in_infinity():
    run = train(RunConfig("house_prices", learning_rate=5.0))
    assert run.status == "diverged"
    assert data([line_of(run)])["lines"][0]["series"]["train"]["y"][-1] == "inf"
    assert np.isfinite(limits(run)).all()


def test_losses_below_zero_have_room_and_an_axis_need_not_begin_at_zero():
    low, top = loss_limits([Line([0, 1, 2], [-1.0, -2.0, -3.0])])
    assert low < -3 < -1 < top
    assert loss_limits([Line([0, 1], [0.69, 0.68])])[0] == 0
    assert 0.6 < loss_limits([Line([0, 1], [0.69, 0.68])], from_zero=False)[0] < 0.68


@given(st.lists(LOSSES, max_size=30), st.booleans(), st.booleans())
def test_an_axis_has_two_different_finite_ends_whatever_the_losses(losses, log_y, from_zero):
    low, top = loss_limits([Line(range(len(losses)), losses)], log_y=log_y, from_zero=from_zero)
    assert -INF < low < top < INF
    assert low > 0 or not log_y


# ------------------------------------------------------------------ the model


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_has_a_picture_of_each_kept_model(dataset):
    run = train(RunConfig(dataset, epochs=3))
    made = panel(run)
    n_frames = len(run.kept_epochs)
    assert made["epochs"] == list(run.kept_epochs)
    frames = {"line": "fits", "scatter": "answers", "confusion": "counts"}.get(kind(run))
    assert frames is None or len(made[frames]) == n_frames
    assert json.loads(json.dumps(made)) == made


@given(st.lists(st.floats(-1, 2), max_size=20))
def test_places_in_two_letters_are_read_back(shares):
    np.testing.assert_allclose(read(across(np.array(shares), 0, 1)), shares, atol=1 / 2000)


def test_a_place_that_is_no_number_lies_outside():
    assert read(across(np.array([NAN, INF, -INF, 1e300]), 0, 1)).tolist() == [2, 2, -1, 2]


def test_the_scatter_holds_what_the_models_answer():
    run = train(RunConfig("house_prices", epochs=5))
    made, data = panel(run), run.data
    n = made["n_train"]
    true = np.concatenate([data.y_train[:n], data.y_val[: len(made["x"]) // 2 - n]])
    x = np.vstack([data.x_train[:n], data.x_val[: len(made["x"]) // 2 - n]])
    low, high = true.min() - 0.08 * np.ptp(true), true.max() + 0.08 * np.ptp(true)
    answers = np.clip((run.model_at(run.kept_epochs[-1]).raw(x) - low) / (high - low), 0, 1)
    np.testing.assert_allclose(read(made["answers"][-1]), answers, atol=2e-3)


def test_all_surfaces_stand_in_one_picture_each_with_its_own_edge_around_it():
    frames = [np.full((SIDE, SIDE), i, dtype=np.uint8) for i in range(11)]
    frames[3][0, :] = 99
    picture, cell = tiled(frames), SIDE + 2 * BORDER
    assert picture.shape == (2 * cell, 8 * cell)
    for i, frame in enumerate(frames):
        row, column = divmod(i, 8)
        cut = picture[row * cell : (row + 1) * cell, column * cell : (column + 1) * cell]
        assert (cut[BORDER:-BORDER, BORDER:-BORDER] == frame).all()
        assert (cut[0, BORDER:-BORDER] == frame[0]).all()
        assert (cut[BORDER:-BORDER, -1] == frame[:, -1]).all()


def test_a_picture_can_be_read_back():
    image = pytest.importorskip("PIL.Image", reason="Pillow comes with Streamlit")
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4) % 3
    url = palette_png(pixels, [(255, 0, 0, 255), (0, 255, 0, 128), (0, 0, 255, 0)])
    picture = image.open(io.BytesIO(base64.b64decode(url.split(",")[1])))
    assert picture.size == (4, 3)
    assert picture.convert("RGBA").getpixel((1, 0)) == (0, 255, 0, 128)


def test_a_cache_is_bounded_in_entries_and_bytes():
    cache = Cache(max_entries=2, max_bytes=100)
    for key in "abc":
        cache.put(key, key.upper(), 10)
    assert [cache.get(key) for key in "abc"] == [None, "B", "C"]
    cache.put("d", "D", 95)
    assert [cache.get(key) for key in "bcd"] == [None, None, "D"]
    cache.put("huge", "H", 1000)
    assert cache.get("huge") == "H"

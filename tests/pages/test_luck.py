"""Is it luck? Sentences for whatever the seeds show, and the page: what is trained, stopped, compared and trapped."""

from functools import partial
from itertools import combinations
from math import inf, nan
from unittest.mock import Mock

import numpy as np
import pytest
import streamlit as st_
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import chance_of_gain, over_seeds, paired
from core.config import RunConfig, from_query, to_query
from pages.ui import i18n
from pages.ui.compare import curve_images, luck_charts, luck_picture, luck_runs, luck_setting, luck_text, many_runs
from pages.ui.compare.luck import AT_THE_EDGE, URL_PARAMS
from pages.ui.compare.run_summary import summarise
from pages.ui.i18n import number
from tests.pages.app import assert_sound, captions, charts, html, open_page, session
from tests.pages.many_runs import LOSSES, assert_said, summaries, summary

page = partial(open_page, "compare_runs", view="luck")
EN = i18n.text("en")
LANGUAGES = [i18n.text(lang) for lang in i18n.LANGUAGES]
CONFIG = RunConfig().resolved()
# Quick to train, with all three kinds of luck.
SMALL = {"dataset": "moons", "n_train": "20", "n_val": "20", "hidden": "3", "batch_size": "10", "epochs": "12"}


def small(**fields):
    return from_query(SMALL | fields)[0].resolved()


# Sentences


@settings(max_examples=25, deadline=None)
@given(summaries(CONFIG))
def test_whatever_the_runs_show_can_be_said_and_drawn(runs):
    for t in LANGUAGES:
        lines = luck_text.count_lines(runs, t)
        assert_said([*lines, luck_text.verdict_sentence(runs, t), luck_text.spread_sentence(runs, t)])
        assert "img" in luck_picture.picture(runs, {}, 4, "", t)
    found = luck_text.counts(runs)
    assert sum(k for _, k in found) == len(runs)
    assert [k for _, k in found] == sorted((k for _, k in found), reverse=True)
    finals = [run.final["loss"] for run in runs]
    middle = finals[luck_text.median_run(runs)]
    assert sum(value < middle for value in finals) <= len(finals) / 2 >= sum(value > middle for value in finals) - 0.5


@pytest.mark.parametrize(
    ("overfit", "healthy", "id"), [(1, 0, "one"), (16, 0, "always"), (15, 1, "mostly"), (9, 7, "mixed")]
)
def test_whether_the_verdict_is_luck(overfit, healthy, id):
    names = ["overfitting.name"] * overfit + ["healthy.name"] * healthy
    runs = [summary(0.5, CONFIG, name) for name in names]
    kinds = 2 if healthy else 1
    said = EN(f"luck.verdicts.{id}", name=EN("verdict.overfitting.name"), k=overfit, n=len(runs), kinds=kinds)
    assert luck_text.verdict_sentence(runs, EN) == said


@pytest.mark.parametrize(
    ("finals", "id"), [([0.2, 0.3], "said"), ([0.2, inf], "some"), ([inf, inf], "none"), ([0.2, inf, inf], "some")]
)
def test_runs_without_a_number_are_counted(finals, id):
    said = luck_text.spread_sentence([summary(value, CONFIG) for value in finals], EN)
    assert said.startswith(EN(f"luck.spread.{id}").split("{")[0])
    assert "∞" not in said


PAIRS = st.integers(1, 20).flatmap(
    lambda n: st.tuples(st.lists(LOSSES, min_size=n, max_size=n), st.lists(LOSSES, min_size=n, max_size=n))
)


@settings(max_examples=40, deadline=None)
@given(PAIRS, st.sampled_from(["loss", "error", "accuracy"]), st.booleans())
def test_any_two_settings_can_be_compared(values, unit, is_same):
    for t in LANGUAGES:
        found = paired(*values)
        assert_said(luck_text.paired_sentences(found, unit, is_same, t))
    tables = luck_charts.tables(*values)
    assert len(tables["pairs"]) == sum(x < inf and y < inf for x, y in zip(*values, strict=True))
    assert np.isfinite(tables["pairs"]["x"]).all()


LOW, HIGH = [0.1 + i / 1000 for i in range(16)], [0.9] * 16


@pytest.mark.parametrize(
    ("a", "b", "is_same", "ids"),
    [
        (LOW, LOW, False, ["alike"]),
        (LOW, HIGH, False, ["a_better"]),
        (HIGH, LOW, False, ["b_better"]),
        ([*LOW[:8], *HIGH[:8]], [*HIGH[:8], *LOW[:8]], False, ["none"]),
        ([*LOW[:8], *HIGH[:8]], [*HIGH[:8], *LOW[:8]], True, ["same_none"]),
        (LOW, HIGH, True, ["same_alarm"]),
        ([0.5, *LOW[:-1]], [0.5, *HIGH[:-1]], False, ["ties", "a_better"]),
    ],
)
def test_the_answer_about_two_settings(a, b, is_same, ids):
    said = " ".join(luck_text.paired_sentences(paired(a, b), "loss", is_same, EN))
    for id in ids:
        assert EN(f"luck.paired.{id}").split("{")[0] in said


def test_thirteen_of_sixteen_as_they_are_written():
    a = [0.1] * 13 + [0.3] * 3
    said = luck_text.paired_sentences(paired(a, [0.2] * 16), "loss", False, EN)
    assert said[0].startswith("A is lower in 13 of 16 pairs; probability 0.81 (0.57–0.93).")
    assert "A minus B is −0.100" in said[1]


def test_of_an_accuracy_the_higher_is_better_and_its_difference_has_its_own_sign():
    a, b = [summary(0.1, CONFIG)] * 16, [summary(1.0, CONFIG)] * 16
    found = paired(luck_text.badness(a, "accuracy"), luck_text.badness(b, "accuracy"))
    said = " ".join(luck_text.paired_sentences(found, "accuracy", False, EN))
    assert "A is higher in 16 of 16" in said
    assert f"A minus B is +{number(1 / 1.1 - 0.5)}" in said


@settings(max_examples=40, deadline=None)
@given(
    st.lists(LOSSES, min_size=6, max_size=12),
    st.none() | st.lists(LOSSES, min_size=5, max_size=8),
    st.sampled_from(["loss", "error", "accuracy"]),
)
def test_the_best_of_five_is_said_whatever_came_out(a, b, unit):
    if unit == "accuracy":  # shares, and lower is better
        a, b = ([-min(value, 1.0) for value in values] if values else None for values in (a, b))
    found = luck_text.best_of(a, b)
    assert 0 <= found.chance <= 1 >= found.chance_of_any >= 0
    assert found.best >= found.one or found.chance <= found.chance_of_any
    for t in LANGUAGES:
        assert_said(luck_text.best_of_sentences(found, unit, len(a), t))


def by_hand(values, k, gain):
    """Return the share of all contests in which the best of k is lower than another one by so much."""
    numbers = [inf if value != value else value for value in values]
    won = [
        (0.0 if one == min(rest) else one - min(rest)) >= gain
        for i, one in enumerate(numbers)
        for rest in combinations(numbers[:i] + numbers[i + 1 :], k)
    ]
    return sum(won) / len(won)


@settings(max_examples=40, deadline=None)
@given(st.lists(LOSSES | st.just(nan), min_size=4, max_size=8), st.integers(1, 3), st.floats(0, 1))
def test_the_trap_s_chance_is_what_trying_all_of_them_gives(values, k, gain):
    assert chance_of_gain(values, k, gain) == pytest.approx(by_hand(values, k, gain), abs=1e-12)


def test_the_trap_needs_more_runs_than_it_takes():
    with pytest.raises(ValueError, match="need more than 5"):
        chance_of_gain([0.1] * 5, 5, 0.0)


# Pictures


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(1, 8))
def test_ticks_are_few_even_and_inside(low, span, most):
    found = curve_images.ticks(low, low + span, most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 * span - 1e-9 <= value <= low + span * (1 + 1e-6) + 1e-9 for value in found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1e308) | st.sampled_from([inf, nan]), min_size=1, max_size=30))
def test_a_path_stays_in_its_picture_or_leaves_it_at_the_top(values):
    y = np.array(values)
    axes = curve_images.Axes((0.0, 30.0), (0.0, 2.0))
    made = curve_images.path(np.arange(len(y), dtype=float), y, axes)
    assert made.startswith("M0 ")
    assert not {"n", "i", "e"} & set(made)
    steps = np.array(made.split("l")[1].split(), dtype=int).reshape(-1, 2)
    height = int(made.split("l")[0].split()[1]) + np.cumsum(steps[:, 1])
    assert (np.abs(height) <= 1020).all()


# The page


def test_of_a_heavy_experiment_fewer_runs_are_trained_but_two_at_least():
    heavy = RunConfig("digits", hidden=(64, 64, 64), epochs=2000)
    assert luck_runs.affordable(128, RunConfig()) == 128
    assert 2 < luck_runs.affordable(128, heavy) < 128
    assert luck_runs.affordable(16, RunConfig("digits", hidden=(64, 64, 64), epochs=5000, batch_size=1)) == 2


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_all_runs_are_trained_and_judged_and_compared(lang):
    query = {"vary": "weights-data", "b_field": "hidden", "b_value": "16", "best": "1"}
    app, t = page(lang=lang, **SMALL, **query), i18n.text(lang)
    assert_sound(app)
    assert session(app).written_query.items() >= (SMALL | query).items()
    runs = [summarise(run) for run in over_seeds(small(), 16, ("weights", "data"))]
    others = [summarise(run) for run in over_seeds(small(hidden="16"), 16, ("weights", "data"))]
    a, b = (luck_text.badness(each, "loss") for each in (runs, others))
    page_text = html(app)
    assert luck_text.verdict_sentence(runs, t) in page_text
    assert luck_text.paired_sentences(paired(a, b), "loss", False, t)[0] in page_text
    assert luck_text.best_of_sentences(luck_text.best_of(a, b), "loss", 16, t)[0] in page_text
    assert all(line in " ".join(text.value for text in app.markdown) for line in luck_text.count_lines(runs, t))
    assert len(charts(app)) == 1
    assert not app.get("progress")


def test_only_luck_that_is_in_the_experiment_is_offered():
    app = page(lang="en", dataset="line", model="linear", n_train="10", n_val="10", epochs="12")
    assert_sound(app)
    assert app.pills(key="vary").options == [EN("luck.kind.data")]


def test_the_same_setting_with_other_seeds_is_held_against_itself():
    app = page(lang="en", **SMALL)
    app.button(key="same_setting").click().run()
    assert_sound(app)
    values = [run.history.val_loss[-1] for run in over_seeds(small(), 32)]
    found = paired(values[:16], values[16:])
    assert not found.differs
    assert luck_text.paired_sentences(found, "loss", True, EN)[0] in html(app)


def test_the_setting_in_use_against_itself_has_no_difference():
    app = page(lang="en", **SMALL, b_field="hidden", b_value="3")
    assert_sound(app)
    assert EN("luck.paired.alike", n=16) in html(app)


def test_a_field_is_chosen_with_a_value_that_differs():
    app = page(lang="en", **SMALL)
    app.selectbox(key="b_field_en").select("loss").run()
    assert_sound(app)
    assert session(app).page_params["b_value"] in ("brier", "hinge")
    assert EN("luck.other.unit_accuracy") in html(app)


def test_the_example_link_leads_to_the_edge():
    app = page(lang="en", **SMALL)
    (link,) = [each.proto for each in app.get("page_link") if each.proto.label == EN("luck.at_the_edge")]
    query = dict(pair.split("=", 1) for pair in link.query_string.split("&"))
    assert from_query(query)[0] == AT_THE_EDGE
    assert query["view"] == "luck"


@pytest.mark.parametrize(
    "bad",
    [
        {"seeds": "17"}, {"vary": "moon"}, {"vary": "weights-weights-"}, {"best": "2"}, {"b_field": "dataset"},
        {"b_value": "x" * 500}, {"b_field": "data_seed", "b_value": "1"},
    ],
)  # fmt: skip
def test_what_a_link_says_wrongly_is_said(bad):
    app = page(lang="en", **SMALL, **bad)
    assert_sound(app)
    assert "was ignored" in app.warning[0].value
    assert "data:image/svg" in html(app)


@pytest.mark.parametrize("value", ["", "banana", "-1", "1e999", "<b>", "0-0"])
@pytest.mark.parametrize("field", ["hidden", "learning_rate"])
def test_a_value_that_cannot_be_is_said_beside_the_choice(field, value):
    app = page(lang="en", **SMALL, b_field=field, b_value=value)
    assert_sound(app)
    assert EN("luck.other.cannot", field=EN(f"common.field.{field}")) in app.warning[0].value


def test_every_value_that_is_offered_can_be_read_again():
    for field in luck_setting.fields_in(CONFIG):
        for value in luck_setting.others(CONFIG, field):
            text = luck_setting.as_text(CONFIG, field, value)
            assert getattr(luck_setting.with_value(CONFIG, field, text), field) == value
            assert URL_PARAMS["b_field"].read(field) == field
            assert len(text) <= URL_PARAMS["b_value"].longest


# Stopping


def interrupted(monkeypatch, after, **query):
    """Open the page and let a click interrupt it after so many redraws."""
    calls = Mock(side_effect=[None] * after + [st_.stop])

    def gives_way():
        if calls() is not None:
            st_.stop()
        return yielding()

    from pages.ui.session import yielding_turn as yielding

    monkeypatch.setattr(many_runs, "REDRAW", 0.0)
    monkeypatch.setattr(many_runs, "yielding_turn", gives_way)
    app = page(lang="en", **SMALL, **query)
    monkeypatch.setattr(many_runs, "yielding_turn", yielding)
    return app


def test_a_picture_is_drawn_ten_times_a_second_of_work_until_a_browser_might_fall_behind():
    assert many_runs.pause(0, 0.0) == many_runs.pause(16, 5.0) < 0.1
    assert many_runs.pause(128, 5.0) > 0.2
    assert many_runs.pause(16, 60.0) > 0.5


def test_what_is_there_when_it_is_stopped_stays_and_counts_with_its_n(monkeypatch):
    app = interrupted(monkeypatch, 5, data_seed="4001")
    assert len(app.get("progress")) == 1
    app.button(key="stop_a").click().run()
    assert_sound(app)
    known = many_runs._summaries.get((small(data_seed="4001"), ("weights", "data", "batches")))
    assert 1 <= len(known) < 16
    assert EN("luck.stopped", n=len(known), wanted=16) in captions(app)
    assert EN("luck.each", n=len(known)) in html(app)
    assert not app.get("progress")
    app.button(key="go_on_a").click().run()
    assert_sound(app)
    assert EN("luck.each", n=16) in html(app)


def test_a_training_goes_on_from_where_a_click_met_it(monkeypatch):
    app = interrupted(monkeypatch, 5, data_seed="4101")
    begun = Mock(wraps=many_runs._training)
    monkeypatch.setattr(many_runs, "_Training", Mock(side_effect=AssertionError("begun anew")))
    monkeypatch.setattr(many_runs, "_training", begun)
    app.run()
    assert_sound(app)
    runs = [summarise(run) for run in over_seeds(small(data_seed="4101"), 16)]
    assert luck_text.spread_sentence(runs, EN) in html(app)
    assert begun.called


def test_sixteen_seeds_are_the_first_of_sixty_four(monkeypatch):
    app = page(lang="en", **SMALL, data_seed="4201")
    begin = Mock(wraps=many_runs.summarise)
    monkeypatch.setattr(many_runs, "summarise", begin)
    app.segmented_control(key="seeds").set_value("64").run()
    assert_sound(app)
    assert begin.call_count == 48
    runs = [summarise(run) for run in over_seeds(small(data_seed="4201"), 64)]
    assert luck_text.spread_sentence(runs, EN) in html(app)


def test_a_summary_holds_no_model_and_no_data():
    run = over_seeds(small(), 1)[0]
    made = summarise(run)
    held = sum(value.nbytes for value in vars(made).values() if isinstance(value, np.ndarray))
    assert held <= many_runs.N_BYTES
    assert made.final["loss"] == run.history.val_loss[-1]
    assert made.lowest["accuracy"] == run.history.val_accuracy.max()
    assert to_query(made.config) == to_query(run.config)

"""One setting over many values: the values, the sentence, the picture, and the page."""

import json
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import differing_fields
from core.config import RunConfig, from_query
from pages.ui import i18n
from pages.ui.compare import sweep_charts
from pages.ui.compare.sweep_text import Sweep, sentence, value_text
from pages.ui.compare.sweep_values import FIELDS, MOST, fields_in, left_out, place, values_of
from tests.pages.app import assert_sound, captions, charts, html, open_page, session
from tests.pages.many_runs import NAMES, assert_said, summaries, summary
from tests.strategies import configs

page = partial(open_page, "compare_runs", view="sweep")
EN = i18n.text("en")
# Quick to train: 10 rates take a few milliseconds each.
LINE = RunConfig("line", n_train=10, n_val=10, epochs=12)


@settings(max_examples=20, deadline=None)
@given(configs(max_epochs=300))
def test_values_rise_hold_the_one_in_use_and_each_makes_another_run(config):
    config = config.resolved()
    for field in fields_in(config):
        values = values_of(config, field)
        places = [place(config, field, value) for value in values]
        assert places == sorted(places)
        assert 1 <= len(set(values)) == len(values) <= MOST
        assert getattr(config, field) in values
        others = [replace(config, **{field: value}) for value in values if value != getattr(config, field)]
        assert all(field in differing_fields([config, other]) for other in others)
        assert not set(left_out(config, field)) & set(values)


@pytest.mark.parametrize(
    ("config", "without"),
    [
        (RunConfig("moons"), {"degree"}),
        (RunConfig("sine", model="polynomial"), {"hidden", "dropout"}),
        (RunConfig("diabetes", model="linear"), {"degree", "hidden", "dropout", "noise"}),
    ],
)
def test_a_setting_without_effect_is_not_offered(config, without):
    assert set(fields_in(config)) == set(FIELDS) - without


def test_rates_are_equal_ratios_apart_and_reach_the_cliff():
    values = values_of(RunConfig("diabetes", learning_rate=0.04), "learning_rate")
    assert 0.04 in values
    assert values[-1] >= 3
    assert values[-1] / values[0] >= 1e4


def test_what_takes_too_long_is_left_out_and_named():
    config = RunConfig("digits", hidden=(64, 64, 64), epochs=2000, batch_size=32)
    assert 1 in left_out(config, "batch_size")
    assert 32 in values_of(config, "batch_size")


def found(finals, field="degree", used=3, unit="loss", names=("healthy.name",)):
    config = RunConfig("sine", model="polynomial", degree=used).resolved()
    values = values_of(config, field)
    runs = [summary(value, config, names[i % len(names)]) for i, value in enumerate(finals)]
    return Sweep(config, field, values[: max(len(finals), used)], runs, unit)


@pytest.mark.parametrize(
    ("finals", "parts"),
    [
        ([0.9, 0.5, 0.2, 0.6, 0.8], ["degree = 3: 0.200", "2 ends at 0.500 and 4 ends at 0.600", "the value in use"]),
        ([0.9, 0.2, 0.205, 0.8], ["degree = 2: 0.200", "from 2 to 3 no value ends above 0.205", "3, ends at 0.205"]),
        ([0.2, 0.201, 0.203], ["between 0.200 and 0.203"]),
        ([0.3, 0.25, 0.2, 0.23, 0.3], ["Beside it, 2 ends at 0.250 and 4 ends at 0.230."]),
        ([0.9, 0.8, 0.7, 0.2], ["degree = 4: 0.200", "4 is the last value that was tried"]),
        ([0.2, 0.9, inf], ["degree = 1: 0.200", "1 is the last value", "in use, 3, ends at no number"]),
        ([inf, inf, inf], ["training exploded"]),
        ([0.4], ["So far, 1 of 3 values are trained."]),
    ],
)  # fmt: skip
def test_the_sentence_names_the_lowest_how_flat_it_is_and_the_one_in_use(finals, parts):
    said = sentence(found(finals), EN)
    assert all(part in said for part in parts), said


@settings(max_examples=25, deadline=None)
@given(
    data=st.data(),
    field=st.sampled_from(["degree", "learning_rate", "l2", "batch_size", "patience"]),
    unit=st.sampled_from(["loss", "error"]),
)
def test_every_sweep_can_be_said_and_drawn(data, field, unit):
    config = RunConfig("sine", model="polynomial").resolved()
    values = values_of(config, field)
    runs = data.draw(summaries(config, most=len(values)))[: len(values)]
    swept = Sweep(config, field, values, runs, unit)
    for t in map(i18n.text, i18n.LANGUAGES):
        assert_said([sentence(swept, t)])
        tables = sweep_charts.tables(swept, t)
        assert len(sweep_charts.table(swept, t)) == len(runs)
        for name, table in tables.items():
            assert "inf" not in json.loads(json.dumps(table.to_dict("list"), default=str)), name
        above = set(tables["above"]["x"]) | set(tables["ends"].dropna(subset="final")["x"])
        assert len(above) == len(runs)


def test_what_would_squeeze_the_rest_leaves_the_chart_with_its_word():
    tables = sweep_charts.tables(found([0.5, 0.4, 0.3, 0.4, 9.0, inf, inf]), EN)
    assert tables["ends"]["final"].dropna().tolist() == [0.5, 0.4, 0.3, 0.4]
    assert tables["above"]["text"].tolist() == ["9.000", EN("sweep.exploded"), ""]
    assert tables["box"]["top"][0] < 1
    assert tables["used"]["text"].tolist() == [EN("sweep.in_use", value="3")]


@pytest.mark.parametrize("field", ["learning_rate", "l2", "patience", "n_train"])
def test_places_rise_with_the_values(field):
    config = RunConfig("sine", l2=0.0)
    swept = Sweep(config, field, values_of(config, field), (), "loss")
    places = sweep_charts.places(swept)
    assert all(a < b for a, b in pairwise(places))


def links(app):
    """Return the config of each link to the Lab among the cards."""
    found = [link.proto for link in app.get("page_link") if "training_lab" in link.proto.page]
    queries = [dict(pair.split("=", 1) for pair in link.query_string.split("&")) for link in found]
    return [(link.label, from_query(query)[0]) for link, query in zip(found, queries, strict=True) if "epochs" in query]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_value_has_its_verdict_and_opens_in_the_lab(lang):
    app = page(lang=lang, sweep="learning_rate", dataset="line", n_train="10", n_val="10", epochs="12")
    assert_sound(app)
    t, values = i18n.text(lang), values_of(LINE, "learning_rate")
    cards = [(label, config) for label, config in links(app) if label.startswith(":material/")]
    assert [config.learning_rate for _, config in cards] == list(values)
    assert all(config == replace(LINE.resolved(), learning_rate=config.learning_rate) for _, config in cards)
    used = t("sweep.used_mark", value=value_text(t, "learning_rate", LINE.resolved().learning_rate))
    assert [used in label for label, _ in cards].count(True) == 1
    assert html(app).count("data:image/svg") >= len(values)
    assert len(charts(app)) == 1
    assert not app.get("progress")


def test_what_exploded_is_said_on_its_card():
    app = page(
        lang="en", sweep="learning_rate", dataset="line", model="linear", optimizer="gd", n_train="10", epochs="60"
    )
    assert EN("verdict.unstable.name") in captions(app)


def test_another_setting_is_in_the_link_and_the_experiment_stays():
    app = page(lang="en", dataset="line", n_train="10", n_val="10", epochs="12")
    app.selectbox(key="sweep_field_en").select("l2").run()
    assert_sound(app)
    assert session(app).written_query.items() >= {"sweep": "l2", "dataset": "line", "epochs": "12"}.items()
    assert [config.l2 for label, config in links(app) if label.startswith(":material/")] == list(values_of(LINE, "l2"))


@pytest.mark.parametrize("sweep", ["banana", "degree", "dataset", "<script>"])
def test_a_setting_that_cannot_be_swept_is_said_and_another_one_is(sweep):
    app = page(lang="en", sweep=sweep, dataset="line", model="linear", n_train="10", n_val="10", epochs="12")
    assert_sound(app)
    assert len(charts(app)) == 1
    assert app.warning or EN("sweep.no_effect", field=EN(f"common.field.{sweep}")) in captions(app)


def test_all_names_of_verdicts_are_texts():
    assert all(EN(f"verdict.{name}") for name in NAMES)

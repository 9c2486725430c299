"""Compare runs: a ready comparison at first sight, pins from the Lab, a unit that all share, and a try confirmed."""

import json
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import over_seeds, paired
from core.comparison.presets import COMPARISONS
from core.config import RunConfig, to_query
from core.pins import from_link, to_link
from pages.ui import i18n, runs
from pages.ui.compare import URL_PARAMS, VIEWS, choice, names, seeds, table, text
from pages.ui.compare.picture import updates_per_epoch
from pages.ui.compare.source import Compared, topic
from tests.pages.app import assert_sound, html, literal, open_page, session, written
from tests.pages.players import losses, players, six_digits
from tests.strategies import configs
from tests.trained import trained

EN, JA = i18n.text("en"), i18n.text("ja")
QUICK = RunConfig("line", epochs=12)
PAIR = (QUICK, replace(QUICK, learning_rate=0.01))


def compare(**query):
    app = open_page("compare_runs", **({"lang": "en"} | query))
    assert_sound(app)
    return app


def line_names(app):
    return [line["name"] for line in players(app)[0]["lines"]]


def links(app):
    """Return the query of each link on the page, by its label."""
    return {e.proto.label: dict(parse_qsl(e.proto.query_string)) for e in app.get("page_link")}


# ------------------------------------------------------------------ ready comparisons


def test_a_first_visit_sees_three_losses_play_in_a_unit_that_they_share():
    app = compare()
    (player,) = players(app)
    assert line_names(app) == ["MSE", "MAE", "Huber"]
    assert player["autoplay"]
    assert [panel["kind"] for panel in player["smallPanels"]] == ["line"] * 3
    assert player["words"]["loss"] == "typical error"
    assert EN("compare_runs.unit.why_loss") in written(app)
    assert session(app).written_query == {"lang": "en"}


@pytest.mark.parametrize(("id", "lang"), [("losses_classes", "en"), ("optimizers_own_rates", "ja")])
def test_a_ready_comparison_says_what_it_shows_with_its_numbers(id, lang):
    app = compare(comparison=id, lang=lang)
    comparison = COMPARISONS[id]
    t = i18n.text(lang)
    finding = comparison.find([trained(config) for config in comparison.configs])
    said = next(element.value for element in app.markdown if "**" in element.value)
    assert finding.holds
    assert all(text.written(finding.unit, value, t) in said for value in finding.values)
    assert app.pills(key="comparison").value == topic(id)
    assert len(line_names(app)) == len(comparison.configs)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_its_name_and_opens(view):
    assert all(i18n.text(lang)(f"compare_runs.view.{view}") for lang in i18n.LANGUAGES)
    app = compare(view=view, dataset="line", epochs="5")
    assert_sound(app)
    assert app.segmented_control(key="compare_view").value == view


def test_no_two_views_restore_the_same_key():
    assert len(URL_PARAMS) == 1 + sum(len(view.url_params) for view in VIEWS.values())


def test_every_finding_and_every_choice_has_its_words():
    for t in map(i18n.text, i18n.LANGUAGES):
        for comparison in COMPARISONS.values():
            end = f"_{comparison.unit}" if comparison.finding == "alike" else ""
            assert t(f"compare_runs.finding.{comparison.finding}{end}")
            assert t(f"compare_runs.choice.{topic(comparison.id)}")


def test_a_finding_that_does_not_hold_is_not_claimed():
    broken = replace(COMPARISONS["losses_outliers"], claims=(COMPARISONS["learning_rates"].claims[2],))
    runs = [trained(config) for config in broken.configs[:1] * 4]
    said = text.conclusion(Compared(broken.id, broken.configs, "error", broken), runs, "ABCD", EN)
    assert "this time" in said.lower()


def test_choosing_a_comparison_and_its_rates_is_written_into_the_link():
    app = compare()
    app.pills(key="comparison").set_value("optimizers").run()
    assert session(app).written_query["comparison"] == "optimizers"
    app.segmented_control(key="compare_rates").set_value("own").run()
    assert session(app).written_query["comparison"] == "optimizers_own_rates"
    assert_sound(app)
    app.segmented_control(key="compare_rates").set_value("same").run()
    assert session(app).written_query["comparison"] == "optimizers"


def test_rates_and_axis_are_offered_where_there_is_a_choice():
    keys = {control.key for control in compare(comparison="model_sizes").segmented_control}
    assert not keys & {"compare_rates", "compare_axis"}
    keys = {control.key for control in compare(comparison="losses_classes").segmented_control}
    assert "compare_axis" not in keys
    assert "compare_rates" in keys


def test_batch_sizes_can_be_seen_over_updates():
    lines = players(compare(comparison="batch_sizes", axis="updates"))[0]["lines"]
    runs = [trained(config) for config in COMPARISONS["batch_sizes"].configs]
    ends = [line["series"]["val"]["x"] for line in lines]
    assert [updates_per_epoch(run) for run in runs] == [200, 7, 1]
    assert ends[0][-1] == 20 * 200
    assert ends[1][-1] == 20 * 7
    assert ends[2] == {"from": 0, "n": 21}


def test_what_adam_hides_is_said_where_losses_or_optimizers_differ():
    assert EN("compare_runs.adam.losses") in written(compare())
    assert EN("compare_runs.adam.optimizers") in written(compare(comparison="optimizers"))
    assert "Adam" not in written(compare(comparison="model_sizes"))


# ------------------------------------------------------------------ pins


def test_pins_in_a_link_are_overlaid_named_by_what_differs_and_open_in_the_lab():
    app = compare(pins=to_link(PAIR))
    assert line_names(app) == ["rate 0.03", "rate 0.01"]
    for i, config in enumerate(PAIR):
        run = trained(config)
        assert losses(players(app)[0], line=i) == six_digits(run.history.val_loss)
        query = links(app)[line_names(app)[i]]
        assert to_query(config.resolved()).items() <= query.items()
        assert query["pins"] == to_link(PAIR)
    assert session(app).written_query["pins"] == to_link(PAIR)


def test_a_pin_that_is_removed_is_gone_from_the_link():
    app = compare(pins=to_link(PAIR))
    app.button(key="unpin_0").click().run()
    assert_sound(app)
    assert from_link(session(app).written_query["pins"]) == (PAIR[1].resolved(),)
    assert literal(EN, "compare_runs.finding.only_one") in written(app)


def test_the_lab_pins_a_run_says_so_twice_and_leads_to_the_comparison():
    app = open_page("training_lab", **to_query(QUICK), lang="en")
    app.button(key="pin").click().run()
    assert from_link(session(app).written_query["pins"]) == (QUICK.resolved(),)
    assert app.button(key="pin").label == EN("training_lab.pin.done")
    app.button(key="pin").click().run()
    assert EN("training_lab.pin.pinned_already") in written(app)
    app.segmented_control(key="rate").set_value("slow").run()
    app.button(key="pin").click().run()
    query = links(app)[EN("training_lab.pin.many", n=2)]
    other = compare(**query)
    assert len(line_names(other)) == 2
    assert other.pills(key="comparison").value == "pins"
    assert_sound(app)


def test_a_seventh_run_is_not_pinned_and_the_page_says_why():
    six = [replace(QUICK, weights_seed=i) for i in range(1, 7)]
    app = open_page("training_lab", **to_query(QUICK), pins=to_link(six), lang="en")
    app.button(key="pin").click().run()
    assert EN("training_lab.pin.pins_full", n=6) in written(app)
    assert session(app).written_query["pins"] == to_link(six)


def test_a_verdict_that_is_withheld_is_not_pinned():
    app = open_page("training_lab", **to_query(QUICK), reveal="later", lang="en")
    assert "pin" not in [button.key for button in app.button]


def test_pins_stay_on_every_page_and_a_copied_link_of_one_run_has_none():
    app = open_page("training_lab", **to_query(QUICK), pins=to_link(PAIR), lang="en")
    assert "pins=" not in app.code[0].value
    for page in ("pages/what_is_loss.py", "pages/compare_runs.py"):
        app.switch_page(page).run()
        assert session(app).pins == tuple(config.resolved() for config in PAIR)


@pytest.mark.parametrize(
    ("query", "lang"),
    [({"pins": "banana"}, "ja"), ({"comparison": "banana"}, "en"), ({"tried": "eNo"}, "en"), ({"view": "x"}, "en")],
)
def test_what_cannot_be_read_gets_a_sentence_and_the_default(query, lang):
    app = compare(**query, lang=lang)
    ((key, given),) = query.items()
    assert f"{key}={given}" in app.warning[0].value
    assert len(players(app)[0]["lines"]) == 3
    assert key not in session(app).written_query


def test_what_takes_long_is_trained_in_slices_and_its_progress_goes_away(monkeypatch):
    reported = []
    monkeypatch.setattr(runs, "LONG", 1)
    monkeypatch.setattr(runs, "SLICE", 0.0)
    monkeypatch.setattr(runs, "_progress", lambda training, t, run, of: reported.append((run, of)) or (0.5, "busy"))
    pins = [replace(QUICK, weights_seed=i) for i in (71, 72, 73)]
    app = compare(pins=to_link(pins))
    assert {run for run, _ in reported} == {1, 2, 3}
    assert {of for _, of in reported} == {3}
    assert not app.get("progress")
    assert losses(players(app)[0], line=2) == six_digits(trained(pins[2]).history.val_loss)


# ------------------------------------------------------------------ units


def test_runs_with_different_losses_never_share_a_loss_axis():
    pins = [RunConfig("blobs", loss=loss, epochs=5) for loss in ("cross_entropy", "brier")]
    app = compare(pins=to_link(pins))
    (player,) = players(app)
    assert player["y"]["share"]
    assert losses(player) == six_digits(trained(pins[0]).history.val_accuracy)
    assert EN("compare_runs.table.lowest_own") in html(app)


def test_what_has_no_unit_in_common_is_drawn_apart():
    app = compare(pins=to_link([QUICK, RunConfig("blobs", epochs=5)]))
    assert len(players(app)) == 2
    assert [len(player["lines"]) for player in players(app)] == [1, 1]
    assert EN("compare_runs.unit.why_tasks") in written(app)
    assert "compare_finding" not in json.dumps(links(app))


def test_the_table_holds_only_settings_that_differ_and_a_verdict_in_words():
    said = html(compare(pins=to_link(PAIR)))
    table_of = said[said.index("class='scroll compared'") :]
    assert EN("common.field.learning_rate") in table_of
    assert EN("common.field.epochs") not in table_of
    assert "</span>" in table_of


@pytest.mark.parametrize(
    ("lowest", "last", "said"),
    [(1.0, 1.0, "0 %"), (0.5, 0.6, "+20 %"), (0.1, 4.0, "to 40.000 times"), (0.5, float("nan"), "∞")],
)
def test_a_rise_is_reported_against_the_lowest_loss(lowest, last, said):
    assert table._rise(lowest, last, EN).replace("\u00a0", " ") == said


def test_names_tell_runs_apart():
    cures = COMPARISONS["cures"].configs
    assert names.run_names(cures, EN)[0] == EN("compare_runs.name.unchanged")
    assert names.run_names(cures, EN)[1:3] == ["L2 0.01", "dropout 0.5"]
    far = [RunConfig("moons"), RunConfig("iris"), RunConfig("diabetes")]
    assert names.run_names(far, EN) == ["Two moons", "Iris flowers", "Diabetes"]
    twins = [RunConfig(hidden=(64, 64, 64), epochs=i) for i in (1, 2)]
    for pinned in (cures, far, twins, [RunConfig("line")]):
        for t in map(i18n.text, i18n.LANGUAGES):
            found = names.run_names(pinned, t)
            assert len(set(found)) == len(found)


@settings(max_examples=25)
@given(st.lists(configs(), min_size=2, max_size=6), st.sampled_from(i18n.LANGUAGES).map(i18n.text))
def test_no_two_runs_begin_alike_in_name(pinned, t):
    found = names.run_names(pinned, t)
    assert all(found)
    assert len({name[:17] for name in found}) == len(found)


# ------------------------------------------------------------------ a cure, confirmed


def test_a_try_opens_beside_its_run_and_says_over_eight_seeds_whether_it_helps():
    tried = replace(QUICK, learning_rate=0.001)
    app = compare(**to_query(QUICK), tried=to_link([tried]), pins=to_link(PAIR))
    assert line_names(app) == ["rate 0.03", "rate 0.001"]
    columns = [[run.history.val_loss[-1] for run in over_seeds(config, 8)] for config in (QUICK, tried)]
    found = paired(columns[1], columns[0])
    assert found.wins == 0
    assert seeds.sentence(found, "rate 0.001", EN) in written(app)
    assert EN("compare_runs.seeds.hurts", worse=8, n=8, name="rate 0.001") in written(app)
    assert session(app).pins == tuple(config.resolved() for config in PAIR), "what was pinned is still there"


def test_a_stopped_confirmation_concludes_nothing_and_trains_nothing_more(monkeypatch):
    begun = []
    monkeypatch.setattr(seeds.many_runs, "train", lambda many, redraw, t: begun.append(many.key) or ())
    app = compare(**to_query(QUICK), tried=to_link([replace(QUICK, learning_rate=0.001)]))
    assert_sound(app)
    assert len(begun) == 1
    assert not any(
        literal(EN, f"compare_runs.seeds.{id}") in written(app) for id in ("helps", "hurts", "no_difference")
    )


def test_the_same_settings_make_no_difference():
    run = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
    assert "No difference" in seeds.sentence(paired(run, run), "x", EN)
    assert literal(EN, "compare_runs.seeds.no_difference") in seeds.sentence(
        paired(run, [0.0, 0.0, *(9.0,) * 6]), "x", EN
    )
    assert "helps" in seeds.sentence(paired(run, [9.0] * 8), "x", EN)


def test_a_run_that_takes_minutes_is_not_trained_sixteen_times_unasked(monkeypatch):
    monkeypatch.setattr(seeds, "_MOST", 1)
    app = compare(**to_query(QUICK), tried=to_link([PAIR[1]]))
    assert EN("compare_runs.seeds.too_long") in written(app)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_try_of_a_verdict_can_be_compared_with_its_run(lang):
    app = open_page("training_lab", lang=lang)
    t = i18n.text(lang)
    tries = [e.proto for e in app.get("page_link") if e.proto.label == t("verdict.compare")]
    assert tries
    for each in tries:
        query = dict(parse_qsl(each.query_string))
        (tried,) = from_link(query["tried"])
        assert tried != session(app).config.resolved()
        assert each.page == "compare_runs"


def test_the_lesson_on_outliers_opens_the_comparison():
    app = open_page("loss_functions", part="numbers", lang="en")
    assert links(app)[EN("loss_functions.outlier.compare")]["comparison"] == "losses_outliers"


def test_the_page_starts_from_the_labs_experiment():
    app = open_page("training_lab", **to_query(QUICK), lang="en")
    app.switch_page("pages/compare_runs.py").run()
    assert session(app).config == QUICK
    assert to_query(QUICK).items() <= session(app).written_query.items()
    assert choice.has_updates(Compared("pins", PAIR, "loss")) is False

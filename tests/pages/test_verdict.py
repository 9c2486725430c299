"""The verdict in words: the right sentence for each kind of run, in every language, and phases only where readable."""

import re
from html import escape

import pytest

from core.config import RunConfig, to_query
from core.diagnosis import VERDICTS
from core.presets import PRESETS, TOUR
from core.training import train
from pages.ui import i18n, verdict
from tests.pages.app import html, literal, open_page

RUNS = {
    "overfitting": RunConfig(),
    "healthy": RunConfig("digits"),
    "underfitting": RunConfig("circles", model="linear"),
    "unstable": RunConfig("house_prices", learning_rate=100.0),
    "still_improving": RunConfig("diabetes", learning_rate=0.001),
    "too_short": RunConfig(epochs=2),
}


@pytest.fixture(scope="module")
def runs():
    return {name: train(config) for name, config in RUNS.items()}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("name", RUNS)
def test_each_kind_of_run_is_called_by_its_name(runs, name, lang):
    t = i18n.text(lang)
    assert verdict.diagnosis_of(runs[name]).verdict == name
    assert verdict.sentence(runs[name], t).startswith(t(f"verdict.{name}.name"))
    assert all("{" not in line and "nan" not in line for line in verdict.numbers(runs[name], t))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_verdict_has_its_texts(lang):
    t = i18n.text(lang)
    for id in VERDICTS:
        assert all(t(f"verdict.{id}.{part}") for part in ("name", "line", "means", "not", "rule"))
        assert id in verdict.ICONS


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("name", RUNS)
def test_why_begins_with_what_it_means_and_ends_with_the_rule(runs, name, lang):
    t = i18n.text(lang)
    app = open_page("training_lab", **to_query(RUNS[name]), lang=lang)
    (said,) = [element.proto.body for element in app.get("html") if "class='why-said'" in element.proto.body]
    parts = [t(f"verdict.{name}.{part}") for part in ("means", "not")]
    parts += [*verdict.numbers(runs[name], t), t(f"verdict.{name}.rule")]
    places = [said.index(escape(part)) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_box_says_that_it_speaks_of_the_whole_run(lang):
    t = i18n.text(lang)
    app = open_page("training_lab", **to_query(RUNS["overfitting"]), lang=lang)
    (box,) = [element.value for element in app.markdown if f"**{t('verdict.overfitting.name')}:**" in element.value]
    assert f":small[{t('verdict.whole')}] **" in box


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_a_drop_that_takes_half_the_run_is_not_called_sharp(runs, lang):
    t, slow = i18n.text(lang), train(RunConfig("xor"))
    sharp = re.split(r"\{\w+\}", t("verdict.healthy.line"))

    def is_called_sharp(run):
        return all(part in verdict.sentence(run, t) for part in sharp)

    assert verdict.diagnosis_of(slow).verdict == "healthy"
    assert not is_called_sharp(slow)
    assert is_called_sharp(runs["healthy"])


def test_the_rise_is_said_as_one_sees_it(runs):
    losses = runs["overfitting"].history.val_loss
    assert 2 <= losses[-1] / losses.min() < 3
    assert literal(i18n.text("en"), "verdict.rose.doubled") in verdict.sentence(runs["overfitting"], i18n.text("en"))


def test_phases_stand_in_their_order(runs):
    drop_end, over_from = verdict.phases(runs["overfitting"])
    assert 0 < drop_end < over_from == runs["overfitting"].history.val_loss.argmin()


@pytest.mark.parametrize("name", ["unstable", "underfitting", "too_short"])
def test_an_unreadable_curve_gets_no_phases(runs, name):
    assert verdict.phases(runs[name]) == (-1.0, -1.0)


def test_a_healthy_run_has_no_overfitting_phase(runs):
    drop_end, over_from = verdict.phases(runs["healthy"])
    assert drop_end > 0
    assert over_from == -1.0


def test_a_diverged_run_says_where_it_left_the_numbers(runs):
    last = len(runs["unstable"].history) - 1
    assert f"epoch {last}" in verdict.sentence(runs["unstable"], i18n.text("en"))


def test_where_a_class_is_missing_guessing_means_all_alike():
    run = train(RunConfig("digits", n_train=5))
    assert run.baseline == float("inf")
    assert run.guess_loss == pytest.approx(2.302585)


def test_a_gap_on_new_data_is_not_said_of_the_training_data():
    memorised = train(RunConfig("moons", noise=2.0, n_train=30, epochs=400))
    t = i18n.text("en")
    assert verdict.diagnosis_of(memorised).verdict in ("overfitting", "underfitting")
    assert literal(t, "verdict.underfitting.line") not in verdict.sentence(memorised, t)
    assert literal(t, "verdict.underfitting.line") in verdict.sentence(train(RunConfig("circles", model="linear")), t)


HEALTHY = {
    "near": RunConfig("digits"),
    "apart": RunConfig("digits", n_train=10),
    "below": RunConfig("line_with_outliers"),
    "wavers": RunConfig("iris", loss="brier", optimizer="adam", learning_rate=0.05, epochs=60, n_val=20),
    "hardly": RunConfig("spiral", learning_rate=0.001),
    "falls": RunConfig("digits", learning_rate=0.01),
}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("end", HEALTHY)
def test_a_healthy_shape_does_not_claim_more_of_its_end_than_is_there(end, lang):
    run, t = train(HEALTHY[end]), i18n.text(lang)
    assert verdict.diagnosis_of(run).verdict == "healthy"
    begins, _, ends = t(f"verdict.healthy.end.{end}").partition("{")
    assert (begins or ends) in verdict.sentence(run, t)
    assert verdict.ending(run) == end


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize(
    "config",
    [RunConfig(learning_rate=0.5, epochs=60), RunConfig("iris", optimizer="rmsprop", learning_rate=0.3, epochs=60)],
)
def test_a_wild_rate_is_told_by_its_leap(config, lang):
    run, t = train(config), i18n.text(lang)
    assert verdict.diagnosis_of(run).verdict == "unstable"
    peak = i18n.number(run.history.train_loss.max())
    assert peak in verdict.sentence(run, t)
    assert peak not in t("verdict.unstable.line")


def test_the_tours_runs_show_what_the_home_page_says_of_them():
    shows = {"drop": "healthy", "slow": "still_improving", "wild": "unstable", "memorise": "overfitting"}
    found = {name: verdict.diagnosis_of(train(PRESETS[id].config)).verdict for name, id in TOUR.items()}
    assert found == shows | {"mend": "healthy"}


@pytest.mark.parametrize("rate", ["5", "0.05"])
def test_an_explosion_is_offered_on_a_log_axis_and_nothing_else_is(rate):
    app = open_page("training_lab", dataset="house_prices", learning_rate=rate, lang="en")
    queries = [link.proto.query_string for link in app.get("page_link") if "training_lab" in link.proto.page]
    assert any("log=1" in query for query in queries) == (rate == "5")


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize(
    ("config", "end"),
    [(RunConfig("spiral", learning_rate=0.001), "hardly"), (RunConfig("digits", n_train=10), "apart")],
)
def test_what_is_healthy_in_shape_alone_is_not_said_to_be_without_alarm(config, end, lang):
    run, t = train(config), i18n.text(lang)
    assert (verdict.diagnosis_of(run).verdict, verdict.ending(run)) == ("healthy", end)
    said = verdict.sentence(run, t)
    assert said.startswith(t("verdict.healthy.name_but"))
    assert not any(calm in said for calm in ("nothing alarming", "心配な点"))
    app = open_page("training_lab", **to_query(config), lang=lang)
    assert escape(t("verdict.healthy.means_but")) in html(app)
    assert escape(t("verdict.healthy.means")) not in html(app)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_an_explosion_has_no_epochs_that_look_the_same(lang):
    run, t = train(PRESETS["rate_explodes"].config), i18n.text(lang)
    said = verdict.numbers(run, t)
    assert not any(
        same in sentence
        for sentence in said
        for same in (literal(i18n.text(lang), "verdict.numbers_line.val") for lang in i18n.LANGUAGES)
    )
    assert said[-1] == t("verdict.numbers_line.guess_above", guess=i18n.number(run.baseline))

"""The Lab as its script sees it: controls change the experiment, the link repeats it, and nothing breaks the page."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from core.config import RunConfig
from core.datasets import DATASETS
from core.presets import TOUR
from pages.ui import i18n
from tests.pages.app import FIRST_NOW_OTHERS_SLOW, assert_sound, captions, html, literal, open_page, session
from tests.pages.players import players

lab = partial(open_page, "training_lab")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", FIRST_NOW_OTHERS_SLOW)
@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_opens_with_all_its_settings(dataset, lang):
    app = lab(dataset=dataset, lang=lang, details="1")
    assert_sound(app)
    assert session(app).config.dataset == dataset
    assert i18n.text(lang)(f"common.dataset.{dataset}.story") in captions(app)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_home_page_opens(lang):
    app = open_page("home", lang=lang)
    assert_sound(app)
    assert i18n.text(lang)("home.title") in html(app)


def test_nonsense_in_the_link_is_said_and_the_rest_runs():
    app = lab(learning_rate="banana", epochs="1e99", dataset="../../etc", hidden="64-64-64-64", loss="mse")
    assert_sound(app)
    assert session(app).config == RunConfig()
    said = app.warning[0].value
    assert all(name in said for name in ("learning_rate=banana", "epochs=1e99", "hidden=64-64-64-64", "etc"))


def test_another_dataset_takes_its_starter_and_keeps_what_was_set_by_hand():
    app = lab(l2="0.01")
    app.selectbox(key="dataset_en").set_value("circles").run()
    assert_sound(app)
    config = session(app).config
    assert (config.dataset, config.l2, config.resolved().n_train) == ("circles", 0.01, 300)
    said = captions(app)
    assert literal(i18n.text("en"), "training_lab.reading.new_dataset") in said
    assert "L2 penalty 0.01" in said


def test_a_loss_that_does_not_fit_is_not_offered():
    assert lab(dataset="sine").selectbox(key="loss_en").options == [
        "Mean squared error (MSE)", "Mean absolute error (MAE)", "Huber loss",
    ]  # fmt: skip
    assert len(lab(dataset="iris").selectbox(key="loss_en").options) == 2


def test_each_control_changes_the_experiment_and_the_link():
    app = lab(details="1")
    app.slider(key="noise").set_value(0.5).run()
    app.number_input(key="epochs").set_value(60).run()
    app.selectbox(key="optimizer_en").set_value("gd").run()
    app.text_input(key="hidden").set_value("12-7").run()
    assert_sound(app)
    config = session(app).config
    assert (config.noise, config.epochs, config.optimizer, config.hidden) == (0.5, 60, "gd", (12, 7))
    assert config.resolved().learning_rate == DATASETS["moons"].starter.rates["gd"]
    assert (
        session(app).written_query.items()
        >= {"noise": "0.5", "epochs": "60", "optimizer": "gd", "hidden": "12-7"}.items()
    )


def test_layers_that_cannot_be_read_are_said_and_nothing_is_lost():
    app = lab(details="1", epochs="60")
    app.text_input(key="hidden").set_value("banana").run()
    assert literal(i18n.text("en"), "common.problem.not_layers") in app.warning[0].value
    assert any("banana" in caption.value for caption in app.caption)  # beside the field, too
    assert session(app).config == RunConfig(epochs=60)


@pytest.mark.parametrize(
    ("lang", "field", "typed"),
    [("ja", "epochs", 99999), ("en", "learning_rate", -3.0), ("ja", "n_train", 1), ("en", "batch_size", 151),
     ("en", "l2", 7.0)],
)  # fmt: skip
def test_a_number_that_cannot_be_is_said_and_changes_nothing(lang, field, typed):
    mine = {"epochs": "60", "learning_rate": "0.02", "n_train": "150", "batch_size": "20", "l2": "0.5"}
    app = lab(details="1", lang=lang, **mine)
    before = session(app).config
    app.number_input(key=field).set_value(typed).run()
    assert_sound(app)
    assert session(app).config == before
    assert i18n.plain(getattr(before, field)) in app.warning[0].value
    name = i18n.text(lang)(f"common.field.{field}").split("(")[0].lower()
    assert f"{field}=" not in app.warning[0].value
    assert name in app.warning[0].value.lower().replace("a batch of", "batch size"), "named as on the page"
    assert any(app.warning[0].value in caption.value for caption in app.caption)  # beside the field, too
    assert app.number_input(key=field).value == getattr(before, field)
    app.number_input(key="data_seed").set_value(3).run()
    assert not app.warning


def test_an_emptied_number_is_the_starters():
    app = lab(details="1", epochs="60", l2="0.5")
    app.number_input(key="epochs").set_value(None).run()
    app.number_input(key="l2").set_value(None).run()
    assert_sound(app)
    assert session(app).config == RunConfig()
    assert app.number_input(key="epochs").value == RunConfig().resolved().epochs


def test_layers_may_be_written_with_other_signs_between():
    app = lab(details="1", epochs="5")
    for n, typed in enumerate(["8,8", " 7 - 7 ", "6 6", "5、5", "4x4"]):
        app.text_input(key="hidden").set_value(typed).run()
        assert session(app).config.hidden == (8 - n, 8 - n), typed
        assert not app.warning


def test_the_ends_of_a_number_stand_in_its_label():
    labels = [field.label for field in lab(details="1").number_input]
    assert any(label.endswith("(0.00001 – 100)") for label in labels)
    assert any(label.endswith("(1 – 5000)") for label in labels)


def test_a_step_of_the_tour_says_what_to_look_for():
    links = [link.proto.query_string for link in open_page("home", lang="en").get("page_link")]
    assert all(any(f"preset={id}" in link for link in links) for id in TOUR.values())
    said = [caption.value for caption in lab(lang="en", preset="rate_too_low").caption]
    assert any(i18n.text("en")("presets.rate_too_low.look") in line for line in said)


def test_new_start_and_reset():
    app = lab(epochs="60")
    app.button(key="new_start").click().run()
    assert session(app).config.weights_seed == 1
    app.button(key="reset").click().run()
    assert session(app).config == RunConfig()


def test_a_rate_between_the_words_survives():
    app = lab(learning_rate="0.017")
    assert session(app).config.learning_rate == 0.017
    assert app.session_state["rate"] is None


def test_a_preset_opens_by_its_link_and_is_left_by_a_change():
    app = lab(preset="underfitting")
    assert session(app).config == RunConfig("circles", model="linear")
    assert session(app).written_query["preset"] == "underfitting"
    app.button(key="new_start").click().run()
    assert "preset" not in session(app).written_query


def test_an_unknown_preset_is_said():
    assert "preset=banana" in lab(preset="banana").warning[0].value


def test_another_run_changes_the_players_data_and_nothing_that_builds_it_anew():
    """Another html or script would make Streamlit build the component anew; the code travels apart from the data."""
    one, other = (lab(weights_seed=seed).get("bidi_component")[0].proto for seed in ("1", "2"))
    assert (one.html_content, one.js_content, one.css_content) == (other.html_content, other.js_content, "")
    assert len(one.js_content) < 1000
    assert one.id == other.id
    assert json.loads(one.json)[0]["run"] != json.loads(other.json)[0]["run"]


def test_the_same_start_again_is_another_run_for_the_player_and_a_switch_is_not():
    app = lab()
    before = players(app)[0]
    app.button(key="again").click().run()
    again = players(app)[0]
    assert again["run"] != before["run"]
    assert again["lines"] == before["lines"]
    app.toggle(key="details").set_value(True).run()
    app.toggle(key="log").set_value(True).run()
    switched = players(app)[0]
    assert switched["run"] == again["run"]
    assert switched["y"]["log"]
    assert switched["accuracy"]


@pytest.mark.parametrize("dataset", ["moons", "sine", "house_prices", "digits"])
def test_a_change_sends_no_more_than_sixty_kilobytes(dataset):
    message = lab(dataset=dataset).get("bidi_component")[0].proto
    assert message.ByteSize() < 60_000


def test_the_first_visitor_of_a_server_does_not_wait_for_what_only_tables_need():
    """Measured on a new server: pandas and pyarrow were half of all that the page imports."""
    asked = (
        "import sys, streamlit; before = set(sys.modules); import pages.ui.lab, pages.ui.run_player, pages.ui.verdict; "
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "numpy" in done.stdout.split()
    assert not {"pandas", "pyarrow", "altair", "sklearn"} & set(done.stdout.split())
    assert isinstance(json.loads(lab().get("bidi_component")[0].proto.json), list), "no mapping: see component.mount"


def test_a_class_without_an_example_is_said():
    app = lab(dataset="digits", n_train="5")
    assert_sound(app)
    assert literal(i18n.text("en"), "training_lab.reading.missing_class") in html(app)

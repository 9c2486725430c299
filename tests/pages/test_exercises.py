"""The page of exercises: each opens in every language, has all its words, is checked, and is kept in the link."""

from functools import partial
from inspect import getfile
from pathlib import Path
from urllib.parse import urlencode

import pytest

from core.exercises import EXERCISES
from core.exercises.which.luck import on_fresh_rows
from core.exercises.which.trap_below import clean_train_loss
from core.handin import Progress, from_link
from pages.ui import i18n
from pages.ui.exercises import pictures
from pages.ui.exercises.pictures import registry
from pages.ui.exercises.url_params import HINTS
from tests.pages.app import FIRST_NOW_OTHERS_SLOW, assert_sound, captions, open_page, session, written
from tests.trained import trained

page = partial(open_page, "exercises")


def draft(make, id, variant=0):
    return urlencode(make(variant, [trained(config) for config in EXERCISES[id].configs(variant)]))


def progress(app) -> Progress:
    return session(app).progress


def needed(exercise):
    """Return the ids of all texts that an exercise needs below its own."""
    yield from ("title", "task", "explain", "said.right", *(f"hint{n}" for n in range(1, HINTS + 1)))
    yield from (f"said.{reason}" for reason in exercise.reasons)
    yield from (f"part.{part.name}" for part in exercise.parts if part.form != "settings")
    yield from (f"option.{option}" for part in exercise.parts for option in part.options)


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_each_has_all_its_words(lang):
    own = {id: i18n.text(lang).under(f"exercise_{exercise.kind}.{id}") for id, exercise in EXERCISES.items()}
    assert [(id, text) for id, each in EXERCISES.items() for text in needed(each) if text not in own[id]] == []


@pytest.mark.parametrize("lang", FIRST_NOW_OTHERS_SLOW)
@pytest.mark.parametrize("id", EXERCISES)
def test_each_opens_with_nothing_attempted_and_its_right_answer_passes_on_the_page(id, lang):
    app, t = page(lang=lang, exercise=id), i18n.text(lang)
    assert_sound(app)
    app.button(key="check").click().run()
    assert_sound(app)
    assert t("exercises.status.not_attempted") in written(app)
    assert progress(app) == Progress()
    app = page(lang=lang, exercise=id, draft=draft(EXERCISES[id].solve, id))
    app.button(key="check").click().run()
    assert_sound(app)
    assert t("exercises.status.passed") in written(app)
    assert progress(app).done[id].status == "passed"


@pytest.mark.parametrize("id", EXERCISES)
def test_each_tells_what_is_wrong(id):
    reason, make = next(iter(EXERCISES[id].wrong_answers.items()))
    app = page(lang="en", exercise=id, draft=draft(make, id))
    app.button(key="check").click().run()
    assert_sound(app)
    assert i18n.text("en")("exercises.status.wrong") in written(app)
    assert progress(app).done[id].status == "wrong", reason


@pytest.mark.parametrize(
    ("id", "given", "said", "missing"),
    [
        ("three_rows", {}, "empty", []),
        ("three_rows", {"mse": "1.2.3"}, "unreadable", []),
        ("three_rows", {"mse": "1", "mae": "much"}, "incomplete", ["mae"]),
        ("five_steps", {"order": "measure-predict"}, "unfinished", []),
        ("mark_drop", {"mark": "soon"}, "unreadable", []),
        ("trap_gap", {"why": "because"}, "empty", []),
    ],
)
def test_check_says_what_is_missing_and_where(id, given, said, missing):
    app, t = page(lang="ja", exercise=id, draft=urlencode(given)), i18n.text("ja")
    app.button(key="check").click().run()
    parts = t.listed(t(f"exercise_by_hand.three_rows.part.{name}") for name in missing)
    assert t(f"exercises.said.{said}", parts=parts) in written(app)


def test_a_wrong_try_after_the_right_one_says_that_solved_stays():
    stays = i18n.text("en")("exercises.said.stays")
    app = page(lang="en", exercise="three_rows", draft=draft(EXERCISES["three_rows"].solve, "three_rows"))
    app.button(key="check").click().run()
    assert stays not in captions(app)
    app.text_input(key="three_rows_0_mse_en").input("400").run()
    app.button(key="check").click().run()
    assert_sound(app)
    assert i18n.text("en")("exercises.status.wrong") in written(app)
    assert stays in captions(app)
    assert progress(app).done["three_rows"].status == "passed"


def test_what_was_typed_a_moment_before_check_counts():
    """A press comes with the address that the browser shows, and that may still be the one before the typing."""
    app = page(lang="en", exercise="three_rows")
    right = EXERCISES["three_rows"].solve(0, [trained(config) for config in EXERCISES["three_rows"].configs(0)])
    app.text_input(key="three_rows_0_mse_en").input(str(right["mse"])).run()
    before = app.query_params["draft"]
    app.text_input(key="three_rows_0_mae_en").input(str(right["mae"])).run()
    app.query_params["draft"] = before
    app.button(key="check").click().run()
    assert progress(app).done["three_rows"].status == "passed"


def test_the_link_holds_what_was_done_and_restores_it():
    app = page(lang="en", exercise="five_steps", draft=draft(EXERCISES["five_steps"].solve, "five_steps"))
    app.button(key="check").click().run()
    text = app.query_params["progress"]
    text = text[0] if isinstance(text, list) else text
    assert from_link(text) == progress(app)
    again = page(lang="ja", progress=text)
    assert progress(again) == progress(app)
    assert i18n.text("ja")("exercises.done.passed", n=1) in captions(again)


def test_back_to_before_the_first_answer_shows_the_exercise_empty_and_forgets_nothing(monkeypatch):
    monkeypatch.setattr("pages.ui.session.url.went_back", lambda: True)
    app = page(lang="en", exercise="three_rows", draft=draft(EXERCISES["three_rows"].solve, "three_rows"))
    app.button(key="check").click().run()
    after = dict(app.query_params)
    for key in ("draft", "checked", "progress"):
        del app.query_params[key]
    app.run()
    assert [field.value for field in app.text_input] == ["", ""]
    assert i18n.text("en")("exercises.status.passed") not in written(app)
    assert progress(app).done["three_rows"].status == "passed"
    # By way of the list, with links that know what was done, the answer is there again.
    del app.query_params["exercise"]
    app.query_params["progress"] = after["progress"]
    app.run()
    app.query_params["exercise"] = "three_rows"
    app.run()
    assert "" not in [field.value for field in app.text_input]


def test_another_version_is_for_practice_and_does_not_count():
    app = page(lang="en", exercise="five_steps")
    app.button(key="other").click().run()
    assert i18n.text("en")("exercises.practice") in written(app)
    app = page(lang="en", exercise="five_steps", other="1", draft=draft(EXERCISES["five_steps"].solve, "five_steps"))
    app.button(key="check").click().run()
    assert i18n.text("en")("exercises.status.passed") in written(app)
    assert progress(app) == Progress()


def test_hints_come_one_by_one():
    app, t = page(lang="en", exercise="three_rows"), i18n.text("en")
    for n in range(1, HINTS + 1):
        app.button(key="hint").click().run()
        assert t("exercises.hint_name", n=n) in written(app)
        assert t("exercises.hint_name", n=n + 1) not in written(app) if n < HINTS else True
    assert not [button for button in app.button if button.key == "hint"]


@pytest.mark.parametrize(
    "query",
    [
        {"progress": "banana"},
        {"exercise": "../../etc"},
        {"exercise": "mark_turn", "draft": "mark=ten"},
        {"step": "-1"},
        {"exercise": "make_overfit", "draft": "settings=n_train%3Dmany"},
    ],
)
def test_nonsense_in_the_link_is_answered(query):
    app = page(lang="en", **query)
    assert_sound(app)
    assert app.warning or app.caption


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_settings_that_cannot_be_are_refused_in_the_words_of_the_page(lang):
    t = i18n.text(lang)

    def told(**settings):
        app = page(lang=lang, exercise="make_overfit", draft=urlencode({"settings": urlencode(settings)}))
        assert_sound(app)
        return app.warning[0].value

    assert told(n_train="abc").lower().startswith(f"{t('common.field.n_train')} = abc")
    assert told(epochs="5000", hidden="64-64-64", n_train="1500").startswith(t("exercises.said.too_long"))
    assert told(n_val="5").startswith(t("exercises.said.not_allowed"))


def test_four_curves_say_how_many_rows_measured_them():
    shown = [caption.value for caption in page(lang="en", exercise="sort_curves").caption]
    rows = [config.n_val for config in EXERCISES["sort_curves"].configs(0)]
    assert [line for line in shown if line.startswith("validation rows")] == [f"validation rows: {n}" for n in rows]


@pytest.mark.parametrize("id", [id for id, exercise in EXERCISES.items() if exercise.kind == "mark"])
def test_how_to_mark_is_said_where_a_curve_can_be_clicked(id):
    how = i18n.text("en")("exercises.mark_how")
    assert [caption.value for caption in page(lang="en", exercise=id).caption].count(how) == 1


def test_two_parts_that_change_at_once_are_both_kept_and_checked():
    """Quick typing and a press at once reach the server as one run."""
    runs = [trained(config) for config in EXERCISES["three_rows"].configs(0)]
    right = EXERCISES["three_rows"].solve(0, runs)
    app = page(lang="en", exercise="three_rows")
    for name, value in right.items():
        app.text_input(key=f"three_rows_0_{name}_en").input(str(value))
    app.button(key="check").click().run()
    assert_sound(app)
    assert progress(app).done["three_rows"].status == "passed"


def test_every_file_of_pictures_is_imported_for_what_it_registers():
    files = {
        path for path in Path(pictures.__file__).parent.rglob("*.py") if "\n@picture_of(" in path.read_text("utf-8")
    }
    registered = (*registry._PICTURES.values(), *registry._OF_KINDS.values())
    assert {Path(getfile(draw)) for draw in registered} == files


def sent(app) -> bytes:
    """Return all that goes to the browser: charts with their data, html, tables, markdown."""
    kinds = ("vega_lite_chart", "bidi_component", "html", "markdown")
    return b"".join(element.proto.SerializeToString() for kind in kinds for element in app.get(kind))


def _says(id):
    return lambda runs: i18n.text("en")(f"exercise_which.{id}").encode()


# What only an answer opens, as it goes to the browser: words, or a column of a chart's data.
WITHHELD = {
    "sort_curves": lambda runs: b"**Curve B** overfitting",
    "which_loss": _says("which_loss.column.off"),
    "trap_log": _says("trap_log.axis.linear"),
    "trap_below": lambda runs: clean_train_loss(runs[0])[1].tobytes(),
    "find_bad_setting": lambda runs: runs[1].history.val_loss.tobytes(),
    "which_cure": lambda runs: b"training rows: 600",
    "lucky_seeds": _says("lucky_seeds.was_same"),
    "is_it_luck": lambda runs: str(on_fresh_rows(runs[1]).right).encode(),
}


@pytest.mark.parametrize("id", WITHHELD)
def test_what_would_give_the_answer_away_is_sent_only_after_one(id):
    secret = WITHHELD[id]([trained(config) for config in EXERCISES[id].configs(0)])
    right = draft(EXERCISES[id].solve, id)
    for query in ({}, {"draft": right}):
        assert secret not in sent(page(lang="en", exercise=id, **query))
    assert secret in sent(page(lang="en", exercise=id, draft=right, checked="1"))


def test_a_log_axis_is_the_only_one_until_it_was_answered():
    def axes(**query):
        return [chart.proto.spec.count('"log"') for chart in page(exercise="trap_log", **query).get("vega_lite_chart")]

    before, after = axes(), axes(draft="rise=half", checked="1")
    assert len(before) == 1
    assert before[0] > 0
    assert len(after) == 2
    assert sorted(count > 0 for count in after) == [False, True]


def test_moving_one_of_two_sliders_answers_with_both():
    app = page(lang="en", exercise="ninety_twice")
    app.slider(key="ninety_twice_0_wrong_en").set_value(99.0).run()
    assert app.query_params["draft"] in ("right=75&wrong=99", ["right=75&wrong=99"])


def test_an_answer_of_zero_per_cent_costs_without_bound():
    app = page(lang="en", exercise="cost_of_doubt", draft="truth=0", checked="1")
    assert_sound(app)
    assert "∞" in written(app)


@pytest.mark.parametrize("called", ["<script>", "nan", "-3", "1e9", ""])
def test_a_place_that_no_page_has_noted_is_not_taken_from_the_link(called):
    assert_sound(page(lang="en", exercise="call_the_turn", draft=urlencode({"called": called})))

"""What a page's link restores: any text in, a value out; and what was written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.i18n import LANGUAGES, text
from pages.ui.lessons.loss_functions import halves
from pages.ui.session.params import one_of, read, real, several, whole, write
from tests.pages.app import assert_sound, open_page, session

KEYS = {
    "show": one_of("mse", "mae"),
    "steps": whole(0, 0, 400),
    "error": real(2.0, -5, 5),
    "darts": several((), -60, 60, most=12),
}


@given(st.dictionaries(st.sampled_from([*KEYS, "other"]), st.text(max_size=600)))
def test_whatever_a_link_says_every_key_has_a_value_that_can_be_written(query):
    values, unread = read(KEYS, query)
    assert values.keys() == KEYS.keys()
    assert set(unread) <= KEYS.keys() & query.keys()
    assert all(values[name] == KEYS[name].default for name in unread)
    assert read(KEYS, write(KEYS, values)) == (values, [])


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ({"error": "-1.25"}, {"error": -1.25}),
        ({"error": "2.00004"}, {"error": 2.0}),
        ({"darts": "1.5_-2_60"}, {"darts": (1.5, -2.0, 60.0)}),
        ({"darts": ""}, {"darts": ()}),
        ({"show": "mae", "steps": "7"}, {"show": "mae", "steps": 7}),
    ],
)
def test_what_a_link_says_is_taken(query, values):
    assert read(KEYS, query)[0].items() >= values.items()
    assert read(KEYS, query)[1] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("error", "nan"), ("error", "5.1"), ("error", ""), ("steps", "1.5"), ("steps", "-1"), ("show", "MSE"),
     ("darts", "1_x"), ("darts", "61"), ("darts", "1_" * 13), ("darts", "0" * 401)],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_its_default_taken(name, text):
    values, unread = read(KEYS, {name: text})
    assert unread == [name]
    assert values == {name: key.default for name, key in KEYS.items()}


def test_only_what_differs_from_the_default_is_written():
    values = read(KEYS, {})[0]
    assert write(KEYS, values) == {}
    assert write(KEYS, values | {"darts": (1.0, -2.5)}) == {"darts": "1_-2.5"}


@pytest.mark.parametrize(
    ("page", "query"),
    [("loss_functions", {}), ("loss_functions", {"part": "categories"}), ("training_loop", {}),
     ("seen_and_unseen", {"bet": "half"}), ("training_lab", {"details": "1"}),
     ("compare_runs", {"comparison": "batch_sizes"})],
)  # fmt: skip
def test_a_choice_that_answers_nothing_changes_nothing(page, query):
    """So a browser answers when a choice is pressed while its words change with the language."""
    app = open_page(page, **query, lang="en")
    before = session(app).written_query
    for control in [control for control in app.segmented_control if not control.key.startswith("lang_")]:
        app.segmented_control(key=control.key).set_value(None)
        app.run()
        assert_sound(app)
    assert session(app).written_query == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nobody_foresaw_is_a_sentence_and_a_way_to_begin_afresh(lang, monkeypatch):
    monkeypatch.setattr(halves, "numbers", lambda *_: 1 / 0)
    app = open_page("loss_functions", lang=lang, error="-3")
    assert app.error[0].value == text(lang)("common.error.unexpected")
    link = next(e.proto for e in app.get("page_link") if e.proto.label == text(lang)("common.error.afresh"))
    assert (link.page, link.query_string) == ("loss_functions", f"lang={lang}")


@pytest.mark.parametrize("page", ["home", "training_lab", "what_is_loss"])
def test_what_a_link_says_that_nobody_can_read_is_answered_on_every_page(page):
    app = open_page(page, lang="xx", details="yes", epochs="banana")
    said = app.warning[0].value
    assert "lang=xx" in said
    assert "details=yes" in said
    assert "epochs=banana" in said

"""A click on a page that is being left comes late: it belongs to no page, and breaks none."""

from copy import copy

import pytest

from pages.ui.lessons.training_loop import moment
from pages.ui.session import PAGES
from tests.pages.app import assert_sound, open_page, session


@pytest.mark.parametrize("after", ["training_loop", "home", "training_lab"])
def test_a_late_answer_to_an_exercise_breaks_no_other_page(after):
    app = open_page("exercises", exercise="mark_turn", lang="en")
    late = next(button for button in app.button if button.key.endswith("_none"))
    # As when the next page has begun, and the browser still shows this one.
    entered = copy(session(app))
    keys = moment.URL_PARAMS if after == "training_loop" else {}
    entered.page, entered.page_params = after, {name: key.default for name, key in keys.items()}
    app.session_state["session"] = entered
    late.click()
    app.switch_page(PAGES[after]).run()
    assert_sound(app)
    assert "draft" not in session(app).page_params


def test_what_a_page_read_stays_its_own_when_another_one_begins():
    app = open_page("exercises", exercise="mark_turn", lang="en")
    before = session(app)
    app.switch_page("pages/training_loop.py").run()
    assert before.page_params["exercise"] == "mark_turn"
    assert before.page == "exercises"
    assert session(app).page == "training_loop"


@pytest.mark.parametrize(
    ("page", "query", "key"),
    [
        ("training_loop", {"step": "2"}, "press_update"),
        ("training_loop", {"step": "2"}, "restart"),
        ("what_is_loss", {"darts": "10_10"}, "undo"),
        ("what_is_loss", {"darts": "10_10"}, "clear"),
        ("what_is_loss", {"throws": "5"}, "again"),
        ("loss_vs_accuracy", {"right_a": "70"}, "example"),
        ("exercises", {"exercise": "five_steps"}, "five_steps_0_order_en_measure"),
    ],
)
@pytest.mark.parametrize("back", [False, True])
def test_the_second_click_on_a_button_that_is_disabled_or_gone_undoes_nothing(page, query, key, back, monkeypatch):
    """It brings the address from before the first, and Streamlit leaves its callback out. Back brings the same."""
    monkeypatch.setattr("pages.ui.session.url.went_back", lambda: back)
    app = open_page(page, **query, lang="en")
    before = dict(app.query_params)
    app.button(key=key).click().run()
    assert not any(button.key == key and not button.disabled for button in app.button)
    after = dict(app.query_params)
    assert after != before
    app.query_params.clear()
    app.query_params.update(before)
    app.run()
    assert dict(app.query_params) == (before if back else after)
    assert not app.exception


def test_an_address_of_a_while_ago_is_meant(monkeypatch):
    """As when a link of the page leads to where its visitor was before."""
    now = [100.0]
    monkeypatch.setattr("pages.ui.session.url.monotonic", lambda: now[0])
    app = open_page("exercises", lang="en")
    listed = dict(app.query_params)
    app.query_params["exercise"] = "five_steps"
    app.run()
    assert "five_steps" in app.query_params["exercise"]
    now[0] += 1.5
    app.query_params.clear()
    app.query_params.update(listed)
    app.run()
    assert "exercise" not in app.query_params

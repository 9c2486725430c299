"""A click on a page that is being left comes late: it belongs to no page, and breaks none."""

from copy import copy

import pytest

from pages.ui import frame
from pages.ui.training_loop import moment
from tests.hostile.test_pages import open_page


@pytest.mark.parametrize("after", ["training_loop", "home", "training_lab"])
def test_a_late_answer_to_an_exercise_breaks_no_other_page(after):
    app = open_page("exercises", {"exercise": "mark_turn", "lang": "en"})
    late = next(button for button in app.button if button.key.endswith("_none"))
    # As when the next page has begun, and the browser still shows this one.
    work = copy(app.session_state["work"])
    keys = moment.KEYS if after == "training_loop" else {}
    work.page, work.state = after, {name: key.default for name, key in keys.items()}
    app.session_state["work"] = work
    late.click()
    app.switch_page(frame.PAGES[after]).run()
    assert not app.exception
    assert not app.error
    assert "draft" not in app.session_state["work"].state


def test_what_a_page_read_stays_its_own_when_another_one_begins():
    app = open_page("exercises", {"exercise": "mark_turn", "lang": "en"})
    before = app.session_state["work"]
    app.switch_page("pages/training_loop.py").run()
    assert before.state["exercise"] == "mark_turn"
    assert before.page == "exercises"
    assert app.session_state["work"].page == "training_loop"

"""A link that asks first (`reveal=later`) offers every verdict, so that the right answer is among them."""

import pytest

from core.config import from_query
from core.diagnosis import VERDICTS
from core.training import train
from pages.ui import i18n, verdict
from tests.hostile.test_pages import open_page

T = i18n.text("en")


@pytest.mark.parametrize(
    ("query", "found"),
    [({"epochs": "6"}, "too_short"), ({"dataset": "line", "outliers": "0.4", "n_val": "5", "noise": "0"}, None)],
)
def test_what_the_run_shows_is_among_the_choices_and_is_agreed_with(query, found):
    shown = verdict.diagnosis_of(train(from_query(query)[0])).verdict
    assert found in (shown, None)
    app = open_page("training_lab", **query, reveal="later", lang="en")
    assert {button.key.removeprefix("say_") for button in app.button if button.key.startswith("say_")} == set(VERDICTS)
    app.button(key=f"say_{shown}").click().run()
    assert not app.exception
    said = [each.value for each in app.markdown]
    name = T(f"verdict.{shown}.name")
    assert T("training_lab.question.agreed", said=name, found=name) in said

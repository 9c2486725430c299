"""What an exercise withholds is not in the data sent to the browser until an answer is given; links hide it as well."""

from functools import partial
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np
import pyarrow as pa
import pytest

from core.exercises import EXERCISES
from core.exercises.curves import diagnosis
from core.exercises.make.smallest_model import sealed_loss
from core.exercises.predict.call_the_turn import MORE, SHOWN
from pages.ui import i18n
from tests.pages.app import assert_sound, charts, open_page, written
from tests.pages.players import players
from tests.trained import trained

page = partial(open_page, "exercises")
PREDICTED = [id for id, each in EXERCISES.items() if each.kind == "predict" and id != "call_the_turn"]
EN = i18n.text("en")


def run_of(id, variant=0):
    """Return the run that is to be predicted."""
    return trained(EXERCISES[id].configs(variant)[-1])


def columns(app):
    """Return the columns of numbers in the charts."""
    found = []
    for chart in charts(app):
        for data in chart.datasets:
            table = pa.ipc.open_stream(data.data.data).read_all()
            found += [np.asarray(c.to_pylist(), dtype=object) for c in table.columns]
    series = [each for player in players(app) for line in player["lines"] for each in line["series"].values()]
    return found + [np.asarray(each["y"], dtype=object) for each in series]


def holds(app, numbers):
    """Return those of these losses that are among the numbers sent, in full, in short or in six digits."""
    have = {np.float32(v) for column in columns(app) for v in column if isinstance(v, (int, float))}
    return [float(v) for v in numbers if have & {np.float32(v), np.float32(f"{v:.6g}")}]


def checked(id, answer):
    app = page(lang="en", exercise=id, draft=urlencode(answer))
    app.button(key="check").click().run()
    assert_sound(app)
    return app


@pytest.mark.parametrize("id", PREDICTED)
def test_validation_is_not_sent_before_an_answer(id):
    run = run_of(id)
    for app in (page(lang="en", exercise=id), page(lang="en", exercise=id, checked="1")):
        assert_sound(app)
        assert not holds(app, run.history.val_loss)
        assert EN(f"verdict.{diagnosis(run).verdict}.name") not in written(app)
        assert i18n.number(run.history.val_loss.min()) not in written(app)


@pytest.mark.parametrize("id", PREDICTED)
def test_the_whole_run_is_shown_after_any_answer(id):
    run = run_of(id)
    wrong = next(iter(EXERCISES[id].wrong_answers.values()))(0, [run])
    app = checked(id, wrong)
    assert EN("exercises.status.wrong") in written(app)
    assert EN(f"verdict.{diagnosis(run).verdict}.name") in written(app)
    assert holds(app, run.history.val_loss[:5])


def test_a_curve_that_comes_bit_by_bit_ends_where_it_is_shown():
    losses = run_of("call_the_turn").history.val_loss
    app = page(lang="en", exercise="call_the_turn")
    assert len(holds(app, losses)) == SHOWN + 1
    app.button(key="more").click().run()
    assert_sound(app)
    assert len(holds(app, losses)) == SHOWN + MORE + 1
    assert not holds(app, losses[SHOWN + MORE + 1 :])
    assert f"{losses[-1]:.4f}" not in written(app)


def test_a_call_shows_the_rest_and_gives_a_link_that_hides_it():
    answer = EXERCISES["call_the_turn"].solve(3, [run_of("call_the_turn", 3)])
    app = page(lang="en", exercise="call_the_turn", other="3", draft=urlencode(answer))
    app.button(key="check").click().run()
    losses = run_of("call_the_turn", 3).history.val_loss
    assert len(holds(app, losses)) == len(losses)
    query = dict(parse_qsl(urlsplit(app.code[0].value).query))
    assert query == {
        "lang": "en", "exercise": "call_the_turn", "other": "3", "friend": f"{answer['mark']:.0f}"
    }  # fmt: skip
    friend = page(**query)
    assert_sound(friend)
    said = EN("exercise_predict.call_the_turn.friend", friend=query["friend"], lab=f"{losses.argmin()}")
    assert said not in written(friend)
    assert len(holds(friend, losses)) == SHOWN + 1
    friend = page(**query, draft=urlencode(answer))
    friend.button(key="check").click().run()
    assert said in written(friend)


def test_an_epoch_that_was_not_shown_cannot_be_called():
    app = page(lang="en", exercise="call_the_turn", step="60", draft="mark=80")
    app.button(key="check").click().run()
    assert "only 60 epochs were shown" in written(app)


def test_the_sealed_test_is_opened_with_the_goal_reached_and_not_before():
    exercise = EXERCISES["smallest_model"]
    good = {**exercise.solve(0, []), "tried": 14}
    bad = EXERCISES["smallest_model"].wrong_answers["not_good_enough"](0, [])
    for answer in (good, bad):
        sealed = i18n.number(sealed_loss(trained(exercise.learner_config(answer, 0))))
        app = page(lang="en", exercise="smallest_model", draft=urlencode(answer))
        assert sealed not in written(app)
        app.button(key="check").click().run()
        assert (sealed in written(app)) == (answer == good)
        assert ("Settings tried: 14" in written(app)) == (answer == good)
        fields = [field for field in app.text_input if "_set_" in field.key]
        assert fields
        assert all(field.disabled == (answer == good) for field in fields)


def test_each_setting_that_is_tried_counts():
    app = page(lang="en", exercise="smallest_model")
    for units in ("12", "10", "8"):
        app.text_input(key="smallest_model_0_set_hidden_en").set_value(units).run()
        assert_sound(app)
    app.text_input(key="smallest_model_0_set_epochs_en").set_value("400").run()
    app.button(key="check").click().run()
    assert "Settings tried: 4" in written(app)


def test_what_cannot_be_set_is_said_and_the_rest_is_kept():
    app = page(lang="en", exercise="mend_it")
    app.text_input(key="mend_it_0_set_l2_en").set_value("0.01").run()
    app.text_input(key="mend_it_0_set_epochs_en").set_value("many").run()
    assert_sound(app)
    assert "many" in app.warning[0].value
    assert "In use: 250." in app.warning[0].value
    assert EN("exercises.start_shown") in app.warning[0].value
    assert app.text_input(key="mend_it_0_set_epochs_en").value == "many"
    assert app.text_input(key="mend_it_0_set_l2_en").value == "0.01"
    app.text_input(key="mend_it_0_set_epochs_en").set_value("300").run()
    assert not app.warning
    app.button(key="check").click().run()
    assert EN("exercises.status.passed") in written(app)
    app.text_input(key="mend_it_0_set_epochs_en").set_value("").run()
    assert app.text_input(key="mend_it_0_set_epochs_en").value == "250"

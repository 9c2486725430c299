"""What a teacher's link can do to the Lab: ask first and tell later, lock controls, and write larger."""

import pytest
from streamlit.testing.v1 import AppTest

from core.diagnosis import VERDICTS
from pages.ui import i18n
from pages.ui.session import LOCKS
from tests.pages.players import losses, players

T = i18n.text("en")


def lab(**query):
    app = AppTest.from_file("../../dashboard.py", default_timeout=60).run()
    for key, value in ({"lang": "en"} | query).items():
        app.query_params[key] = value
    return app.switch_page("pages/training_lab.py").run()


def everything_written(app):
    parts = [
        *(e.proto.body for e in app.get("html")),
        *(m.value for m in app.markdown),
        *(c.value for c in app.caption),
    ]
    return " ".join(parts)


def test_what_is_told_later_is_not_sent_before():
    told, asked = lab(), lab(reveal="later")
    shown, withheld = players(told)[0], players(asked)[0]
    assert shown["best"] == 80
    assert shown["phases"][-1]["start"] == 80
    assert (withheld["best"], withheld["phases"]) == (None, [])
    assert losses(withheld) == losses(shown)
    assert "80" not in withheld["alt"]
    line = T("verdict.overfitting.name") + ":"
    assert line in everything_written(told)
    assert line not in everything_written(asked)
    assert "epoch 80" in everything_written(told)
    assert "epoch 80" not in everything_written(asked)


@pytest.mark.parametrize(("said", "id"), [("overfitting", "agreed"), ("healthy", "differed")])
def test_an_answer_opens_the_verdict_and_is_held_against_it(said, id):
    app = lab(reveal="later")
    app.button(key=f"say_{said}").click().run()
    assert not app.exception
    assert players(app)[0]["best"] == 80
    names = {"said": T(f"verdict.{said}.name"), "found": T("verdict.overfitting.name")}
    assert T(f"training_lab.question.{id}", **names) in everything_written(app)


def test_all_readable_verdicts_can_be_said():
    buttons = {button.key for button in lab(reveal="later").button}
    assert {f"say_{id}" for id in VERDICTS if id not in ("too_short", "incomparable")} <= buttons


def test_locked_controls_cannot_be_moved():
    free, locked = lab(), lab(lock="-".join(LOCKS))
    assert not any(box.disabled for box in free.selectbox)
    assert all(box.disabled for box in locked.selectbox)
    assert all(control.disabled for control in locked.segmented_control if not control.key.startswith("lang_"))
    assert [toggle.key for toggle in free.toggle] == ["details"]
    assert not locked.toggle
    assert T("training_lab.locked") in everything_written(locked)


def test_a_lock_stays_in_the_link_and_nonsense_locks_nothing():
    app = lab(lock="dataset-banana")
    assert app.session_state["session"].written_query["lock"] == "dataset"
    assert [box.disabled for box in app.selectbox] == [False, True, False]
    assert "lock" not in lab(lock="banana").session_state["session"].written_query


def test_a_projector_gets_larger_letters():
    assert "font-size: 125%" in everything_written(lab(size="large"))
    assert "font-size: 125%" not in everything_written(lab())

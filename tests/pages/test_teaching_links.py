"""What a teacher's link can do to the Lab: ask first and tell later, lock controls, and write larger."""

from functools import partial

import pytest

from core.diagnosis import VERDICTS
from pages.ui import i18n
from pages.ui.session import LOCKS
from tests.pages.app import open_page, session, written
from tests.pages.players import losses, players

T = i18n.text("en")


lab = partial(open_page, "training_lab", lang="en")


def test_what_is_told_later_is_not_sent_before():
    told, asked = lab(), lab(reveal="later")
    shown, withheld = players(told)[0], players(asked)[0]
    assert shown["best"] == 80
    assert shown["phases"][-1]["start"] == 80
    assert (withheld["best"], withheld["phases"]) == (None, [])
    assert losses(withheld) == losses(shown)
    assert "80" not in withheld["alt"]
    line = T("verdict.overfitting.name") + ":"
    assert line in written(told)
    assert line not in written(asked)
    assert "epoch 80" in written(told)
    assert "epoch 80" not in written(asked)


@pytest.mark.parametrize(("said", "id"), [("overfitting", "agreed"), ("healthy", "differed")])
def test_an_answer_opens_the_verdict_and_is_held_against_it(said, id):
    app = lab(reveal="later")
    app.button(key=f"say_{said}").click().run()
    assert not app.exception
    assert players(app)[0]["best"] == 80
    names = {"said": T(f"verdict.{said}.name"), "found": T("verdict.overfitting.name")}
    assert T(f"training_lab.question.{id}", **names) in written(app)


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
    assert T("training_lab.locked") in written(locked)


def test_a_lock_stays_in_the_link_and_nonsense_locks_nothing():
    app = lab(lock="dataset-banana")
    assert session(app).written_query["lock"] == "dataset"
    assert [box.disabled for box in app.selectbox] == [False, True, False]
    assert "lock" not in session(lab(lock="banana")).written_query


def test_a_projector_gets_larger_letters():
    assert "font-size: 125%" in written(lab(size="large"))
    assert "font-size: 125%" not in written(lab())

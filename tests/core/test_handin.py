"""Progress and hand-ins: what is written is read back, and whatever else comes is refused, not believed."""

import json
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core import handin
from core.exercises import EXERCISES, VARIANTS
from core.handin import MAX_LINK, Done, HandInError, Progress, from_link, tidy, variant_of
from core.packing import pack

ANSWERS = st.dictionaries(
    st.sampled_from(["mark", "mse", "order"]),
    st.integers(-9, 999) | st.floats(-9, 999) | st.text(max_size=9),
    max_size=2,
)  # fmt: skip
DONE = st.builds(Done, ANSWERS, st.integers(0, 999), st.sampled_from(["passed", "wrong"]))
PROGRESS = st.builds(
    Progress, st.text(max_size=20).map(tidy), st.integers(0, VARIANTS - 1),
    st.dictionaries(st.sampled_from(list(EXERCISES)), DONE, max_size=12),
)  # fmt: skip
DAY = Progress(
    "kiwi", 7, {"mark_turn": Done({"mark": 72}, 2, "passed"), "five_steps": Done({"order": "a-b"}, 1, "wrong")}
)


@given(st.text(max_size=40))
@example("a" * 15 + " b")
@example("e\u200d\u0301")
def test_a_tidy_nickname_stays_as_it_is(nickname):
    assert tidy(tidy(nickname)) == tidy(nickname)


@given(PROGRESS)
def test_progress_goes_into_a_link_and_back(progress):
    assert from_link(progress.in_link()) == progress


@given(st.text(max_size=200))
def test_any_text_is_progress_or_refused(text):
    with suppress(ValueError):
        assert isinstance(from_link(text), Progress)


@given(PROGRESS, st.sampled_from(["en", "ja"]))
def test_a_hand_in_is_read_back_from_the_file_and_from_the_text(progress, language):
    by_file = handin.read(handin.to_json(progress, language))
    assert by_file == handin.read(handin.to_text(progress, language))
    assert (by_file.nickname, by_file.language, by_file.variant) == (progress.nickname, language, progress.variant)
    assert {id: (done.answer, done.tries) for id, done in by_file.done.items()} == {
        id: (done.answer, done.tries) for id, done in progress.done.items()
    }


def test_no_result_is_in_a_hand_in():
    assert "passed" not in handin.to_json(DAY, "en")
    assert {done.status for done in handin.read(handin.to_json(DAY, "en")).done.values()} == {""}


def test_a_hand_in_holds_the_resolved_settings_of_what_it_is_about():
    config = EXERCISES["mark_turn"].configs(7)[0]
    query = handin.read(handin.to_json(DAY, "en")).queries["mark_turn"]
    assert query["learning_rate"] == str(config.learning_rate)
    assert query["data_seed"] == str(config.data_seed)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: c.pop("exercises"), "not_a_hand_in"),
        (lambda c: c.update(version=2), "other_version"),
        (lambda c: c.update(variant=12), "not_a_hand_in"),
        (lambda c: c.update(variant=True), "not_a_hand_in"),
        (lambda c: c.update(nickname=5), "not_a_hand_in"),
        (lambda c: c.update(exercises=[1]), "not_a_hand_in"),
        (lambda c: c["exercises"].update(mark_turn={"answer": {}}), "not_a_hand_in"),
        (lambda c: c["exercises"].update(mark_turn={"query": {}, "answer": 5, "tries": 1}), "not_a_hand_in"),
        (lambda c: c["exercises"].update(mark_turn={"query": {}, "answer": {}, "tries": -1}), "not_a_hand_in"),
    ],
)
def test_a_hand_in_that_was_tampered_with_is_refused(change, reason):
    content = json.loads(handin.to_json(DAY, "en"))
    change(content)
    with pytest.raises(HandInError) as refused:
        handin.read(json.dumps(content))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "not_json"), ("hello", "not_json"), ("[1, 2]", "not_a_hand_in"), ("LossLab1.abc", "not_json"),
     ("{" * 5000, "not_json"), ("[" * 50_000, "not_json"), ('{"a":' * 100_000, "too_large")],
)  # fmt: skip
def test_other_texts_are_refused(text, reason):
    with pytest.raises(HandInError) as refused:
        handin.read(text)
    assert refused.value.reason == reason


def test_what_unfolds_to_far_more_than_it_holds_is_not_unfolded():
    bomb = pack({"exercises": "0" * 10_000_000})
    assert len(bomb) < handin.MAX_BYTES
    with pytest.raises(HandInError):
        handin.read(handin.MARK + bomb)
    with pytest.raises(ValueError, match="too long"):
        from_link(pack("0" * 200_000)[:MAX_LINK])


def test_exercises_that_do_not_exist_are_left_out():
    content = json.loads(handin.to_json(DAY, "en"))
    content["exercises"]["../../etc"] = content["exercises"]["mark_turn"]
    assert handin.read(json.dumps(content)).done.keys() == DAY.done.keys()


def test_a_nickname_draws_a_variant_and_keeps_it():
    assert Progress().named("  ki\u200bwi ") == Progress("kiwi", variant_of("kiwi"))
    assert variant_of("Kiwi") == variant_of("kiwi")
    assert {variant_of(f"learner {n}") for n in range(200)} == set(range(VARIANTS))
    named = Progress().named("kiwi").tried("mark_turn", {"mark": 5}, "wrong")
    assert named.named("other").variant == named.variant
    assert named.name_is_fixed
    assert not Progress().tried("mark_turn", {"mark": 5}, "wrong").name_is_fixed


def test_what_is_solved_stays_solved():
    solved = Progress().tried("mark_turn", {"mark": 5}, "wrong").tried("mark_turn", {"mark": 72}, "passed")
    assert solved.done["mark_turn"] == Done({"mark": 72}, 2, "passed")
    assert solved.tried("mark_turn", {"mark": 9}, "wrong").done["mark_turn"] == Done({"mark": 72}, 3, "passed")


def test_an_older_link_undoes_nothing():
    older = Progress().tried("mark_turn", {"mark": 5}, "wrong")
    newer = older.tried("mark_turn", {"mark": 72}, "passed").tried("five_steps", {"order": "x"}, "wrong")
    assert newer.merged(older) == newer
    assert older.merged(newer) == newer
    assert newer.merged(DAY) == DAY, "another learner's link takes the place of this one"


def test_whatever_was_done_fits_into_a_link():
    """As much as can be typed into every exercise: what was solved is kept, the longest answers are not."""
    noise = "".join(chr(0x4E00 + (i * 7919) % 20_000) for i in range(600))
    progress = Progress("kiwi", 7)
    for n, id in enumerate(EXERCISES):
        progress = progress.tried(
            id, {"settings": noise[n * 20 : n * 20 + 100], "mark": n}, "passed" if n % 2 else "wrong"
        )
    text = progress.in_link()
    assert len(text) <= MAX_LINK < len(progress._packed(progress.done))
    found = from_link(text)
    assert {id: (done.status, done.tries) for id, done in found.done.items()} == {
        id: (done.status, done.tries) for id, done in progress.done.items()
    }


def test_all_exercises_answered_leave_room_in_the_link():
    progress = Progress().named("メロンパン")
    settings = "hidden=64-64-64&learning_rate=0.0123456&epochs=1234&l2=0.0012345&dropout=0.35&patience=123"
    for id, exercise in EXERCISES.items():
        forms = {"settings": settings, "order": "predict-measure-update-again-smaller", "choice": "still_improving"}
        progress = progress.tried(id, {part.name: forms.get(part.form, 123.45) for part in exercise.parts}, "passed")
    assert from_link(progress.in_link()) == progress
    assert len(progress.in_link()) < MAX_LINK - 500, "room for the rest of the address"

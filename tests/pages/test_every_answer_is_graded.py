"""Nothing in a hand-in can make the grader fail, and whatever it finds has its sentence in every language."""

import json
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import handin
from core.config import CHOICES, RANGES, to_query
from core.exercises import EXERCISES, NOWHERE, VARIANTS
from core.grading import Grader, summarise
from core.grading.grade import STATUSES
from core.grading.table import as_csv
from core.handin import Done, HandIn
from pages.ui import i18n
from pages.ui.exercises import feedback_text
from tests.pages.sentences import LEAKS
from tests.strategies import numbers

CALM = settings(deadline=None, suppress_health_check=list(HealthCheck))
ODD = st.sampled_from(["", NOWHERE, "banana", "1e400", "-1", "nan", "a-b", "%00", "🥝"]) | st.floats() | st.integers()
MAKE = [exercise.id for exercise in EXERCISES.values() if exercise.editable_fields]
OTHERS = [id for id in EXERCISES if id not in MAKE]
# One for each variant: what an exercise starts from is trained once.
grader_of = cache(Grader)


def valid(part):
    """Return a strategy of values that a part of an answer may have."""
    if part.form == "choice":
        return st.sampled_from(part.options)
    if part.form == "order":
        return st.permutations(part.options).map("-".join)
    if part.form == "settings":
        return st.text(max_size=9)  # the grader takes the settings from the query
    ends = st.sampled_from([part.low, part.high])
    number = st.floats(part.low, part.high) | st.integers(int(part.low), int(part.high)) | ends
    return number | st.just(NOWHERE) if part.form == "epoch" else number


@st.composite
def learners(draw, ids, variants, odd=False, longest=30):
    """Return a hand-in with one answer: of its form, or with odd parts; settings within what the exercise frees."""
    exercise, variant = EXERCISES[draw(st.sampled_from(ids))], draw(st.sampled_from(variants))
    answer = {part.name: draw(ODD | valid(part) if odd else valid(part)) for part in exercise.parts}
    starts = exercise.configs(variant)
    query = to_query(starts[0]) if starts else {}
    for name in draw(st.sets(st.sampled_from(exercise.editable_fields))) if exercise.editable_fields else ():
        query[name] = str(draw(_setting(name, longest)))
    if exercise.editable_fields:
        query["epochs"] = str(
            draw(st.integers(1, longest)) if "epochs" in exercise.editable_fields else query["epochs"]
        )
    if odd and draw(st.booleans()):
        query[draw(st.sampled_from([*RANGES, "hidden", "model"]))] = str(draw(ODD))
    return HandIn("", "en", variant, {exercise.id: query}, {exercise.id: Done(answer)})


def _setting(name, longest):
    if name == "hidden":
        return st.lists(st.integers(1, 16), min_size=1, max_size=3).map(lambda units: "-".join(map(str, units)))
    if name in CHOICES:
        return st.sampled_from(CHOICES[name])
    low, high = RANGES[name]
    if name == "learning_rate":
        return st.floats(low, high) | st.sampled_from([1.0, 10.0, 100.0])
    return numbers(low, {"n_train": 60, "epochs": longest}.get(name, high))


def assert_graded(hand_in):
    # As it comes from a file: what JSON cannot hold cannot be handed in.
    content = {
        "version": handin.VERSION, "nickname": "", "language": "en", "variant": hand_in.variant,
        "exercises": {
            id: {"query": dict(hand_in.queries[id]), "answer": dict(done.answer), "tries": 1}
            for id, done in hand_in.done.items()
        },
    }  # fmt: skip
    graded = grader_of(hand_in.variant).grade(handin.read(json.dumps(content)))
    for id, found in graded.found.items():
        assert found.status in STATUSES
        for lang in i18n.LANGUAGES if found.status in ("passed", "wrong") else ():
            sentence = feedback_text.sentence(EXERCISES[id], found, i18n.text(lang))
            assert sentence
            assert not LEAKS.search(sentence), sentence
    assert as_csv([graded])
    assert summarise([graded])


# Settings that once made a check divide by 0.
def test_a_validation_loss_of_zero_is_graded():
    query = {"noise": "0.0", "learning_rate": "10", "hidden": "16-16", "epochs": "200"}
    start = to_query(EXERCISES["make_overfit"].configs(0)[0])
    done = {"make_overfit": Done({"settings": ""})}
    assert_graded(HandIn("", "en", 0, {"make_overfit": start | query}, done))


@settings(CALM, max_examples=60)
@given(learners(OTHERS, [0]))
def test_every_answer_is_graded(hand_in):
    assert_graded(hand_in)


@settings(CALM, max_examples=8)
@given(learners(MAKE, [0], longest=10))
def test_all_settings_are_graded(hand_in):
    assert_graded(hand_in)


@settings(CALM, max_examples=40)
@given(learners([*EXERCISES], [0], odd=True, longest=3))
def test_odd_answers_are_graded(hand_in):
    assert_graded(hand_in)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@settings(CALM, max_examples=1500)
@given(learners([*EXERCISES], range(VARIANTS), odd=True, longest=60))
def test_thousands_of_hand_ins_are_graded(hand_in):
    assert_graded(hand_in)

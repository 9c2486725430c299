"""Files that mean harm, dropped on the teachers' page: what is a hand-in is graded, the rest is named and left out."""

import gzip
import json
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import handin
from core.exercises import EXERCISES
from core.grading import collect
from core.handin import Done, Progress
from core.training import train
from pages.ui import i18n
from tests.hostile.links import MARK, PIECES, pieces
from tests.hostile.test_pages import CALM, assert_unharmed
from tests.pages.app import open_page

GOOD = Progress().named("kiwi")
for _id in ("three_rows", "mark_turn"):
    _runs = [train(config) for config in EXERCISES[_id].configs(GOOD.variant)]
    GOOD = GOOD.tried(_id, EXERCISES[_id].solve(GOOD.variant, _runs), "")


def named(nickname):
    """Return the good hand-in under another name, written by hand: nothing has tidied it."""
    return json.dumps(json.loads(handin.to_json(GOOD, "en")) | {"nickname": nickname}).encode()


def bomb(n_bytes):
    packed = zlib.compress(b'{"exercises": "' + b"0" * n_bytes + b'"}', 9)
    return (handin.MARK + urlsafe_b64encode(packed).decode().rstrip("=")).encode()


SHORT = [piece for piece in PIECES if len(piece) < 100]
ACTING = {
    "version": 1, "nickname": f"<b onclick={MARK}>", "language": f"../{MARK}", "variant": 0,
    "exercises": {
        id: {"query": {piece: piece for piece in SHORT}, "answer": {piece: piece for piece in SHORT}, "tries": 1}
        for id in EXERCISES
    },
}  # fmt: skip
HOSTILE = {
    "a bomb": ("bomb.txt", bomb(50_000_000)),
    "a nest": ("nest.json", b'{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
    "another nest": ("nest.json", b'{"a":' * 9_000 + b"1" + b"}" * 9_000),
    "noise": ("noise.bin", bytes(range(256)) * 99),
    "gzip": ("x.json.gz", gzip.compress(b"{}")),
    "nothing": ("empty.json", b""),
    "zeros": ("zeros.json", b"{" + b"\0" * 9_999),
    "too much": ("long.json", b"{" + b" " * 3_900_000),
    "many marks": ("marks.txt", b"LossLab1. LossLab1.A " * 20_000),
    "a climbing name": ("../../../../etc/passwd", b"root:x:0:0"),
    "a name that acts": (f"![{MARK}](http://{MARK}.example)<img src=x onerror={MARK}()>.json", b"no"),
    "endless numbers": ("n.json", b'{"version": 1, "exercises": {}, "variant": ' + b"9" * 5000 + b"}"),
    "no number": ("nan.json", b'{"version": NaN, "exercises": {"mark_turn": {}}}'),
    "answers that act": ("acts.json", json.dumps(ACTING).encode()),
}  # fmt: skip


def drop(lang, *files):
    app = open_page("for_teachers", part="grade", lang=lang)
    app.file_uploader(key="hand_ins").set_value([(name, content, "application/json") for name, content in files])
    return app.run()


def said(app):
    return " ".join(e.value for e in (*app.markdown, *app.caption, *app.header))


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_hostile_files_beside_a_good_one_are_left_out_and_the_good_one_is_graded(lang):
    app, t = drop(lang, ("kiwi.json", named("kiwi")), *HOSTILE.values()), i18n.text(lang)
    assert_unharmed(app, lang)
    assert any(t("for_teachers.grade.left_out") == each.value for each in app.header)
    assert t("for_teachers.grade.matrix", n=2) in said(app)  # kiwi, and whoever dressed answers up as a hand-in


@pytest.mark.parametrize("name", HOSTILE)
def test_each_hostile_file_alone_is_answered(name):
    app = drop("en", HOSTILE[name])
    assert_unharmed(app, "en")
    assert said(app)


def test_a_nickname_acts_nowhere():
    app = drop("ja", *((f"{n}.json", named(name)) for n, name in enumerate(SHORT)))
    assert_unharmed(app, "ja")


def test_more_files_than_a_school_has_are_refused_beyond_what_is_graded():
    files = [(f"{n}.json", named(f"learner {n}")) for n in range(205)]
    app = drop("en", *files)
    assert_unharmed(app, "en")
    assert i18n.text("en")("for_teachers.rejected.too_many") in said(app)


@settings(CALM, max_examples=50)
@given(st.lists(st.tuples(pieces, st.binary(max_size=200) | pieces.map(lambda text: text.encode()) | st.just(b"{}"))))
def test_no_file_can_make_the_reading_fail(files):
    found, rejected = collect(files)
    assert found == []
    assert len(rejected) >= len(files)


@settings(CALM, max_examples=50)
@given(st.dictionaries(st.sampled_from([*EXERCISES]), st.dictionaries(pieces, pieces, max_size=3), max_size=4))
def test_a_hand_in_with_answers_that_mean_harm_is_read_and_written_again(answers):
    progress = replace(GOOD, done={id: Done(answer, 1, "wrong") for id, answer in answers.items()})
    assert handin.read(handin.to_json(progress, "ja")) == handin.read(handin.to_text(progress, "ja"))

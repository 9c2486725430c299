"""Grading: hand-ins are checked again, forged and foreign ones are caught, and nothing stops the rest."""

import csv
import io
import json

import pytest

from core import handin
from core.exercises import EXERCISES, Feedback
from core.grading import Grader, collect, summarise
from core.grading.__main__ import main
from core.grading.table import as_csv
from core.handin import Progress, variant_of
from core.training import train
from tests.trained import trained

IDS = ("three_rows", "mark_turn", "make_overfit")


def answer(case, id, variant):
    return case(variant, [trained(config) for config in EXERCISES[id].configs(variant)])


def learner(nickname, ids=IDS, wrong=()):
    """Return the progress of somebody who solved some exercises and failed others (id -> reason)."""
    progress, wrong = Progress().named(nickname), dict(wrong)
    for id in ids:
        case = EXERCISES[id].wrong_answers[wrong[id]] if id in wrong else EXERCISES[id].solve
        progress = progress.tried(id, answer(case, id, progress.variant), "")
    return progress


def forged(progress, id, **query):
    content = json.loads(handin.to_json(progress, "en"))
    content["exercises"][id]["query"].update(query)
    return handin.read(json.dumps(content))


@pytest.fixture(scope="module")
def grader():
    return Grader()


def test_right_and_wrong_answers_are_told_apart(grader):
    graded = grader.grade(handin.read(handin.to_text(learner("kiwi", wrong={"mark_turn": "not_seen"}), "ja")))
    assert {id: graded.status(id) for id in IDS} == {
        "three_rows": "passed", "mark_turn": "wrong", "make_overfit": "passed",
    }  # fmt: skip
    assert graded.found["mark_turn"].reason == "not_seen"
    assert graded.status("five_steps") == "not_attempted"


def test_forbidden_settings_are_caught(grader):
    kiwi = learner("kiwi", ["make_overfit"])
    assert grader.grade(forged(kiwi, "make_overfit", n_val="5")).status("make_overfit") == "not_allowed"
    assert grader.grade(forged(kiwi, "make_overfit", n_val="banana")).status("make_overfit") == "not_allowed"
    heavy = {"epochs": "5000", "hidden": "64-64-64", "n_train": "1500"}
    assert grader.grade(forged(kiwi, "make_overfit", **heavy)).status("make_overfit") == "too_costly"


def test_the_settings_are_those_of_the_query_whatever_the_answer_says(grader):
    kiwi = learner("kiwi", ["make_overfit"])
    assert grader.grade(forged(kiwi, "make_overfit", n_train="600", epochs="100")).status("make_overfit") == "wrong"


def test_another_variant_than_ones_own_is_caught(grader):
    other = next(name for name in "abcdefgh" if variant_of(name) not in (variant_of("kiwi"), 0))
    content = json.loads(handin.to_json(learner("kiwi", ["mark_turn"]), "en"))
    borrowed = handin.read(json.dumps(content | {"nickname": other}))
    assert grader.grade(borrowed).status("mark_turn") == "other_variant"
    patched = handin.read(json.dumps(content | {"nickname": other, "variant": variant_of(other)}))
    assert grader.grade(patched).status("mark_turn") == "other_variant"
    of_the_class = Grader(class_variant=variant_of("kiwi"))
    assert of_the_class.grade(borrowed).status("mark_turn") == "passed"


def test_an_answer_of_the_wrong_form_is_no_attempt(grader):
    content = json.loads(handin.to_json(learner("kiwi", ["mark_turn"]), "en"))
    for epoch in ("<script>", 10**400, float("nan"), -1e308):
        content["exercises"]["mark_turn"]["answer"] = {"mark": epoch, "more": 1e308}
        assert grader.grade(handin.read(json.dumps(content))).status("mark_turn") == "not_attempted"


def test_what_hangs_on_the_last_digits_is_not_reproducible_and_not_wrong(monkeypatch):
    """An exercise whose check sees the nudge stands for one whose run differs from computer to computer."""
    first = []

    def judge(answer, runs):
        first.append(float(runs[0].history.train_loss[0]))
        return Feedback("wrong" if first[-1] == first[0] else "passed", "when_obvious")

    original = EXERCISES["mark_turn"]
    monkeypatch.setitem(EXERCISES, "mark_turn", type(original)(**(vars(original) | {"judge": judge})))
    graded = Grader().grade(handin.read(handin.to_json(learner("kiwi", ["mark_turn"]), "en")))
    assert graded.status("mark_turn") == "not_reproducible"


@pytest.mark.exact
def test_a_nudge_moves_the_first_weights_by_so_much_and_no_more():
    config = EXERCISES["mark_turn"].configs(0)[0]
    plain, perturbed = train(config), train(config, perturbation=1e-10)
    apart = abs(plain.history.train_loss[0] - perturbed.history.train_loss[0])
    assert 0 < apart < 1e-9


def test_broken_foreign_and_giant_files_are_listed_and_nothing_handed_in_vanishes():
    kiwi, more = learner("kiwi", ["mark_turn"]), learner("kiwi", ["mark_turn", "three_rows"])
    plum = learner("plum", ["three_rows"])
    files = {
        "a_kiwi.json": handin.to_json(kiwi, "en").encode(),
        "b_kiwi_again.json": handin.to_json(kiwi, "en").encode(),
        "c_kiwi_more.json": handin.to_json(more, "en").encode(),
        "d_chat.txt": f"Here you are: {handin.to_text(plum, 'ja')}\nthanks!\nLossLab1.AAAA".encode(),
        "e_broken.json": handin.to_json(kiwi, "en").encode()[:-20],
        "f_picture.png": b"\x89PNG\r\n\x1a\n\x00\xff",
        "g_notes.txt": b"remember the milk",
        "h_giant.json": b"{" + b" " * 200_000 + b"}",
        "i_too_large_to_open.json": None,
    }
    kept, rejected = collect(files.items())
    assert [(each.file, each.hand_in.nickname) for each in kept] == [
        ("a_kiwi.json", "kiwi"),
        ("b_kiwi_again.json", "kiwi"),
        ("c_kiwi_more.json", "kiwi"),
        ("d_chat.txt", "plum"),
    ]
    assert sorted((each.file[0], each.reason) for each in rejected) == [
        ("d", "not_json"), ("e", "not_json"), ("f", "not_text"),
        ("g", "no_hand_in"), ("h", "too_large"), ("i", "too_large"),
    ]  # fmt: skip


def test_the_class_in_common(grader):
    class_ = [learner("kiwi", ["mark_turn"]), learner("plum", ["mark_turn"], {"mark_turn": "not_seen"})]
    found = summarise([grader.grade(handin.read(handin.to_json(each, "en"))) for each in class_])
    assert found.statuses["mark_turn"] == {"passed": 1, "wrong": 1}
    assert found.misconceptions["mark_turn"] == {"not_seen": 1}
    kiwi, plum = (("mark_turn", variant_of(name)) for name in ("kiwi", "plum"))
    assert found.marks[kiwi] == (class_[0].done["mark_turn"].answer["mark"],)
    assert found.nowhere[plum] == 1


def test_a_name_is_no_formula_in_a_spreadsheet(grader):
    evil = grader.grade(handin.read(handin.to_json(learner("=1+1", ["three_rows"]), "en")))
    rows = list(csv.DictReader(io.StringIO(as_csv([evil]))))
    assert rows[0]["learner"] == "'=1+1"
    assert (rows[0]["three_rows"], rows[0]["three_rows_tries"], rows[0]["five_steps"]) == (
        "passed",
        "1",
        "not_attempted",
    )


def test_the_command_prints_a_table_and_writes_a_csv(tmp_path, capsys):
    (tmp_path / "kiwi.json").write_text(handin.to_json(learner("kiwi"), "en"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "kiwi" in out
    assert "notes.txt: no hand in" in out
    assert "kiwi" in (tmp_path / "grades.csv").read_text("utf-8-sig")
    assert main([str(tmp_path)]) == 0, "its own table is not taken for a hand-in"
    assert "grades.csv:" not in capsys.readouterr().out


def test_the_command_says_when_there_is_no_folder(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "no folder" in capsys.readouterr().err

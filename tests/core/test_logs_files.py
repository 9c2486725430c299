"""What files are given: refused ones with the reason, archives, and several files of one run."""

# ruff: noqa: E501 (a file stands in one line, so that they can be compared)

import io
import pickle
import zipfile

import pytest

from core.logs import REASONS, LogError, read_logs
from core.logs.files import MAX_BYTES
from tests.core.log_samples import PARTS, TRAIN, VAL, table, three


def refused(files, **choose) -> LogError:
    with pytest.raises(LogError) as caught:
        read_logs(files, choose)
    error = caught.value
    assert tuple(error.values) == REASONS[error.reason]
    return error


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("pasted", b"", "nothing_given"),
        ("pasted", b" \n\t\n", "nothing_given"),
        ("history.pkl", pickle.dumps({"loss": [1, 2, 3]}), "pickle"),
        ("history", pickle.dumps({"loss": [1, 2, 3]}, protocol=2), "pickle"),
        ("model.h5", b"\x89HDF\r\n\x1a\n" + bytes(200), "model_file"),
        ("events.out.tfevents.1600000000.host", b"\x18\x00\x00\x00\x00\x00\x00\x00brain.Event:2" + bytes(50), "tensorboard_file"),
        ("curve.png", b"\x89PNG\r\n\x1a\n" + bytes(300), "picture"),
        ("report.pdf", b"%PDF-1.4 \xe2\xe3\xcf\xd3", "picture"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + bytes(300), "spreadsheet"),
        ("a.out", bytes(range(256)) * 20, "binary"),
        ("broken.zip", b"PK\x03\x04" + bytes(100), "archive"),
        ("pasted", b"Hello, is my model good?\n", "no_numbers"),
        ("pasted", b"Epoch 1: loss 0.5\nEpoch 2: loss 0.4\n", "too_few_points"),
        ("log.csv", b"epoch,loss,val_loss\n1,0.5,0.6\n", "too_few_points"),
        ("log.csv", b"epoch,auc,f1\n1,0.5,0.6\n2,0.6,0.7\n3,0.7,0.8\n", "no_loss"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_reason(name, content, reason):
    assert refused({name: content}).reason == reason


def test_a_pickle_is_not_opened():
    class Trap:
        def __reduce__(self):
            return (pytest.fail, ("it was executed",))

    assert refused({"history.pkl": pickle.dumps(Trap())}).reason == "pickle"


def test_what_is_too_large_is_not_read():
    error = refused({"a": b"0" * (MAX_BYTES // 2 + 1), "b": b"0" * (MAX_BYTES // 2)})
    assert error.reason == "too_large"
    assert error.values["limit_mb"] == 5


def test_an_archive_that_unpacks_to_too_much_is_refused():
    assert refused({"bomb.zip": zipped({"a.csv": "0" * (MAX_BYTES + 1)})}).reason == "archive"


def test_a_workbook_and_a_checkpoint_are_told_from_other_archives():
    assert refused({"a.xlsx": zipped({"xl/workbook.xml": "<a/>"})}).reason == "spreadsheet"
    assert refused({"a.pt": zipped({"archive/data.pkl": "x"})}).reason == "model_file"


def test_the_names_that_were_found_are_listed_and_can_be_chosen():
    files = {"log.csv": b"epoch,a,b\n" + three("{e},{t},{v}\n").encode()}
    assert refused(files).values["names"] == ("epoch", "a", "b")
    (run,) = read_logs(files, {"train_loss": "a", "val_loss": "b"})
    assert run.train_loss.tolist() == TRAIN
    assert run.val_loss.tolist() == VAL


def test_numbers_without_names_are_numbered_for_the_choice():
    assert refused({"log.csv": three("{e},{t},{v}\n").encode()}).values["names"] == ("column 1", "column 2", "column 3")
    wide = {"log.csv": b"0.9,0.8,0.7,0.6,0.5\n1.0,0.95,0.93,0.9,0.8\n"}
    assert refused(wide).values["names"] == ("row 1", "row 2")
    (run,) = read_logs(wide, {"train_loss": "row 1", "val_loss": "row 2"})
    assert run.train_loss.tolist() == [0.9, 0.8, 0.7, 0.6, 0.5]


def test_a_choice_that_is_not_there_is_refused():
    files = {"log.csv": table(",").encode()}
    assert refused(files, train_loss="nonsense").reason == "unknown_choice"
    assert refused(files, pair="nonsense").reason == "unknown_choice"
    assert refused(files, banana="loss").reason == "unknown_choice"


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("as_zip", [False, True])
def test_files_of_one_run_are_put_together(kind, as_zip):
    files = {"logs.zip": zipped(PARTS[kind])} if as_zip else {n: t.encode() for n, t in PARTS[kind].items()}
    (run,) = read_logs(files)
    assert run.train_loss.tolist() == TRAIN
    assert run.val_loss.tolist() == VAL
    assert run.epochs.tolist() == [1, 2, 3]


def test_one_half_of_a_pair_of_files_is_read_alone():
    (run,) = read_logs({"test_error.tsv": PARTS["catboost"]["test_error.tsv"].encode()})
    assert run.val_loss.tolist() == VAL
    assert {note.id for note in run.notes} == {"split_from_file_name", "no_training_loss", "test_as_validation"}


def test_where_one_file_ends_far_before_the_other_only_common_rows_are_taken():
    learn = "iter\tLogloss\n" + "".join(f"{n}\t{1 / (n + 1)}\n" for n in range(100))
    test = "iter\tLogloss\n" + "".join(f"{n}\t{2 / (n + 1)}\n" for n in range(20))
    (run,) = read_logs({"learn_error.tsv": learn.encode(), "test_error.tsv": test.encode()})
    assert len(run.epochs) == 20
    assert {"train": 100, "val": 20} in [dict(note.values) for note in run.notes if note.id == "cut_to_common"]


def test_two_logs_are_two_runs_and_what_is_no_log_is_named():
    files = {"a.csv": table(","), "b.csv": table(";"), "notes.txt": "nothing here"}
    runs = read_logs({name: text.encode() for name, text in files.items()})
    assert [run.name for run in runs] == ["a.csv", "b.csv"]
    assert {"files": ("notes.txt",)} in [dict(note.values) for note in runs[0].notes]

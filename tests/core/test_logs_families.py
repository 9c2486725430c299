"""Every family of formats gives the same curve from the same three epochs."""

import numpy as np
import pytest

from core.logs import NOTES, read_logs
from core.logs.families import FAMILIES
from tests.core.log_samples import JSON, PARTS, TABLES, TEXTS, TRAIN, VAL, table, three

SAMPLES = {f"{family}: {name}": text for family, texts in
           (("table", TABLES), ("json", JSON), ("text", TEXTS)) for name, text in texts.items()}  # fmt: skip


def read(text: str, name: str = "pasted", **choose: str):
    return read_logs({name: text.encode()}, choose)


def notes(run):
    return {note.id: dict(note.values) for note in run.notes}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_curve_is_read(name):
    (run,) = read(SAMPLES[name])
    assert run.train_loss.tolist() == TRAIN
    assert run.val_loss.tolist() == VAL
    assert run.epochs.tolist() == [1, 2, 3]
    for note in run.notes:
        assert tuple(note.values) == NOTES[note.id]


def test_every_family_has_a_sample():
    runs = [run for text in SAMPLES.values() for run in read(text)]
    for files in PARTS.values():
        runs += read_logs({name: text.encode() for name, text in files.items()})
    assert {run.family for run in runs} == {family.id for family in FAMILIES}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"])
def test_a_text_is_read_in_the_usual_encodings(encoding):
    (run,) = read_logs({"log.csv": TABLES["japanese"].encode(encoding)})
    assert run.train_loss.tolist() == TRAIN
    assert run.columns["train_loss"] == "訓練損失"


def test_printed_nan_and_infinity_are_told_from_what_is_missing():
    (run,) = read("epoch,loss,val_loss\n1,0.9,\n2,nan,1.0\n3,0.8,-inf\n4,NA,0.9\n")
    assert np.isnan(run.train_loss).tolist() == [False, True, False, True]
    assert list(run.printed["train_loss"]) == [1]
    assert np.isnan(run.printed["train_loss"][1])
    assert run.printed["val_loss"] == {2: -np.inf}
    assert run.losses("val") == [None, 1.0, -np.inf, 0.9]
    assert run.losses("train")[3] is None


def test_epochs_that_begin_late_stay_as_they_are_printed():
    (run,) = read(three("Epoch {e}/200 - Train Loss: {t}, Val Loss: {v}\n", first=58))
    assert run.epochs.tolist() == [58, 59, 60]


def test_accuracy_is_read_beside_the_loss():
    (run,) = read(TEXTS["keras bars"])
    assert run.accuracy["train"].tolist() == [0.5] * 3
    assert run.accuracy["val"].tolist() == [0.4] * 3
    (run,) = read(table(","))
    assert run.accuracy == {"train": None, "val": None}


def test_training_is_averaged_since_the_last_validation():
    text = "".join(
        f"{{'loss': {a}, 'epoch': {e - 0.5}}}\n{{'loss': {b}, 'epoch': {e}}}\n{{'eval_loss': {v}, 'epoch': {e}}}\n"
        for e, a, b, v in ((1.0, 1.0, 0.8, 1.0), (2.0, 0.6, 0.4, 0.9), (3.0, 0.3, 0.1, 0.95))
    )
    (run,) = read(text)
    assert run.epochs.tolist() == [1, 2, 3]
    assert run.train_loss == pytest.approx([0.9, 0.5, 0.2])
    assert "averaged" in notes(run)
    assert run.choices["rows"] == ("as_logged",)
    (run,) = read(text, rows="as_logged")
    assert len(run.epochs) == 6
    assert run.train_loss.tolist() == [1.0, 0.8, 0.6, 0.4, 0.3, 0.1]


def test_prints_within_an_epoch_are_averaged():
    (run,) = read(
        "".join(
            f"Train Epoch: {e} [0/600 (0%)]\tLoss: {t + 0.1}\nTrain Epoch: {e} [300/600 (50%)]\tLoss: {t - 0.1}\n"
            f"\nTest set: Average loss: {v}, Accuracy: 90/100 (90%)\n\n"
            for e, t, v in zip((1, 2, 3), TRAIN, VAL, strict=True)
        )
    )
    assert run.train_loss == pytest.approx(TRAIN)
    assert run.val_loss.tolist() == VAL
    assert run.accuracy["val"] == pytest.approx([0.9] * 3)
    assert "test_as_validation" in notes(run)


def test_a_mean_so_far_in_brackets_is_the_epochs_loss():
    (run,) = read(
        "".join(
            f"Epoch: [{e}][ 0/50]\tTime 0.5 (0.5)\tLoss 8.0 (8.0)\n"
            f"Epoch: [{e}][10/50]\tTime 0.5 (0.5)\tLoss 5.0 ({t})\n"
            f"Test: [ 0/9]\tTime 1.0 (1.0)\tLoss 3.0 ({v})\n"
            for e, t, v in zip((1, 2, 3), TRAIN, VAL, strict=True)
        )
    )
    assert run.train_loss.tolist() == TRAIN
    assert run.val_loss.tolist() == VAL


def test_an_epoch_that_has_not_ended_is_left_out_and_counted():
    (run,) = read(TEXTS["keras bars"] + "Epoch 4/9\n 5/100 [=>......] - ETA: 1s - loss: 9.0")
    assert run.epochs.tolist() == [1, 2, 3]
    assert notes(run)["rows_left_out"] == {"count": 1}


def test_the_last_complete_print_of_an_epoch_wins():
    (run,) = read("epoch,loss,val_loss\n1,0.5,0.6\n1,0.9,1.0\n1,0.4,\n2,0.8,0.95\n3,0.7,0.93\n")
    assert run.train_loss.tolist() == TRAIN
    assert run.val_loss.tolist() == VAL


def test_thousands_have_commas_where_decimals_have_points():
    (run,) = read(three("Epoch {e}: train loss 1,23{t}, val loss 1,300.5\n"))
    assert run.train_loss.tolist() == [1230.9, 1230.8, 1230.7]


def test_decimal_commas_are_noted():
    (run,) = read(TABLES["decimal comma"])
    assert "decimal_comma" in notes(run)
    (run,) = read(three("Epoch {e}; train_loss: {t}1; val_loss: {v}1\n").replace(".", ","))
    assert run.train_loss == pytest.approx([0.91, 0.81, 0.71])


def test_a_cell_that_is_only_named_like_a_loss_is_none():
    (run,) = read("epoch,loss,best_val_loss,loss_scale,val_loss,lr\n" + three("{e},{t},0.1,1024,{v},0.1\n"))
    assert (run.columns["train_loss"], run.columns["val_loss"]) == ("loss", "val_loss")
    assert "pair" not in run.choices

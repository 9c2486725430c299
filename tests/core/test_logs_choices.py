"""What was taken for what, what else it could have been, and logs that hold several runs."""

import pytest

from core.logs import COLUMNS, read_logs
from core.logs.names import understand
from tests.core.log_samples import TRAIN, VAL, table, three

YOLO = "epoch,train/box_loss,train/cls_loss,metrics/mAP50(B),val/box_loss,val/cls_loss\n" + three(
    "{e},{t},5.{e},0.5,{v},6.{e}\n"
)
LATER = three("{e},0.6{e},0.8{e}\n", first=4)


def read(text: str, **choose: str):
    return read_logs({"log.csv": text.encode()}, choose)


def ids(run):
    return [note.id for note in run.notes]


def test_of_several_pairs_the_first_is_taken_and_the_others_are_offered():
    (run,) = read(YOLO)
    assert run.train_loss.tolist() == TRAIN
    assert run.columns["pair"] == "box loss"
    assert run.choices["pair"] == ("cls loss",)
    assert "several_pairs" in ids(run)
    (run,) = read(YOLO, pair="cls loss")
    assert run.columns["val_loss"] == "val/cls_loss"
    assert run.val_loss.tolist() == [6.1, 6.2, 6.3]


def test_every_offered_choice_can_be_taken():
    for text in (YOLO, table(","), table(",") + table(","), table(",") + LATER):
        for run in read(text):
            assert set(run.columns) | set(run.choices) <= {*COLUMNS}
            for role, others in run.choices.items():
                assert run.columns.get(role) not in others
                for other in others:
                    chosen = read(text, **{role: other})
                    assert all(one.columns[role] == other or role in ("runs", "rows", "x") for one in chosen)


def test_the_plain_loss_comes_before_parts_of_it():
    (run,) = read("epoch,a_loss,loss,val_a_loss,val_loss\n" + three("{e},9,{t},9,{v}\n"))
    assert (run.columns["train_loss"], run.columns["val_loss"]) == ("loss", "val_loss")


def test_a_validation_that_measures_something_else_is_not_paired_in_silence():
    (run,) = read("epoch,train_loss,val_rmse,val_r2\n" + three("{e},{t},{v},0.5\n"))
    assert run.columns["val_loss"] == ""
    assert {"other_quantity", "no_validation_loss"} <= set(ids(run))
    assert "val_rmse" in run.choices["val_loss"]


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("epoch,train,valid", "assumed_loss"),
        ("epoch,train_loss,test_loss", "test_as_validation"),
        ("epoch,validation_0-rmse,validation_1-rmse", "numbered_sets"),
        ("epoch,train_ce_loss,val_loss", "names_differ"),
        ("row,loss,val_loss", "numbered"),
    ],
)
def test_what_was_assumed_is_noted(header, note):
    (run,) = read(header + "\n" + three("{e},{t},{v}\n"))
    assert run.train_loss.tolist() == TRAIN
    assert run.val_loss.tolist() == VAL
    assert note in ids(run)


def test_validation_is_chosen_before_test():
    (run,) = read("epoch,train_loss,test_loss,dev_loss\n" + three("{e},{t},9.{e},{v}\n"))
    assert run.val_loss.tolist() == VAL
    assert ids(run) == []


def test_runs_of_one_file_are_taken_apart_and_can_be_joined():
    longer = table(",") + "".join(f"{e},{1 - e / 10},{1.1 - e / 10}\n" for e in range(1, 6))
    runs = read(longer)
    assert [len(run.epochs) for run in runs] == [5, 3]
    assert [run.name for run in runs] == ["log.csv (2)", "log.csv (1)"]
    assert runs[0].choices["runs"] == ("joined",)
    (joined,) = read(longer, runs="joined")
    assert joined.epochs.tolist() == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_header_in_the_middle_begins_a_run():
    runs = read(table(",") * 3)
    assert [run.train_loss.tolist() for run in runs] == [TRAIN] * 3


def test_epochs_that_begin_again_while_the_loss_goes_on_are_one_run():
    text = table(",") + "1,0.65,0.92\n2,0.6,0.91\n3,0.55,0.9\n"
    (run,) = read(text)
    assert run.epochs.tolist() == [1, 2, 3, 4, 5, 6]
    assert run.columns["runs"] == "joined"
    assert "joined" in ids(run)
    assert len(read(text, runs="separate")) == 2


def test_a_resumed_run_replaces_what_had_come_after_the_checkpoint():
    (run,) = read(table(",") + "4,0.65,0.92\n3,0.71,0.94\n4,0.66,0.9\n5,0.6,0.88\n")
    assert run.epochs.tolist() == [1, 2, 3, 4, 5]
    assert run.train_loss.tolist() == [0.9, 0.8, 0.71, 0.66, 0.6]
    assert "resumed" in ids(run)


def test_a_run_that_is_too_short_is_left_out_and_counted():
    (run,) = read("epoch,loss,val_loss\n1,0.91,1.1\n2,0.45,0.6\n" + three("{e},{t},{v}\n"))
    assert run.train_loss.tolist() == TRAIN
    assert "short_runs_left_out" in ids(run)


def test_folds_are_runs():
    runs = read("fold,epoch,loss,val_loss\n" + three("0,{e},{t},{v}\n") + three("1,{e},{t},{v}\n"))
    assert [run.train_loss.tolist() for run in runs] == [TRAIN, TRAIN]


def test_rows_from_the_last_to_the_first_are_turned_round():
    lines = table(",").strip().split("\n")
    (run,) = read("\n".join([lines[0], *lines[:0:-1]]))
    assert run.epochs.tolist() == [1, 2, 3]
    assert run.train_loss.tolist() == TRAIN


def test_mostly_empty_validation_is_thinned_for_the_diagnosis_only():
    rows = "".join(f"{e},{1 / e},{2 / e if e % 5 == 0 else ''}\n" for e in range(1, 31))
    (run,) = read("epoch,loss,val_loss\n" + rows)
    assert len(run.epochs) == 30
    assert run.for_diagnosis()["epochs"] == [5, 10, 15, 20, 25, 30]
    assert None not in run.for_diagnosis()["val_loss"]


@pytest.mark.parametrize(
    ("text", "split", "kind"),
    [
        ("loss", "", "loss"), ("val_loss", "val", "loss"), ("ValLoss", "val", "loss"), ("TrL", "train", "loss"),
        ("VL", "val", "loss"), ("TeA", "test", "accuracy"), ("train/box_loss", "train", "loss"),
        ("loss/val", "val", "loss"),
        ("valid_1's binary_logloss", "val", "loss"), ("Validation-LogLoss", "val", "loss"), ("DEV_LOSS", "val", "loss"),
        ("検証損失", "val", "loss"), ("学習率", "", "other"), ("訓練データの正解率", "train", "accuracy"),
        ("best_val_loss", "val", "other"), ("loss_scale", "", "other"), ("val_loss_std", "val", "other"),
        ("epoch", "", "epoch"), ("trainer/global_step", "", "step"), ("sec_per_batch", "", "other"),
        ("Quantile:alpha=0.5", "", "loss"), ("MultiClass", "", "loss"), ("train-TER", "train", "other"),
        ("val/precision(B)", "val", "other"), ("learn", "train", "split"), ("time took", "", "other"),
        ("sparse_categorical_accuracy", "", "accuracy"), ("num_epochs", "", "other"), ("lr/pg0", "", "other"),
    ],
)  # fmt: skip
def test_names_are_understood(text, split, kind):
    name = understand(text)
    assert (name.split, name.kind) == (split, kind)


def test_the_diagnosis_is_given_accuracy_as_shares_and_what_was_printed():
    (run,) = read(
        "epoch,loss,val_loss,acc,val_acc\n1,0.9,1.0,50%,0.4\n2,nan,,60%,0.5\n3,0.7,0.9,,0.6\n4,0.6,inf,70%,0.7\n"
    )
    given = run.for_diagnosis()
    assert given["train_accuracy"] == [0.5, 0.6, None, 0.7]
    assert given["val_accuracy"] == [0.4, 0.5, 0.6, 0.7]
    assert given["printed"] == {"train": [False, True, False, False], "val": [False, False, False, True]}

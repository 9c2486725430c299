"""What holds for any log: what is written is read back, and a damaged log gives runs or a `LogError`."""

import csv
import io
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.logs import NOTES, REASONS, LogError, read_logs
from tests.core.log_samples import JSON, TABLES, TEXTS

ALL = sorted({*TABLES.values(), *JSON.values(), *TEXTS.values()})
LOSSES = st.lists(st.tuples(*[st.floats(-1e6, 1e6).map(lambda x: float(f"{x:.6g}"))] * 2), min_size=3, max_size=30)
NAMES = st.sampled_from([
    ("loss", "val_loss"), ("train_loss", "valid_loss"), ("TrainLoss", "ValLoss"), ("Training Loss", "Validation Loss"),
    ("train/loss", "val/loss"), ("loss_train", "loss_val"), ("training_loss", "eval_loss"), ("train-rmse", "dev-rmse"),
])  # fmt: skip


def check(curve, text: str) -> None:
    (run,) = read_logs({"pasted": text.encode()})
    assert run.train_loss.tolist() == [train for train, _ in curve]
    assert run.val_loss.tolist() == [val for _, val in curve]


@settings(max_examples=30, deadline=None)
@given(LOSSES, NAMES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r\r\n"]), st.integers(0, 300))
def test_a_table_that_is_written_is_read_back(curve, names, separator, end, first):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow(["epoch", *names])
    writer.writerows([first + n, *pair] for n, pair in enumerate(curve))
    check(curve, out.getvalue())


@settings(max_examples=30, deadline=None)
@given(LOSSES, NAMES, st.booleans())
def test_json_that_is_written_is_read_back(curve, names, records):
    rows = [dict(zip(names, pair, strict=True)) for pair in curve]
    lists = {name: [row[name] for row in rows] for name in names}
    check(curve, json.dumps([{"epoch": n, **row} for n, row in enumerate(rows, 1)] if records else lists))


@settings(max_examples=40, deadline=None)
@given(
    LOSSES, NAMES, st.sampled_from(["{0}: {1}", "{0}={1}", "{0} {1}", "{0}: [{1}]", "'{0}': {1}"]),
    st.sampled_from([", ", " | ", " - ", "\t", "  "]),
    st.sampled_from(["Epoch {}", "[Epoch {}/99]", "epoch: {}", "Epoch {}:"]), st.booleans(), st.integers(0, 300),
)  # fmt: skip
def test_printed_lines_are_read_back_in_any_order(curve, names, pair, between, epoch, swapped, first):
    lines = []
    for n, values in enumerate(curve):
        parts = [pair.format(name, value) for name, value in zip(names, values, strict=True)]
        lines.append(between.join([epoch.format(first + n), *(reversed(parts) if swapped else parts)]))
    check(curve, "\n".join(lines))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a log that was cut, shuffled, doubled, mixed with another, or has other characters in it."""
    text = draw(st.sampled_from(ALL))
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        kind = draw(st.integers(0, 7))
        at = draw(st.integers(0, max(0, len(text) - 1)))
        if kind == 0:
            text = text[:at]
        elif kind == 1:
            text = "\n".join(draw(st.permutations(lines)))
        elif kind == 2:
            text += draw(st.sampled_from(ALL))
        elif kind == 3:
            text = text.replace("\n", draw(st.sampled_from(["\r\n", "\r", "\r\r\n", "\n\n", "", " "])))
        elif kind == 4:
            text = text[:at] + draw(st.text(max_size=5)) + text[at:]
        elif kind == 5:
            text = text[:at] + text[at + draw(st.integers(1, 20)) :]
        elif kind == 6:
            text = text.replace("loss", draw(st.sampled_from(["", "x", "nan", "1", "val", "loss loss"])))
        else:
            text = text.replace(
                draw(st.sampled_from("0123456789.,:=")), draw(st.sampled_from(["", "9", "nan", "1e400", "-"]))
            )
    return text


def outcome(files: dict[str, bytes]):
    try:
        return read_logs(files), None
    except LogError as error:
        return [], error


def gives_runs_or_a_reason(text: str) -> None:
    runs, error = outcome({"log.txt": text.encode("utf-8", "surrogatepass")})
    assert error is None or tuple(error.values) == REASONS[error.reason]
    for run in runs:
        n = len(run.epochs)
        assert n >= 3
        assert len(run.train_loss) == len(run.val_loss) == n
        assert np.isfinite(run.epochs).all()
        assert (np.diff(run.epochs) > 0).all()
        assert all(accuracy is None or len(accuracy) == n for accuracy in run.accuracy.values())
        assert all(0 <= row < n for printed in run.printed.values() for row in printed)
        assert all(tuple(note.values) == NOTES[note.id] for note in run.notes)


@settings(max_examples=100, deadline=None)
@given(damaged())
def test_a_damaged_log_gives_runs_or_a_reason(text):
    gives_runs_or_a_reason(text)


@pytest.mark.slow
@settings(max_examples=3000, deadline=None)
@given(damaged())
def test_many_damaged_logs_do(text):
    gives_runs_or_a_reason(text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_bytes_there_are_nothing_but_a_reason_comes(content):
    _, error = outcome({"x": content, "y.csv": content})
    assert error is None or error.reason in REASONS


@pytest.mark.parametrize(
    "piece",
    ["a 1 ", "train loss val loss best improved from ", "[", '{"a":', '"', ",", "- ", "| ", "10:10:10 ", "1,", "1.1.1",
     "loss (a) (b) ", "loss=[", "\x1b[", "val ", "損失 0.5 ", "loss 1/2 "],
)  # fmt: skip
def test_a_long_line_of_one_piece_is_refused(piece):
    """No expression may backtrack over the line: that would outlast the suite's time limit for one test."""
    with pytest.raises(LogError):
        read_logs({"pasted": (piece * 200_000)[:200_000].encode()})

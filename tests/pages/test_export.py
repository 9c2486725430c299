"""What a visitor takes along: a script that repeats the run to the last digit here, and every row as CSV."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.config import RunConfig
from core.training import train
from pages.ui import i18n, verdict
from pages.ui.lab import export
from tests.pages.app import open_page

ROOT = Path(__file__).parents[2]
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@pytest.mark.exact
@pytest.mark.parametrize(
    "config", [RunConfig(epochs=20), RunConfig("iris", epochs=10, patience=3, dropout=0.2), RunConfig("sine", epochs=5)]
)
def test_the_script_repeats_exactly_this_run(config, tmp_path):
    run = train(config)
    path = tmp_path / "run.py"
    path.write_text(export.script(config), encoding="utf-8")
    # The script takes one thread by itself, whatever the shell it is started from says.
    env = os.environ | {"PYTHONPATH": str(ROOT)} | dict.fromkeys(THREADS, "2")
    answer = subprocess.run([sys.executable, path], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert f"training loss: {float(run.history.train_loss[-1])!r}" in answer.stdout
    assert f"validation loss: {float(run.history.val_loss[-1])!r}" in answer.stdout
    assert f"status: {run.status}" in answer.stdout


def test_the_script_says_what_it_promises_and_what_not():
    promise, _ = export.script(RunConfig()).split("import os")
    assert all(word in promise for word in ("same machine", "same versions", "one thread", "a millionth", "elsewhere"))


def test_the_csv_has_every_row_in_full():
    run = train(RunConfig(epochs=7))
    rows = list(csv.DictReader(io.StringIO(export.history_csv(run))))
    assert [int(row["epoch"]) for row in rows] == list(range(8))
    assert [float(row["val_loss"]) for row in rows] == run.history.val_loss.tolist()


def test_regression_has_no_column_of_accuracies():
    header = export.history_csv(train(RunConfig("line", epochs=2))).splitlines()[0]
    assert header == "epoch,train_loss,val_loss"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Two moons · Cross-entropy · 32-32 units · Adam · learning rate 0.01"),
        ("ja", "二つの三日月 · 交差エントロピー · 32-32 · Adam · 学習率 0.01"),
    ],
)
def test_the_title_of_a_picture_says_what_was_trained(lang, line):
    assert export.title(RunConfig(), i18n.text(lang)) == line


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_report_has_the_verdict_what_to_try_and_the_link(lang):
    """An own run is reported by the same parts as somebody's log."""
    run, t = train(RunConfig()), i18n.text(lang)
    said = export.report_of(run, "https://lab.example/training_lab?dataset=moons", t)
    assert export.title(run.config, t) in said.splitlines()[0]
    assert "<https://lab.example/training_lab?dataset=moons>" in said
    assert verdict.whole_sentence(verdict.curves_of(run), t).split(t("format.sentence_end"))[0][-20:] in said
    assert t("verdict.overfitting.rule") in said
    assert f"| {len(run.history) - 1} |" in said


def test_the_report_is_withheld_with_the_verdict():
    texts = [button.proto.label for button in open_page("training_lab", details="1", lang="en").get("download_button")]
    later = open_page("training_lab", details="1", lang="en", reveal="later").get("download_button")
    label = i18n.text("en")("training_lab.download.report")
    assert label in texts
    assert label not in [button.proto.label for button in later]

"""`python -m core.logs`: a short table, and an exit code for one's own checks."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.logs.__main__ import main
from tests.core.log_samples import table

ROOT = Path(__file__).parents[2]


def log(path: Path, val: np.ndarray) -> str:
    epochs = np.arange(1, len(val) + 1)
    rows = "".join(f"{e},{np.exp(-e / 5):.6f},{v:.6f}\n" for e, v in zip(epochs, val, strict=True))
    path.write_text("epoch,loss,val_loss\n" + rows)
    return str(path)


def test_a_calm_log_gives_0_and_an_alarming_one_1(tmp_path, capsys):
    e = np.arange(1, 41)
    calm = log(tmp_path / "calm.csv", np.exp(-e / 5) + 0.05)
    rising = log(tmp_path / "rising.csv", np.exp(-e / 5) + 0.02 * e)
    assert main([calm]) == 0
    assert main([rising]) == 1
    assert main([calm, rising]) == 1
    printed = capsys.readouterr().out
    assert "verdict    overfitting" in printed
    assert "train loss: loss, val loss: val_loss" in printed
    assert "rise " in printed


def test_what_cannot_be_read_gives_2(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("hello")
    assert main([str(tmp_path / "a.txt")]) == 2
    assert main([str(tmp_path / "missing.csv")]) == 2
    assert main([str(tmp_path)]) == 2
    assert "no numbers" in capsys.readouterr().err


def test_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(table(",").encode())))
    assert main(["-"]) == 0
    assert capsys.readouterr().out.startswith("pasted\n")


def test_findings_are_printed_and_an_alarming_one_ends_with_1(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text(
        "epoch,loss,val_loss\n" + "".join(f"{n},{2 / n:.3f},{'nan' if n > 8 else 3 / n}\n" for n in range(1, 20))
    )
    assert main([str(path)]) == 1
    assert "printed nan" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["core.training", "core.diagnosis"])
def test_reading_needs_neither_training_nor_the_diagnosis(module):
    code = f"import sys, core.logs; print({module!r} in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"

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


def test_findings_are_printed_where_the_diagnosis_has_them(monkeypatch, capsys, tmp_path):
    import core.logs.__main__ as command
    from core.diagnosis import diagnose

    class WithFindings:
        def __init__(self, train_loss, val_loss=None, epochs=None, *, val_accuracy=None, printed=None):
            assert val_accuracy is None
            assert printed == {"train": [False] * 40, "val": [False] * 40}
            self.plain = diagnose(train_loss, val_loss, epochs)
            self.findings = [type("Finding", (), {"id": "printed_nan", "values": {"epoch": 2.0}})()]

        def __getattr__(self, name):
            return getattr(self.plain, name)

    monkeypatch.setattr(command, "diagnose", WithFindings)
    path = log(tmp_path / "a.csv", np.exp(-np.arange(1, 41) / 5) + 0.05)
    assert main([path]) == 1
    assert "printed nan (epoch: 2)" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["core.training", "core.diagnosis"])
def test_reading_needs_neither_training_nor_the_diagnosis(module):
    code = f"import sys, core.logs; print({module!r} in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"

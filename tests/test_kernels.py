"""Sets of kernels: older processors are imitated, with nothing but what numpy itself has found."""

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kernels import KERNELS, found_features, settings, why_not

ROOT = Path(__file__).parents[1]
NEW = ("X86_V3", "X86_V4", "AVX512_ICL")
OLD = ("SSSE3", "SSE41", "POPCNT", "SSE42", "AVX", "F16C", "FMA3", "AVX2", "AVX512F", "AVX512CD", "AVX512_SKX")
SHOW = (
    "import json, numpy, sys; from threadpoolctl import threadpool_info; "
    "print(json.dumps([numpy.show_config(mode='dicts')['SIMD Extensions'].get('found', []), "
    "[each['architecture'] for each in threadpool_info() if each['internal_api'] == 'openblas']]))"
)


@pytest.mark.parametrize(
    ("name", "found", "core", "off"),
    [
        ("native", NEW, None, None),
        ("haswell", NEW, "Haswell", "X86_V4 AVX512_ICL"),
        ("haswell", OLD, "Haswell", "AVX512F AVX512CD AVX512_SKX"),
        ("haswell", ("X86_V3",), "Haswell", None),
        ("nehalem", NEW, "Nehalem", "X86_V3 X86_V4 AVX512_ICL"),
        ("nehalem", (), "Nehalem", None),
    ],
)
def test_what_lies_above_is_turned_off_by_the_name_that_numpy_gives_it(name, found, core, off):
    given = settings(name, found)
    assert (given.get("OPENBLAS_CORETYPE"), given.get("NPY_DISABLE_CPU_FEATURES")) == (core, off)


@pytest.mark.parametrize(
    ("name", "found", "machine", "skipped"),
    [
        ("native", (), "aarch64", False),
        ("haswell", ("ASIMDHP",), "aarch64", True),
        ("haswell", ("X86_V2",), "x86_64", True),
        ("haswell", OLD, "AMD64", False),
        ("nehalem", (), "x86_64", False),
    ],
)
def test_what_a_processor_cannot_do_is_skipped(name, found, machine, skipped):
    assert bool(why_not(name, found, machine)) == skipped


@pytest.mark.skipif(platform.machine().lower() not in ("x86_64", "amd64"), reason="kernels of x86-64")
def test_the_oldest_kernels_are_in_force_and_nothing_warns():
    command = [sys.executable, "-m", "tests.kernels", "nehalem", sys.executable, "-W", "error", "-c", SHOW]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stderr == ""
    features, architectures = json.loads(answer.stdout.splitlines()[-1])
    assert features == []
    assert set(architectures) <= {"Nehalem"}


def test_the_sets_are_listed_without_a_command():
    answer = subprocess.run([sys.executable, "-m", "tests.kernels"], cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.split() == [*KERNELS]
    assert isinstance(found_features(), list)

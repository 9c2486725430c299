"""A benchmark is run by hand and seldom: that it can be started at all is tested here."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.benchmarks.engine import starter

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py") if not path.stem.startswith("test_"))


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_started(name):
    assert callable(getattr(import_module(f"tests.benchmarks.{name}"), "main", starter))


def test_a_starter_is_measured_in_a_process_of_its_own():
    first_seconds, first_memory, cpu, memory = starter("line")
    assert min(first_seconds, cpu) > 0
    assert min(first_memory, memory) >= 0

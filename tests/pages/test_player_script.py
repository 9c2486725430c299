"""The player's modules become one script that a browser can read, and its pure parts are right."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pages.ui.run_player import bundle

JS = Path(bundle.__file__).parent / "js"
TOOLS = Path(__file__).parents[1] / "js"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed")


def test_every_module_is_in_the_script_after_those_that_it_imports():
    names = bundle.order("registry")
    assert {path.stem for path in JS.glob("*.js")} == {*names, "types"}
    assert names[-1] == "registry"
    for name in names:
        needed = bundle._IMPORT.findall((JS / f"{name}.js").read_text("utf-8"))
        assert all(names.index(other) < names.index(name) for other in needed)


def test_comments_imports_and_exports_stay_at_home():
    script = bundle.script()
    assert not any(word in script for word in ("import ", "export ", "/**", "@param"))
    assert "</script" not in script
    assert len(script) < 65_000  # sent once a visit


@needs_node
@pytest.mark.parametrize("text", [bundle.script(), bundle.ENTRY], ids=["registry", "entry"])
def test_the_script_can_be_read(text, tmp_path):
    path = tmp_path / "script.mjs"
    path.write_text(text, "utf-8")
    subprocess.run([NODE, "--check", path], check=True, capture_output=True)


@needs_node
def test_labels_scales_numbers_and_clock():
    found = subprocess.run(
        [NODE, "--experimental-default-type=module", "--test"], cwd=TOOLS, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout
